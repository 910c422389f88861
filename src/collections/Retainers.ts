import type { CollectionConfig } from 'payload'

import { roles, staff } from '../access/rules'
import { rhythms } from '../domain/invoices/recurrence'
import { languages } from '../domain/parties/snapshots'
import { percentField } from '../fields/amounts'
import { invoiceLinesField } from '../fields/invoiceLines'
import { t } from '../fields/labels'
import { civilDateField, systemText } from '../fields/system'
import { groups } from './groups'

const intervalLabels = { month: t('Chaque mois', 'Every month'), quarter: t('Chaque trimestre', 'Every quarter') }

/** Work that is invoiced again and again: maintenance, hosting, hours by the month. One invoice per period, by an index. */
export const Retainers: CollectionConfig = {
  slug: 'retainers',
  labels: { singular: t('Abonnement', 'Retainer'), plural: t('Abonnements', 'Retainers') },
  trash: true,
  enableQueryPresets: true,
  defaultPopulate: { title: true },
  admin: {
    useAsTitle: 'title',
    group: groups.billing,
    defaultColumns: ['title', 'client', 'every', 'isActive', 'lastPeriod', 'startsOn'],
    enableListViewSelectAPI: true,
  },
  access: {
    read: staff,
    create: roles('owner', 'manager', 'accountant'),
    update: roles('owner', 'manager', 'accountant'),
    delete: roles('owner'),
  },
  fields: [
    { name: 'title', type: 'text', required: true, label: t('Objet', 'Title') },
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
          name: 'every',
          type: 'select',
          required: true,
          defaultValue: 'month',
          label: t('Rythme', 'Interval'),
          options: rhythms.map((value) => ({ value, label: intervalLabels[value] })),
          admin: { width: '25%' },
        },
        {
          name: 'language',
          type: 'select',
          required: true,
          defaultValue: 'fr',
          label: t('Langue', 'Language'),
          options: languages.map((value) => ({ value, label: value === 'fr' ? 'Français' : 'English' })),
          admin: { width: '25%' },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        civilDateField({
          name: 'startsOn',
          label: t('Première période : à partir du', 'Starts on'),
          required: true,
          width: '50%',
        }),
        civilDateField({
          name: 'endsOn',
          label: t('Dernier jour (vide : sans fin)', 'Last day (empty: no end)'),
          width: '50%',
        }),
      ],
    },
    invoiceLinesField(),
    percentField({ name: 'documentDiscountBp', label: t('Remise globale', 'Overall discount'), defaultValue: 0 }),
    { name: 'purchaseOrder', type: 'text', label: t('Bon de commande', 'Purchase order') },
    {
      name: 'isIssuedAtOnce',
      type: 'checkbox',
      defaultValue: false,
      label: t('Émettre sans relecture', 'Issue without review'),
    },
    {
      name: 'isActive',
      type: 'checkbox',
      defaultValue: true,
      index: true,
      label: t('Actif', 'Active'),
      admin: { position: 'sidebar' },
    },
    {
      name: 'nextPeriodPanel',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/components/admin/invoices/NextPeriod#NextPeriod' } },
    },
    systemText('lastPeriod', t('Dernière période facturée', 'Last invoiced period'), { sidebar: true }),
    { name: 'invoices', type: 'join', collection: 'invoices', on: 'retainer', label: t('Factures', 'Invoices') },
  ],
}
