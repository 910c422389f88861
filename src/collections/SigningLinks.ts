import type { CollectionConfig } from 'payload'

import { nobody } from '../access/rules'
import { t } from '../fields/labels'
import { systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/**
 * One signer's way to a quote: hashes only; the address is derived again when a mail is written or staff ask for it. Each
 * signer of a quote has one, by a unique constraint, and what is signed through it is signed by them (Q5, S4).
 */
export const SigningLinks: CollectionConfig = {
  slug: 'signing-links',
  labels: { singular: t('Lien de signature', 'Signing link'), plural: t('Liens de signature', 'Signing links') },
  admin: { group: groups.journal, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['quote', 'email'], unique: true }],
  fields: [
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true }),
    systemText('email', t('E-mail du signataire', 'Signer’s e-mail'), { required: true }),
    systemText('nonce', t('Tirage du lien', 'Nonce of the link'), { required: true }),
    systemText('tokenHash', t('Empreinte du lien', 'Hash of the link'), { required: true, index: true, unique: true }),
  ],
}
