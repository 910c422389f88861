import type { CollectionConfig } from 'payload'

import { nobody, roles, staff } from '../access/rules'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { civilDateField, systemNumber, systemText } from '../fields/system'
import { groups } from './groups'

/** A date by which a client said they would pay; it pauses the ladder until then (D5). */
export const Promises: CollectionConfig = {
  slug: 'promises',
  labels: {
    singular: t('Promesse de paiement', 'Promise to pay'),
    plural: t('Promesses de paiement', 'Promises to pay'),
  },
  admin: {
    group: groups.billing,
    defaultColumns: ['invoice', 'promisedOn', 'amountCents', 'state'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staff,
    create: roles('owner', 'manager', 'accountant'),
    update: roles('owner', 'manager', 'accountant'),
    delete: nobody,
  },
  fields: [
    {
      name: 'invoice',
      type: 'relationship',
      relationTo: 'invoices',
      required: true,
      index: true,
      maxDepth: 1,
      label: t('Facture', 'Invoice'),
    },
    civilDateField({ name: 'promisedOn', label: t('Promis pour le', 'Promised for'), required: true, index: true }),
    moneyField({ name: 'amountCents', label: t('Montant', 'Amount'), min: 1 }),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      index: true,
      label: t('État', 'State'),
      options: [
        { value: 'open', label: t('En cours', 'Open') },
        { value: 'kept', label: t('Tenue', 'Kept') },
        { value: 'broken', label: t('Non tenue', 'Broken') },
      ],
    },
    systemText('source', t('Origine', 'Source')),
    systemText('plan', t('Échéancier', 'Plan of parts'), { index: true, hidden: true }),
    systemNumber('rank', t('Rang', 'Rank'), { hidden: true }),
    { name: 'note', type: 'text', label: t('Note', 'Note') },
  ],
}
