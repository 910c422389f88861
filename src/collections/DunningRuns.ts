import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { t } from '../fields/labels'
import { civilDateField, systemDate, systemNumber, systemText } from '../fields/system'
import { groups } from './groups'

/** Each run of the ladder of reminders, so that a silence can be told from a quiet day. */
export const DunningRuns: CollectionConfig = {
  slug: 'dunning-runs',
  labels: { singular: t('Passage des relances', 'Dunning run'), plural: t('Passages des relances', 'Dunning runs') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: { group: groups.journal, defaultColumns: ['day', 'startedAt', 'finishedAt', 'looked', 'planned', 'tasks'] },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  fields: [
    civilDateField({ name: 'day', label: t('Jour', 'Day'), derived: true, required: true, index: true }),
    systemDate('startedAt', t('Commencé à', 'Started at'), { required: true, index: true }),
    systemDate('finishedAt', t('Terminé à', 'Finished at')),
    systemNumber('looked', t('Factures regardées', 'Invoices looked at')),
    systemNumber('planned', t('Relances prévues', 'Reminders planned')),
    systemNumber('tasks', t('Tâches ouvertes', 'Tasks opened')),
    systemText('error', t('Erreur', 'Error')),
  ],
}
