import type { CollectionConfig } from 'payload'

import { roles, staffOnField, staffOrOwnClient } from '../access/rules'
import { projectPhases, projectStates } from '../domain/projects/lifecycle'
import { projectActions } from '../endpoints/invoiceActions'
import { percentField } from '../fields/amounts'
import { t } from '../fields/labels'
import { civilDateField, stateField, systemDate, systemNumber, systemRelation } from '../fields/system'
import { lockRowBeforeUpdate } from '../hooks/lockRowBeforeUpdate'
import { recordStates } from '../hooks/ledger/recordStates'
import { deriveProgress } from '../hooks/projects/deriveProgress'
import { groups } from './groups'

export const projectStateLabels = {
  waiting: t('En attente', 'Waiting'),
  framing: t('Cadrage', 'Framing'),
  design: t('Design', 'Design'),
  development: t('Développement', 'Development'),
  acceptance: t('Recette', 'Acceptance'),
  delivered: t('Livré', 'Delivered'),
  cancelled: t('Annulé', 'Cancelled'),
}

const phaseOptions = projectPhases.map((value) => ({
  value,
  label: projectStateLabels[value],
}))

/** The work that an accepted quote starts; its client follows it by milestones (C4). */
export const Projects: CollectionConfig = {
  slug: 'projects',
  labels: { singular: t('Projet', 'Project'), plural: t('Projets', 'Projects') },
  trash: true,
  enableQueryPresets: true,
  defaultPopulate: { title: true, state: true, progressPercent: true },
  admin: {
    useAsTitle: 'title',
    group: groups.delivery,
    defaultColumns: ['title', 'client', 'state', 'progressPercent', 'dueOn', 'updatedAt'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staffOrOwnClient('client', ['admin', 'project', 'read']),
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager'),
    delete: roles('owner'),
  },
  endpoints: projectActions,
  hooks: {
    beforeOperation: [lockRowBeforeUpdate('projects')],
    beforeChange: [deriveProgress],
    afterChange: [recordStates('project')],
  },
  indexes: [{ fields: ['client', 'state'] }],
  fields: [
    stateField(projectStates, projectStateLabels, 'waiting'),
    { name: 'title', type: 'text', required: true, label: t('Projet', 'Project') },
    {
      type: 'row',
      fields: [
        {
          name: 'client',
          type: 'relationship',
          relationTo: 'clients',
          required: true,
          index: true,
          maxDepth: 1,
          label: t('Client', 'Client'),
          admin: { width: '50%' },
        },
        {
          ...systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true, unique: true }),
          admin: { readOnly: true, width: '50%' },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        civilDateField({ name: 'startedOn', label: t('Démarré le', 'Started on'), derived: true, width: '33%' }),
        civilDateField({ name: 'dueOn', label: t('Livraison prévue', 'Due on'), width: '33%' }),
        civilDateField({
          name: 'withdrawalEndsOn',
          label: t('Fin du délai de rétractation', 'Withdrawal period ends'),
          derived: true,
          width: '34%',
        }),
      ],
    },
    systemDate('withdrawalWaivedAt', t('Démarrage anticipé demandé', 'Early start requested')),
    systemNumber('progressPercent', t('Avancement (%)', 'Progress (%)'), { sidebar: true }),
    {
      name: 'milestones',
      type: 'array',
      label: t('Jalons', 'Milestones'),
      labels: { singular: t('Jalon', 'Milestone'), plural: t('Jalons', 'Milestones') },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'title', type: 'text', required: true, label: t('Jalon', 'Milestone'), admin: { width: '40%' } },
            {
              name: 'phase',
              type: 'select',
              required: true,
              defaultValue: 'framing',
              label: t('Phase', 'Phase'),
              options: phaseOptions,
              admin: { width: '20%' },
            },
            {
              name: 'weight',
              type: 'number',
              required: true,
              defaultValue: 1,
              min: 1,
              max: 100,
              label: t('Poids', 'Weight'),
              admin: { width: '10%' },
            },
            {
              name: 'actor',
              type: 'select',
              required: true,
              defaultValue: 'agency',
              label: t('Qui agit', 'Who acts'),
              options: [
                { value: 'agency', label: t('Agence', 'Agency') },
                { value: 'client', label: t('Client', 'Client') },
              ],
              admin: { width: '30%' },
            },
          ],
        },
        {
          type: 'row',
          fields: [
            civilDateField({ name: 'dueOn', label: t('Prévu le', 'Due on'), width: '33%' }),
            civilDateField({ name: 'doneOn', label: t('Fait le', 'Done on'), width: '33%' }),
            percentField({
              name: 'invoiceBp',
              label: t('À facturer (part du devis)', 'To invoice (share)'),
              width: '34%',
            }),
          ],
        },
        {
          name: 'invoicePanel',
          type: 'ui',
          admin: { components: { Field: '/src/components/admin/invoices/MilestoneInvoice#MilestoneInvoice' } },
        },
      ],
    },
    {
      name: 'updates',
      type: 'array',
      label: t('Nouvelles', 'Updates'),
      fields: [
        civilDateField({ name: 'on', label: t('Date', 'Date'), required: true }),
        { name: 'text', type: 'textarea', required: true, label: t('Texte', 'Text') },
        { name: 'image', type: 'upload', relationTo: 'documents', label: t('Image', 'Image') },
      ],
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 1,
      label: t('Responsable', 'Owner'),
      access: { read: staffOnField },
      admin: { position: 'sidebar' },
    },
    { name: 'invoices', type: 'join', collection: 'invoices', on: 'project', label: t('Factures', 'Invoices') },
    { name: 'documents', type: 'join', collection: 'documents', on: 'project', label: t('Documents', 'Documents') },
    {
      name: 'notes',
      type: 'textarea',
      label: t('Notes internes', 'Internal notes'),
      access: { read: staffOnField, update: ({ req }) => req.user?.collection === 'users' },
    },
  ],
}
