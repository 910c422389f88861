import type { ArrayField } from 'payload'

import { moneyField, quantityField } from './amounts'
import { t } from './labels'
import { vatCategoryOptions, workFields } from './workFields'

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
    ...workFields(),
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
