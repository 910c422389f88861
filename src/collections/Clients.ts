import type { CollectionConfig } from 'payload'

import { nobody, roles, staffOnField, staffOrOwnClient } from '../access/rules'
import { contactRights } from '../access/people'
import { clientKinds, languages } from '../domain/parties/snapshots'
import { addressField } from '../fields/address'
import { dunningPolicyField } from '../fields/dunningPolicy'
import { t } from '../fields/labels'
import { civilDateField, systemText } from '../fields/system'
import { normaliseClient } from '../hooks/clients/normaliseClient'
import { exportLink } from './exportLink'
import { groups } from './groups'

const kindLabels = {
  'pro-fr': t('Entreprise française', 'French business'),
  'pro-eu': t('Entreprise de l’UE', 'EU business'),
  'pro-non-eu': t('Entreprise hors UE', 'Non-EU business'),
  public: t('Secteur public', 'Public sector'),
  consumer: t('Particulier', 'Consumer'),
}
const languageLabels = { fr: 'Français', en: 'English' }

/** The organisations (or persons) that buy. Never deleted: documents snapshot them, and trash hides them. */
export const Clients: CollectionConfig = {
  slug: 'clients',
  labels: { singular: t('Client', 'Client'), plural: t('Clients', 'Clients') },
  trash: true,
  defaultPopulate: { name: true, kind: true, language: true },
  enableQueryPresets: true,
  admin: {
    useAsTitle: 'name',
    group: groups.sales,
    defaultColumns: ['name', 'kind', 'siren', 'city', 'updatedAt'],
    listSearchableFields: ['name', 'siren', 'vatNumber'],
    enableListViewSelectAPI: true,
    components: { listMenuItems: [exportLink('clients')] },
  },
  access: {
    read: staffOrOwnClient('id', [...contactRights]),
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager', 'accountant'),
    delete: nobody,
  },
  hooks: { beforeValidate: [normaliseClient] },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: t('Identité', 'Identity'),
          fields: [
            {
              name: 'name',
              type: 'text',
              required: true,
              index: true,
              label: t('Nom ou raison sociale', 'Legal name'),
            },
            {
              type: 'row',
              fields: [
                {
                  name: 'kind',
                  type: 'select',
                  required: true,
                  defaultValue: 'pro-fr',
                  index: true,
                  label: t('Nature', 'Kind'),
                  options: clientKinds.map((value) => ({ value, label: kindLabels[value] })),
                  admin: { width: '50%' },
                },
                {
                  name: 'language',
                  type: 'select',
                  required: true,
                  defaultValue: 'fr',
                  label: t('Langue des documents', 'Language of documents'),
                  options: languages.map((value) => ({ value, label: languageLabels[value] })),
                  admin: { width: '50%' },
                },
              ],
            },
            {
              type: 'row',
              fields: [
                { name: 'siren', type: 'text', index: true, label: t('SIREN', 'SIREN'), admin: { width: '33%' } },
                { name: 'siret', type: 'text', label: t('SIRET', 'SIRET'), admin: { width: '33%' } },
                { name: 'vatNumber', type: 'text', label: t('N° de TVA', 'VAT number'), admin: { width: '34%' } },
              ],
            },
            addressField('address', t('Adresse de facturation', 'Billing address')),
            { name: 'phone', type: 'text', label: t('Téléphone', 'Phone') },
            { name: 'website', type: 'text', label: t('Site web', 'Website') },
          ],
        },
        {
          label: t('Conditions', 'Terms'),
          fields: [
            {
              name: 'paymentTermDays',
              type: 'number',
              min: 0,
              max: 60,
              label: t('Délai de paiement (jours)', 'Payment term (days)'),
              admin: {
                description: t(
                  'Vide : le délai des réglages. 60 jours au plus (L441-10).',
                  'Empty: the default. At most 60 days (L441-10).',
                ),
              },
            },
            civilDateField({
              name: 'dunningPausedUntil',
              staffOnly: true,
              label: t('Relances suspendues jusqu’au', 'Reminders paused until'),
            }),
            dunningPolicyField,
            {
              name: 'purchaseOrderRequired',
              type: 'checkbox',
              label: t('Bon de commande exigé', 'Purchase order required'),
            },
          ],
        },
        {
          label: t('Suivi', 'Follow-up'),
          fields: [
            {
              name: 'owner',
              type: 'relationship',
              relationTo: 'users',
              maxDepth: 1,
              label: t('Responsable', 'Owner'),
              access: { read: staffOnField },
            },
            {
              name: 'notes',
              type: 'textarea',
              label: t('Notes internes', 'Internal notes'),
              access: { read: staffOnField },
            },
            systemText('stripeCustomer', t('Client Stripe', 'Stripe customer'), { staffOnly: true }),
            {
              name: 'contacts',
              type: 'join',
              collection: 'contacts',
              on: 'client',
              label: t('Contacts', 'Contacts'),
              defaultLimit: 10,
            },
            {
              name: 'quotes',
              type: 'join',
              collection: 'quotes',
              on: 'client',
              label: t('Devis', 'Quotes'),
              defaultLimit: 10,
            },
            {
              name: 'invoices',
              type: 'join',
              collection: 'invoices',
              on: 'client',
              label: t('Factures', 'Invoices'),
              defaultLimit: 10,
            },
          ],
        },
      ],
    },
  ],
}
