import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { quoteVisitKinds } from '../domain/quotes/visits'
import { t } from '../fields/labels'
import { systemDate, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

const kindLabels = {
  fetched: t('Chargé (machine ou aperçu)', 'Fetched (machine or preview)'),
  staff: t('Ouvert par l’équipe', 'Opened by staff'),
  viewed: t('Lu par une personne', 'Viewed by a person'),
}

/**
 * Who opened what of a quote, counted: one row per version, signer and kind. That a server answered proves nothing about a
 * reader; only `viewed` stands for a person, and only it is told as "seen" (S4).
 */
export const QuoteVisits: CollectionConfig = {
  slug: 'quote-visits',
  labels: { singular: t('Ouverture de devis', 'Quote visit'), plural: t('Ouvertures de devis', 'Quote visits') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: { group: groups.journal, defaultColumns: ['quote', 'email', 'kind', 'count', 'firstAt', 'lastAt'] },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['version', 'email', 'kind'], unique: true }],
  fields: [
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true }),
    systemRelation('version', t('Version', 'Version'), 'quote-versions', { required: true, index: true }),
    systemText('email', t('Lien de', 'Link of'), { required: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: t('Nature', 'Kind'),
      admin: { readOnly: true },
      options: quoteVisitKinds.map((value) => ({ value, label: kindLabels[value] })),
    },
    systemNumber('count', t('Nombre', 'Count'), { required: true }),
    systemDate('firstAt', t('Première fois', 'First at'), { required: true }),
    systemDate('lastAt', t('Dernière fois', 'Last at'), { required: true }),
    systemText('userAgent', t('Navigateur', 'User agent')),
  ],
}
