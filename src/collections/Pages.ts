import type { CollectionConfig } from 'payload'

import { isStaff } from '../access/people'
import { roles } from '../access/rules'
import { t } from '../fields/labels'
import { groups } from './groups'

/** Content of the public site, as blocks that staff edit. */
export const Pages: CollectionConfig = {
  slug: 'pages',
  labels: { singular: t('Page', 'Page'), plural: t('Pages', 'Pages') },
  trash: true,
  versions: { drafts: true, maxPerDoc: 50 },
  admin: {
    useAsTitle: 'title',
    group: groups.site,
    defaultColumns: ['title', 'slug', 'language', '_status', 'updatedAt'],
  },
  access: {
    read: ({ req }) => (isStaff(req.user) ? true : { _status: { equals: 'published' } }),
    readVersions: ({ req }) => isStaff(req.user),
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager'),
    delete: roles('owner', 'manager'),
  },
  indexes: [{ fields: ['slug', 'language'], unique: true }],
  fields: [
    { name: 'title', type: 'text', required: true, label: t('Titre', 'Title') },
    {
      type: 'row',
      fields: [
        {
          name: 'slug',
          type: 'text',
          required: true,
          index: true,
          label: t('Adresse (slug)', 'Slug'),
          admin: { width: '60%' },
        },
        {
          name: 'language',
          type: 'select',
          required: true,
          defaultValue: 'fr',
          label: t('Langue', 'Language'),
          options: [
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ],
          admin: { width: '40%' },
        },
      ],
    },
    { name: 'summary', type: 'textarea', label: t('Résumé', 'Summary') },
    { name: 'cover', type: 'upload', relationTo: 'media', label: t('Image', 'Cover') },
    { name: 'body', type: 'richText', label: t('Contenu', 'Body') },
  ],
}
