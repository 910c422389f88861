import type { CollectionConfig } from 'payload'

import { nobody } from '../access/rules'
import { t } from '../fields/labels'
import { systemDate, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** Open sessions of the portal, as hashes only; revocable one by one (C1). */
export const PortalSessions: CollectionConfig = {
  slug: 'portal-sessions',
  labels: {
    singular: t('Session de l’espace client', 'Portal session'),
    plural: t('Sessions de l’espace client', 'Portal sessions'),
  },
  admin: { group: groups.journal, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    systemText('tokenHash', t('Empreinte', 'Hash'), { required: true, unique: true, index: true }),
    { ...systemRelation('contact', t('Contact', 'Contact'), 'contacts', { index: true }), required: true },
    systemDate('expiresAt', t('Expire le', 'Expires at'), { required: true, index: true }),
    systemDate('revokedAt', t('Révoquée le', 'Revoked at')),
    systemText('userAgent', t('Navigateur', 'User agent')),
    systemText('ip', t('Adresse IP', 'IP address')),
  ],
}
