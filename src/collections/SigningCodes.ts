import type { CollectionConfig } from 'payload'

import { nobody } from '../access/rules'
import { t } from '../fields/labels'
import { systemDate, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** E-mailed codes that prove a signer's address (S3): hashes only; the code is derived again when the mail is written. */
export const SigningCodes: CollectionConfig = {
  slug: 'signing-codes',
  labels: { singular: t('Code de signature', 'Signing code'), plural: t('Codes de signature', 'Signing codes') },
  admin: { group: groups.journal, hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['version', 'email'] }],
  fields: [
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true }),
    systemRelation('version', t('Version', 'Version'), 'quote-versions', { required: true, index: true }),
    systemText('email', t('E-mail du signataire', 'Signer’s e-mail'), { required: true }),
    systemText('codeHash', t('Empreinte du code', 'Hash of the code'), { required: true }),
    systemDate('sentAt', t('Envoyé le', 'Sent at'), { required: true, index: true }),
    systemDate('expiresAt', t('Expire le', 'Expires at'), { required: true }),
    systemNumber('tries', t('Essais', 'Tries'), { required: true }),
    systemDate('verifiedAt', t('Vérifié le', 'Verified at')),
    systemDate('usedAt', t('Utilisé le', 'Used at')),
  ],
}
