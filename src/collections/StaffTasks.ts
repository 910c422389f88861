import type { CollectionConfig } from 'payload'

import { nobody, roles, staff } from '../access/rules'
import { staffTaskKinds, staffTaskStates } from '../domain/tasks'
import { t } from '../fields/labels'
import { civilDateField, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

const kindLabels = {
  'bounced-mail': t('Adresse à corriger', 'Address to mend'),
  'post-notice': t('Mise en demeure à poster', 'Formal notice to post'),
  'review-answer': t('Réponse d’un client à traiter', 'Client’s answer to deal with'),
  refund: t('Remboursement à faire', 'Refund to make'),
  call: t('Client à appeler', 'Client to call'),
  other: t('Autre', 'Other'),
}
const stateLabels = { open: t('À faire', 'To do'), done: t('Fait', 'Done') }

/** What a person of the agency has to do, where no button can do it for them. */
export const StaffTasks: CollectionConfig = {
  slug: 'staff-tasks',
  labels: { singular: t('Tâche', 'Task'), plural: t('Tâches', 'Tasks') },
  disableDuplicate: true,
  enableQueryPresets: true,
  admin: {
    useAsTitle: 'title',
    group: groups.sales,
    defaultColumns: ['title', 'kind', 'client', 'dueOn', 'assignee', 'state'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staff,
    create: roles('owner', 'manager', 'accountant'),
    update: roles('owner', 'manager', 'accountant'),
    delete: nobody,
  },
  indexes: [{ fields: ['state', 'dueOn'] }],
  fields: [
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      index: true,
      label: t('État', 'State'),
      options: staffTaskStates.map((value) => ({ value, label: stateLabels[value] })),
      admin: { position: 'sidebar' },
    },
    { name: 'title', type: 'text', required: true, label: t('À faire', 'To do') },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'other',
      index: true,
      label: t('Nature', 'Kind'),
      options: staffTaskKinds.map((value) => ({ value, label: kindLabels[value] })),
    },
    civilDateField({ name: 'dueOn', label: t('Pour le', 'Due on'), index: true }),
    {
      name: 'assignee',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      maxDepth: 1,
      label: t('Pour', 'For'),
    },
    { name: 'note', type: 'textarea', label: t('Note', 'Note') },
    systemRelation('client', t('Client', 'Client'), 'clients', { index: true }),
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { index: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true }),
    systemText('purpose', t('Raison unique', 'Unique purpose'), { unique: true, index: true, hidden: true }),
  ],
}
