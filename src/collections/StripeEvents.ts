import type { CollectionConfig } from 'payload'

import { nobody, roles } from '../access/rules'
import { stripeEventActions } from '../endpoints/onlinePaymentActions'
import { t } from '../fields/labels'
import { systemDate, systemJson, systemNumber, systemText } from '../fields/system'
import { announceStripeEvent } from '../hooks/payments/announceStripeEvent'
import { groups } from './groups'

/** Inbox of Stripe's events, unique by id, kept as received (P1, P2). */
export const StripeEvents: CollectionConfig = {
  slug: 'stripe-events',
  labels: { singular: t('Événement Stripe', 'Stripe event'), plural: t('Événements Stripe', 'Stripe events') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    useAsTitle: 'eventId',
    group: groups.journal,
    defaultColumns: ['eventId', 'type', 'state', 'attempts', 'createdAt'],
    enableListViewSelectAPI: true,
    components: {
      edit: { beforeDocumentControls: ['/src/components/admin/payments/StripeEventControls#StripeEventControls'] },
    },
  },
  endpoints: stripeEventActions,
  hooks: { afterChange: [announceStripeEvent] },
  access: { read: roles('owner', 'accountant'), create: nobody, update: nobody, delete: nobody },
  fields: [
    systemText('eventId', t('Identifiant', 'Id'), { required: true, unique: true, index: true }),
    systemText('type', t('Type', 'Type'), { required: true, index: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'received',
      index: true,
      label: t('État', 'State'),
      admin: { readOnly: true },
      options: [
        { value: 'received', label: t('Reçu', 'Received') },
        { value: 'processed', label: t('Traité', 'Processed') },
        { value: 'ignored', label: t('Sans effet', 'Ignored') },
        { value: 'held', label: t('À vérifier', 'Held for review') },
        { value: 'failed', label: t('En échec', 'Failed') },
      ],
    },
    systemJson('payload', t('Contenu reçu', 'Payload'), { required: true }),
    systemText('error', t('Erreur', 'Error')),
    systemNumber('attempts', t('Essais', 'Attempts')),
    systemDate('processedAt', t('Traité le', 'Processed at')),
  ],
}
