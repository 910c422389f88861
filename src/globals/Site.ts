import type { GlobalConfig } from 'payload'

import { anyone, roles } from '../access/rules'
import { groups } from '../collections/groups'
import { t } from '../fields/labels'

/** What every page of the public site shares. */
export const Site: GlobalConfig = {
  slug: 'site',
  label: t('Site', 'Site'),
  admin: { group: groups.site },
  access: { read: anyone, update: roles('owner', 'manager'), readVersions: roles('owner', 'manager') },
  fields: [
    { name: 'title', type: 'text', defaultValue: "Trait d'Union", label: t('Titre', 'Title') },
    { name: 'description', type: 'textarea', label: t('Description', 'Description') },
    {
      name: 'navigation',
      type: 'array',
      label: t('Navigation', 'Navigation'),
      fields: [{ name: 'page', type: 'relationship', relationTo: 'pages', required: true, label: t('Page', 'Page') }],
    },
  ],
}
