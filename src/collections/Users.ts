import type { CollectionConfig } from 'payload'

import { staffRoles } from '../access/people'
import { roles, rolesOnField, staff } from '../access/rules'
import { t } from '../fields/labels'
import { refuseWeakPassword } from '../hooks/users/refuseWeakPassword'
import { closedEndpoint } from '../endpoints/closed'
import { groups } from './groups'

const roleLabels = {
  owner: t('Direction', 'Owner'),
  manager: t('Gestion', 'Manager'),
  accountant: t('Comptabilité', 'Accountant'),
  viewer: t('Lecture', 'Viewer'),
}

/** Staff. Clients log in elsewhere, with another cookie (contacts). */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: t('Membre de l’équipe', 'Team member'), plural: t('Équipe', 'Team') },
  auth: {
    tokenExpiration: 8 * 60 * 60,
    maxLoginAttempts: 8,
    lockTime: 10 * 60 * 1000,
    removeTokenFromResponses: true,
  },
  admin: {
    useAsTitle: 'name',
    group: groups.settings,
    defaultColumns: ['name', 'email', 'role', 'updatedAt'],
  },
  access: {
    admin: ({ req }) => req.user?.collection === 'users',
    read: staff,
    create: roles('owner'),
    delete: roles('owner'),
    unlock: roles('owner'),
    update: ({ req }) => {
      if (req.user?.collection !== 'users') return false
      return req.user.role === 'owner' ? true : { id: { equals: req.user.id } }
    },
  },
  hooks: { beforeOperation: [refuseWeakPassword] },
  endpoints: [closedEndpoint('/first-register')],
  fields: [
    { name: 'name', type: 'text', required: true, label: t('Nom', 'Name') },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'viewer',
      saveToJWT: true,
      label: t('Rôle', 'Role'),
      access: { create: rolesOnField('owner'), update: rolesOnField('owner') },
      options: staffRoles.map((value) => ({ value, label: roleLabels[value] })),
    },
  ],
}
