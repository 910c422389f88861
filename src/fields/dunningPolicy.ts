import type { GroupField, NumberField } from 'payload'

import { staffOnField } from '../access/rules'
import { t } from './labels'

const inherited = [
  { value: 'inherit', label: t('Comme les réglages', 'As in the settings') },
  { value: 'yes', label: t('Oui', 'Yes') },
  { value: 'no', label: t('Non', 'No') },
]

function days(name: string, fr: string, en: string): NumberField {
  return { name, type: 'number', min: 0, max: 365, label: t(fr, en), admin: { width: '25%' } }
}

/** What a client or an invoice says differently from the general ladder of reminders; empty fields say nothing (D7). */
export const dunningPolicyField: GroupField = {
  name: 'dunning',
  type: 'group',
  label: t('Relances : réglages propres', 'Reminders: own settings'),
  access: { read: staffOnField },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'isActive',
          type: 'select',
          defaultValue: 'inherit',
          options: inherited,
          label: t('Relancer', 'Remind'),
          admin: { width: '25%' },
        },
        {
          name: 'isGrouped',
          type: 'select',
          defaultValue: 'inherit',
          options: inherited,
          label: t('Regrouper', 'Group'),
          admin: { width: '25%' },
        },
        days('minimumGapDays', 'Écart minimal (jours)', 'Least gap (days)'),
        days('beforeDueDays', 'Avant l’échéance (jours)', 'Before the due date (days)'),
      ],
    },
    {
      type: 'row',
      fields: [
        days('level1Days', 'Niveau 1 (jours)', 'Level 1 (days)'),
        days('level2Days', 'Niveau 2 (jours)', 'Level 2 (days)'),
        days('level3Days', 'Niveau 3 (jours)', 'Level 3 (days)'),
        days('level4Days', 'Niveau 4 (jours)', 'Level 4 (days)'),
      ],
    },
  ],
}
