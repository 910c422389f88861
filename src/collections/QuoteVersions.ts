import type { CollectionConfig } from 'payload'

import { nobody, staffOrOwnClient } from '../access/rules'
import { versionFiles } from '../endpoints/versionFiles'
import { t } from '../fields/labels'
import { systemDate, systemJson, systemNumber, systemRelation, systemText } from '../fields/system'
import { announcePdf } from '../hooks/quotes/announcePdf'
import { groups } from './groups'

/** What was sent, exactly: one frozen row per sending (Q1). A trigger refuses every change but the late columns. */
export const QuoteVersions: CollectionConfig = {
  slug: 'quote-versions',
  labels: { singular: t('Version de devis', 'Quote version'), plural: t('Versions de devis', 'Quote versions') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    useAsTitle: 'label',
    group: groups.journal,
    defaultColumns: ['label', 'quote', 'state', 'createdAt', 'pdfRenderedAt'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staffOrOwnClient('client', ['admin', 'sign', 'billing', 'read']),
    create: nobody,
    update: nobody,
    delete: nobody,
  },
  hooks: { afterChange: [announcePdf] },
  endpoints: versionFiles,
  indexes: [{ fields: ['quote', 'version'], unique: true }],
  fields: [
    systemText('label', t('Version', 'Version'), { required: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemNumber('version', t('N° de version', 'Version number'), { required: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'current',
      label: t('État', 'State'),
      admin: { readOnly: true },
      options: [
        { value: 'current', label: t('En cours', 'Current') },
        { value: 'superseded', label: t('Remplacée', 'Superseded') },
      ],
    },
    systemJson('content', t('Contenu figé', 'Frozen content'), { required: true }),
    systemText('sha256', t('Empreinte du contenu', 'Hash of the content'), { required: true, index: true }),
    systemText('validUntil', t('Valable jusqu’au', 'Valid until'), { required: true }),
    systemText('pdfKey', t('Fichier PDF', 'PDF file'), { hidden: true, staffOnly: true }),
    systemText('pdfSha256', t('Empreinte du PDF', 'Hash of the PDF'), { index: true }),
    systemNumber('pdfByteLength', t('Taille du PDF (octets)', 'Size of the PDF (bytes)')),
    systemDate('pdfRenderedAt', t('PDF produit le', 'PDF made at')),
  ],
}
