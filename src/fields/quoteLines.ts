import type { ArrayField } from 'payload'

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

/** The work offered: each line fixed, optional, or one of a group from which the client takes exactly one (Q4). */
export const quoteLinesField: ArrayField = {
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
    {
      type: 'row',
      fields: [
        {
          name: 'choice',
          type: 'select',
          required: true,
          defaultValue: 'fixed',
          label: t('Choix du client', 'Client’s choice'),
          admin: { width: '30%' },
          options: [
            { value: 'fixed', label: t('Incluse', 'Included') },
            { value: 'optional', label: t('Option', 'Optional') },
            { value: 'one-of', label: t('Au choix dans un groupe', 'One of a group') },
          ],
        },
        {
          name: 'group',
          type: 'text',
          label: t('Groupe', 'Group'),
          admin: { width: '30%', condition: (_, line) => line?.choice === 'one-of' },
        },
        {
          name: 'selected',
          type: 'checkbox',
          defaultValue: false,
          label: t('Présélectionnée', 'Preselected'),
          admin: { width: '40%', condition: (_, line) => line?.choice !== 'fixed' },
        },
      ],
    },
    {
      type: 'collapsible',
      label: t('Réglages avancés', 'Advanced'),
      admin: { initCollapsed: true },
      fields: [
        {
          type: 'row',
          fields: [
            quantityField({ name: 'minQuantityMilli', label: t('Quantité minimale', 'Least quantity'), width: '33%' }),
            quantityField({
              name: 'maxQuantityMilli',
              label: t('Quantité maximale', 'Greatest quantity'),
              width: '33%',
            }),
            {
              name: 'vatCategory',
              type: 'select',
              label: t('Régime de TVA', 'VAT category'),
              options: vatCategoryOptions,
              admin: { width: '34%' },
            },
          ],
        },
      ],
    },
    moneyField({ name: 'netCents', label: t('Net HT', 'Net'), derived: true, hidden: true, defaultValue: 0 }),
  ],
}
