import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { platformFlowKinds, platformFlowStates } from '../domain/invoices/platform'
import { t } from '../fields/labels'
import { stateField, systemDate, systemNumber, systemRelation, systemText } from '../fields/system'
import { announceFlow } from '../hooks/platform/announceFlow'
import { groups } from './groups'

const kindLabels = { invoice: t('Facture', 'Invoice'), cashed: t('Encaissement', 'Cashed') }

/** What the approved e-invoicing platform was sent, and what it says of it (R54, R55). */
export const PlatformFlows: CollectionConfig = {
  slug: 'platform-flows',
  labels: {
    singular: t('Flux de facturation', 'E-invoicing flow'),
    plural: t('Flux de facturation', 'E-invoicing flows'),
  },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    group: groups.journal,
    defaultColumns: ['createdAt', 'invoice', 'kind', 'state', 'status', 'statusAt', 'error'],
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  hooks: { afterChange: [announceFlow] },
  fields: [
    stateField(
      platformFlowStates,
      {
        queued: t('À transmettre', 'Queued'),
        sent: t('Transmis', 'Sent'),
        refused: t('Refusé', 'Refused'),
        failed: t('En échec', 'Failed'),
      },
      'queued',
    ),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: t('Nature', 'Kind'),
      admin: { readOnly: true },
      options: platformFlowKinds.map((value) => ({ value, label: kindLabels[value] })),
    },
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { required: true, index: true }),
    systemRelation('payment', t('Paiement', 'Payment'), 'payments', { index: true }),
    systemText('purpose', t('Raison unique', 'Unique purpose'), {
      required: true,
      unique: true,
      index: true,
      hidden: true,
    }),
    systemText('flowId', t('Identifiant du flux', 'Flow id'), { index: true }),
    systemText('status', t('Statut', 'Status'), { index: true }),
    systemDate('statusAt', t('Statut du', 'Status at')),
    systemNumber('attempts', t('Essais', 'Attempts')),
    systemText('error', t('Erreur', 'Error')),
  ],
}
