import type { Field } from 'payload'

import { vatCategories } from '../domain/quotes/totals'
import { moneyField, percentField, quantityField } from './amounts'
import { t } from './labels'

const vatCategoryLabels = {
  S: t('Taux normal ou réduit', 'Standard or reduced rate'),
  E: t('Exonéré (franchise)', 'Exempt'),
  AE: t('Autoliquidation', 'Reverse charge'),
  K: t('Intracommunautaire', 'Intra-EU'),
  G: t('Export', 'Export'),
  O: t('Hors champ', 'Out of scope'),
  Z: t('Taux zéro', 'Zero rate'),
}

/** VAT category of a line; empty means S, or E when the rate is 0 (M4). */
export const vatCategoryOptions = vatCategories.map((value) => ({ value, label: vatCategoryLabels[value] }))

/** What every line of work says, offered or invoiced: what it is, how much, at what price, discount and VAT rate (R9). */
export function workFields(): Field[] {
  return [
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
  ]
}
