import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { t } from '../fields/labels'
import { systemDate, systemJson, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** One signer's act on one version, with its evidence (S4). Append-only: a trigger refuses change and deletion. */
export const Signatures: CollectionConfig = {
  slug: 'signatures',
  labels: { singular: t('Signature', 'Signature'), plural: t('Signatures', 'Signatures') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    useAsTitle: 'signerName',
    group: groups.journal,
    defaultColumns: ['signerName', 'quote', 'method', 'signedAt'],
    enableListViewSelectAPI: true,
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['version', 'signerEmail'], unique: true }],
  fields: [
    systemRelation('version', t('Version', 'Version'), 'quote-versions', { required: true, index: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemText('signerName', t('Nom du signataire', 'Signer’s name'), { required: true }),
    systemText('signerEmail', t('E-mail du signataire', 'Signer’s e-mail'), { required: true }),
    systemText('signerRole', t('Qualité', 'Capacity')),
    {
      name: 'method',
      type: 'select',
      required: true,
      label: t('Façon de signer', 'Way of signing'),
      admin: { readOnly: true },
      options: [
        { value: 'draw', label: t('Dessinée', 'Drawn') },
        { value: 'type', label: t('Tapée', 'Typed') },
        { value: 'keyboard', label: t('Au clavier', 'By keyboard') },
      ],
    },
    systemText('versionSha256', t('Empreinte de la version', 'Hash of the version'), { required: true }),
    systemText('pdfSha256', t('Empreinte du PDF présenté', 'Hash of the presented PDF'), { required: true }),
    systemText('imageSha256', t('Empreinte de l’image', 'Hash of the image'), { required: true }),
    {
      ...systemText('imageBase64', t('Image (PNG)', 'Image (PNG)'), { required: true, hidden: true }),
      // S1 allows 256 KiB of PNG; Payload stops texts at 40,000 characters unless told.
      maxLength: 350_000,
    },
    systemText('consentText', t('Consentement présenté', 'Consent as shown'), { required: true }),
    systemDate('signedAt', t('Signé le', 'Signed at'), { required: true, index: true }),
    systemText('ip', t('Adresse IP', 'IP address')),
    systemText('userAgent', t('Navigateur', 'User agent')),
    systemText('timeZone', t('Fuseau horaire', 'Time zone')),
    systemText('locale', t('Langue de la page', 'Locale of the page')),
    systemJson('evidence', t('Preuves', 'Evidence'), { required: true }),
  ],
}
