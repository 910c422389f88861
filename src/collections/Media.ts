import type { CollectionConfig } from 'payload'

import { anyone, roles } from '../access/rules'
import { t } from '../fields/labels'
import { requireRoom } from '../hooks/documents/requireRoom'
import { groups } from './groups'

/** Public pictures of the site, with the sizes that its slots need. */
export const Media: CollectionConfig = {
  slug: 'media',
  labels: { singular: t('Image', 'Image'), plural: t('Images', 'Images') },
  admin: { group: groups.site, defaultColumns: ['filename', 'alt', 'updatedAt'] },
  access: {
    read: anyone,
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager'),
    delete: roles('owner', 'manager'),
  },
  hooks: { beforeOperation: [requireRoom] },
  upload: {
    staticDir: 'media',
    pasteURL: false,
    mimeTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/avif'],
    focalPoint: true,
    adminThumbnail: 'thumbnail',
    imageSizes: [
      { name: 'thumbnail', width: 320, formatOptions: { format: 'webp', options: { quality: 78 } } },
      { name: 'card', width: 768, formatOptions: { format: 'webp', options: { quality: 80 } } },
      {
        name: 'wide',
        width: 1600,
        withoutEnlargement: true,
        formatOptions: { format: 'avif', options: { quality: 55 } },
      },
    ],
  },
  fields: [{ name: 'alt', type: 'text', required: true, label: t('Texte de remplacement', 'Alternative text') }],
}
