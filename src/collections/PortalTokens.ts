import type { CollectionConfig } from 'payload'

import { nobody } from '../access/rules'
import { t } from '../fields/labels'
import { systemDate, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** Single-use login links and codes of the portal, as hashes only (C1). */
export const PortalTokens: CollectionConfig = {
  slug: 'portal-tokens',
  labels: { singular: t('Lien de connexion', 'Login token'), plural: t('Liens de connexion', 'Login tokens') },
  admin: { group: groups.journal, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    systemText('tokenHash', t('Empreinte du lien', 'Hash of the token'), { required: true, unique: true, index: true }),
    systemText('codeHash', t('Empreinte du code', 'Hash of the code')),
    systemRelation('contact', t('Contact', 'Contact'), 'contacts', { required: true, index: true }),
    systemDate('expiresAt', t('Expire le', 'Expires at'), { required: true, index: true }),
    systemDate('consumedAt', t('Utilisé le', 'Consumed at')),
    systemNumber('tries', t('Essais', 'Tries')),
  ],
}
