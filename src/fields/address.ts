import type { GroupField } from 'payload'

import { t } from './labels'

/** A postal address; none of it is required here: what a document needs is checked when it is sent or issued (I4). */
export function addressField(name: string, label: { fr: string; en: string }): GroupField {
  return {
    name,
    type: 'group',
    label,
    fields: [
      { name: 'line1', type: 'text', label: t('Adresse', 'Address') },
      { name: 'line2', type: 'text', label: t('Complément', 'Address line 2') },
      {
        type: 'row',
        fields: [
          { name: 'postalCode', type: 'text', label: t('Code postal', 'Postcode'), admin: { width: '25%' } },
          { name: 'city', type: 'text', label: t('Ville', 'City'), admin: { width: '50%' } },
          {
            name: 'country',
            type: 'text',
            label: t('Pays (code)', 'Country (code)'),
            defaultValue: 'FR',
            minLength: 2,
            maxLength: 2,
            admin: { width: '25%' },
          },
        ],
      },
    ],
  }
}
