import type { ArrayField } from 'payload'

import { moneyField } from './amounts'
import { t } from './labels'
import { vatCategoryOptions, workFields } from './workFields'

/** The work invoiced, line by line (R9). */
export function invoiceLinesField(): ArrayField {
  return {
    name: 'lines',
    type: 'array',
    label: t('Lignes', 'Lines'),
    labels: { singular: t('Ligne', 'Line'), plural: t('Lignes', 'Lines') },
    admin: {
      components: { RowLabel: '/src/components/admin/quotes/QuoteLineLabel#QuoteLineLabel' },
    },
    fields: [
      ...workFields(),
      { name: 'vatCategory', type: 'select', label: t('Régime de TVA', 'VAT category'), options: vatCategoryOptions },
      moneyField({ name: 'netCents', label: t('Net HT', 'Net'), derived: true, hidden: true, defaultValue: 0 }),
    ],
  }
}
