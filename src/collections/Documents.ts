import type { CollectionConfig } from 'payload'

import { roles, staffOnField, staffOrOwnClient } from '../access/rules'
import { t } from '../fields/labels'
import { systemText } from '../fields/system'
import { hashUpload } from '../hooks/documents/hashUpload'
import { requireRoom } from '../hooks/documents/requireRoom'
import { groups } from './groups'

const megabyte = 1024 * 1024
/** C3: at most 25 MB. */
export const largestDocumentBytes = 25 * megabyte

/** Private files of clients and projects, streamed through access control, never shown inline by a browser (C3). */
export const Documents: CollectionConfig = {
  slug: 'documents',
  labels: { singular: t('Document', 'Document'), plural: t('Documents', 'Documents') },
  trash: true,
  admin: {
    useAsTitle: 'filename',
    group: groups.delivery,
    defaultColumns: ['filename', 'client', 'project', 'kind', 'visibility', 'updatedAt'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staffOrOwnClient('client', ['admin', 'project', 'billing', 'read'], { visibility: { equals: 'client' } }),
    create: roles('owner', 'manager', 'accountant'),
    update: roles('owner', 'manager', 'accountant'),
    delete: roles('owner', 'manager'),
  },
  hooks: { beforeOperation: [requireRoom], beforeChange: [hashUpload] },
  upload: {
    staticDir: 'documents',
    pasteURL: false,
    crop: false,
    focalPoint: false,
    mimeTypes: [
      'application/pdf',
      'image/png',
      'image/jpeg',
      'image/webp',
      'image/avif',
      'text/plain',
      'text/csv',
      'application/zip',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    modifyResponseHeaders: ({ headers }) => {
      headers.set('Content-Disposition', 'attachment')
      headers.set('X-Content-Type-Options', 'nosniff')
      headers.set('Cache-Control', 'private, no-store')
      return headers
    },
  },
  fields: [
    { name: 'title', type: 'text', label: t('Titre', 'Title') },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'other',
      label: t('Nature', 'Kind'),
      options: [
        { value: 'brief', label: t('Cahier des charges', 'Brief') },
        { value: 'deliverable', label: t('Livrable', 'Deliverable') },
        { value: 'contract', label: t('Contrat', 'Contract') },
        { value: 'proof', label: t('Justificatif', 'Proof') },
        { value: 'other', label: t('Autre', 'Other') },
      ],
    },
    {
      name: 'visibility',
      type: 'select',
      required: true,
      defaultValue: 'staff',
      index: true,
      label: t('Visible par', 'Visible to'),
      options: [
        { value: 'staff', label: t('L’équipe', 'Staff') },
        { value: 'client', label: t('Le client', 'The client') },
      ],
    },
    {
      name: 'client',
      type: 'relationship',
      relationTo: 'clients',
      index: true,
      maxDepth: 1,
      label: t('Client', 'Client'),
    },
    {
      name: 'lead',
      type: 'relationship',
      access: { read: staffOnField },
      relationTo: 'leads',
      index: true,
      maxDepth: 1,
      label: t('Demande', 'Lead'),
    },
    {
      name: 'project',
      type: 'relationship',
      relationTo: 'projects',
      index: true,
      maxDepth: 1,
      label: t('Projet', 'Project'),
    },
    systemText('sha256', t('Empreinte', 'Hash'), { index: true }),
    systemText('uploadedBy', t('Déposé par', 'Uploaded by'), { staffOnly: true }),
  ],
}
