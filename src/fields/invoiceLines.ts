import type { ArrayField } from 'payload'

import { moneyField, percentField, quantityField } from './amounts'
import { t } from './labels'
import { vatCategoryOptions } from './quoteLines'

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
      { name: 'label', type: 'text', required: true, label: t('Intitulé', 'Label') },
      { name: 'description', type: 'textarea', label: t('Description', 'Description') },
      {
        type: 'row',
        fields: [
          quantityField({
            name: 'quantityMilli',
            label: t('Quantité', 'Quantity'),
            required: true,
            defaultValue: 1000,
            width: '20%',
          }),
          { name: 'unit', type: 'text', defaultValue: 'forfait', label: t('Unité', 'Unit'), admin: { width: '20%' } },
          moneyField({
            name: 'unitPriceCents',
            label: t('Prix unitaire HT', 'Unit price'),
            required: true,
            width: '25%',
          }),
          percentField({ name: 'discountBp', label: t('Remise', 'Discount'), defaultValue: 0, width: '15%' }),
          percentField({ name: 'vatRateBp', label: t('TVA', 'VAT'), required: true, defaultValue: 2000, width: '20%' }),
        ],
      },
      { name: 'vatCategory', type: 'select', label: t('Régime de TVA', 'VAT category'), options: vatCategoryOptions },
      moneyField({ name: 'netCents', label: t('Net HT', 'Net'), derived: true, hidden: true, defaultValue: 0 }),
    ],
  }
}
