import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { t } from '../fields/labels'
import { systemDate, systemNumber, systemText } from '../fields/system'
import { groups } from './groups'

/** Where one of our records lives in HubSpot or Airtable, and how its last sync went (L4). */
export const SyncLinks: CollectionConfig = {
  slug: 'sync-links',
  labels: { singular: t('Lien CRM', 'CRM link'), plural: t('Liens CRM', 'CRM links') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    group: groups.journal,
    defaultColumns: ['subjectType', 'subjectId', 'target', 'state', 'syncedAt'],
    enableListViewSelectAPI: true,
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['subjectType', 'subjectId', 'target'], unique: true }],
  fields: [
    {
      name: 'subjectType',
      type: 'select',
      required: true,
      label: t('Objet', 'Subject'),
      admin: { readOnly: true },
      options: ['lead', 'client', 'contact', 'quote'],
    },
    systemText('subjectId', t('Identifiant', 'Id'), { required: true, index: true }),
    {
      name: 'target',
      type: 'select',
      required: true,
      label: t('CRM', 'CRM'),
      admin: { readOnly: true },
      options: ['hubspot', 'airtable'],
    },
    systemText('externalId', t('Identifiant externe', 'External id'), { index: true }),
    systemText('contentHash', t('Dernière empreinte', 'Last hash')),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      index: true,
      label: t('État', 'State'),
      admin: { readOnly: true },
      options: [
        { value: 'pending', label: t('À faire', 'Pending') },
        { value: 'synced', label: t('À jour', 'Synced') },
        { value: 'failed', label: t('En échec', 'Failed') },
      ],
    },
    systemText('error', t('Erreur', 'Error')),
    systemNumber('attempts', t('Essais', 'Attempts')),
    systemDate('syncedAt', t('Synchronisé le', 'Synced at')),
  ],
}
