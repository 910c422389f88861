import type { CollectionConfig } from 'payload'

import { contactRights } from '../access/people'
import { portalSession } from '../access/portalSession'
import { nobodyOnField, roles, staffOnField } from '../access/rules'
import { clientOfContact, isStaff } from '../access/people'
import { languages } from '../domain/parties/snapshots'
import { closedEndpoint } from '../endpoints/closed'
import { t } from '../fields/labels'
import { normaliseContact } from '../hooks/contacts/normaliseContact'
import { groups } from './groups'

const rightLabels = {
  admin: t('Administre l’espace client', 'Administers the portal'),
  sign: t('Signe', 'Signs'),
  billing: t('Factures et paiements', 'Invoices and payments'),
  project: t('Projets', 'Projects'),
  read: t('Lecture', 'Reads'),
}

/** The people at a client. They log in to the portal without a password, by their own strategy and cookie (C1). */
export const Contacts: CollectionConfig = {
  slug: 'contacts',
  labels: { singular: t('Contact', 'Contact'), plural: t('Contacts', 'Contacts') },
  auth: { disableLocalStrategy: true, strategies: [portalSession] },
  trash: true,
  defaultPopulate: { name: true, email: true, position: true },
  admin: {
    useAsTitle: 'name',
    group: groups.sales,
    defaultColumns: ['name', 'email', 'client', 'rights'],
    listSearchableFields: ['name', 'email'],
    enableListViewSelectAPI: true,
  },
  access: {
    admin: () => false,
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager'),
    delete: roles('owner', 'manager'),
    unlock: () => false,
    read: ({ req }) => {
      if (isStaff(req.user)) return true
      const client = clientOfContact(req.user, 'admin')
      if (client) return { client: { equals: client } }
      return req.user?.collection === 'contacts' ? { id: { equals: req.user.id } } : false
    },
  },
  hooks: { beforeValidate: [normaliseContact] },
  endpoints: [closedEndpoint('/first-register'), closedEndpoint('/login')],
  indexes: [{ fields: ['client', 'email'], unique: true }],
  fields: [
    { name: 'name', type: 'text', required: true, label: t('Nom', 'Name') },
    { name: 'email', type: 'email', required: true, index: true, label: t('E-mail', 'E-mail') },
    { name: 'phone', type: 'text', label: t('Téléphone', 'Phone') },
    { name: 'position', type: 'text', label: t('Fonction', 'Position') },
    {
      name: 'client',
      type: 'relationship',
      relationTo: 'clients',
      required: true,
      index: true,
      maxDepth: 1,
      label: t('Client', 'Client'),
    },
    {
      name: 'rights',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: ['read'],
      label: t('Droits', 'Rights'),
      options: contactRights.map((value) => ({ value, label: rightLabels[value] })),
      access: { update: ({ req }) => isStaff(req.user) },
    },
    {
      name: 'language',
      type: 'select',
      required: true,
      defaultValue: 'fr',
      label: t('Langue', 'Language'),
      options: languages.map((value) => ({ value, label: value === 'fr' ? 'Français' : 'English' })),
    },
    { name: 'notes', type: 'textarea', label: t('Notes internes', 'Internal notes'), access: { read: staffOnField } },
    {
      name: 'erasedAt',
      type: 'date',
      label: t('Effacé le', 'Erased on'),
      access: { create: nobodyOnField, update: nobodyOnField, read: staffOnField },
      admin: { readOnly: true, condition: (data) => Boolean(data.erasedAt) },
    },
  ],
}
