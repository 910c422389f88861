import type { GlobalConfig } from 'payload'

import { roles, staff } from '../access/rules'
import { groups } from '../collections/groups'
import { t } from '../fields/labels'

/** The default ladder of reminders (D1, D7). */
export const Dunning: GlobalConfig = {
  slug: 'dunning',
  label: t('Relances', 'Reminders'),
  admin: { group: groups.settings },
  access: { read: staff, update: roles('owner', 'accountant'), readVersions: roles('owner', 'accountant') },
  versions: { max: 0 },
  fields: [
    { name: 'active', type: 'checkbox', defaultValue: true, label: t('Relances actives', 'Reminders on') },
    {
      name: 'minimumGapDays',
      type: 'number',
      required: true,
      min: 1,
      max: 30,
      defaultValue: 5,
      label: t('Écart minimal (jours)', 'Least gap (days)'),
    },
    {
      name: 'levels',
      type: 'array',
      minRows: 1,
      maxRows: 4,
      label: t('Niveaux', 'Levels'),
      defaultValue: [{ afterDays: 3 }, { afterDays: 10 }, { afterDays: 21 }, { afterDays: 30 }],
      fields: [
        {
          name: 'afterDays',
          type: 'number',
          required: true,
          min: 1,
          label: t('Jours après l’échéance', 'Days after the due date'),
        },
      ],
    },
  ],
}
