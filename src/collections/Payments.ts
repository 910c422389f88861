import type { CollectionConfig } from 'payload'

import { nobody, staffOrOwnClient } from '../access/rules'
import { onlinePaymentActions } from '../endpoints/onlinePaymentActions'
import { paymentDirections, paymentMethods, paymentStates } from '../domain/payments/states'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { civilDateField, stateField, systemDate, systemRelation, systemText } from '../fields/system'
import { lockRowBeforeUpdate } from '../hooks/lockRowBeforeUpdate'
import { recordStates } from '../hooks/ledger/recordStates'
import { announcePayment } from '../hooks/payments/announcePayment'
import { exportLink } from './exportLink'
import { groups } from './groups'

const methodLabels = {
  card: t('Carte', 'Card'),
  'sepa-debit': t('Prélèvement SEPA', 'SEPA debit'),
  transfer: t('Virement', 'Transfer'),
  cheque: t('Chèque', 'Cheque'),
  cash: t('Espèces', 'Cash'),
  'client-credit': t('Avoir client', 'Client credit'),
}

const directionLabels = {
  payment: t('Encaissement', 'Payment'),
  refund: t('Remboursement', 'Refund'),
}

/** Money that moved: one row per movement, refunds included. Append-only; recorded by verbs, never typed over. */
export const Payments: CollectionConfig = {
  slug: 'payments',
  labels: { singular: t('Paiement', 'Payment'), plural: t('Paiements', 'Payments') },
  enableQueryPresets: true,
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    useAsTitle: 'reference',
    group: groups.billing,
    defaultColumns: ['receivedOn', 'amountCents', 'method', 'state', 'client', 'invoice'],
    listSearchableFields: ['reference', 'providerId'],
    enableListViewSelectAPI: true,
    components: {
      listMenuItems: [exportLink('payments')],
      edit: { beforeDocumentControls: ['/src/components/admin/payments/PaymentControls#PaymentControls'] },
    },
  },
  endpoints: onlinePaymentActions,
  access: { read: staffOrOwnClient('client', ['billing']), create: nobody, update: nobody, delete: nobody },
  hooks: {
    beforeOperation: [lockRowBeforeUpdate('payments')],
    afterChange: [recordStates('payment'), announcePayment],
  },
  fields: [
    stateField(
      paymentStates,
      {
        pending: t('En attente', 'Pending'),
        succeeded: t('Reçu', 'Succeeded'),
        failed: t('Échoué', 'Failed'),
        expired: t('Expiré', 'Expired'),
        held: t('À vérifier', 'Held for review'),
        disputed: t('Contesté', 'Disputed'),
        'dispute-lost': t('Litige perdu', 'Dispute lost'),
        refunded: t('Remboursé', 'Refunded'),
      },
      'pending',
    ),
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'payment',
      label: t('Sens', 'Direction'),
      admin: { readOnly: true },
      options: paymentDirections.map((value) => ({ value, label: directionLabels[value] })),
    },
    moneyField({ name: 'amountCents', label: t('Montant', 'Amount'), derived: true, required: true, min: 1 }),
    systemText('currency', t('Devise', 'Currency'), { required: true, hidden: true }),
    {
      name: 'method',
      type: 'select',
      required: true,
      index: true,
      label: t('Moyen', 'Method'),
      admin: { readOnly: true },
      options: paymentMethods.map((value) => ({ value, label: methodLabels[value] })),
    },
    civilDateField({ name: 'receivedOn', label: t('Reçu le', 'Received on'), derived: true, index: true }),
    systemText('reference', t('Référence', 'Reference'), { index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true }),
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { index: true }),
    systemRelation('refundOf', t('Rembourse', 'Refund of'), 'payments', { index: true }),
    systemText('provider', t('Prestataire', 'Provider'), { staffOnly: true }),
    systemText('providerId', t('Identifiant chez le prestataire', 'Provider’s id'), {
      index: true,
      unique: true,
      staffOnly: true,
    }),
    systemRelation('recordedBy', t('Saisi par', 'Recorded by'), 'users', { staffOnly: true }),
    systemRelation('bankLine', t('Ligne de relevé', 'Bank line'), 'bank-lines', { index: true, staffOnly: true }),
    systemText('batch', t('Répartition', 'Batch'), { index: true, hidden: true, staffOnly: true }),
    systemText('heldReason', t('À vérifier', 'To review'), { staffOnly: true }),
    systemText('receiptPdfKey', t('Reçu', 'Receipt'), { hidden: true, staffOnly: true }),
    systemText('receiptPdfSha256', t('Empreinte du reçu', 'Hash of the receipt'), { hidden: true }),
    systemDate('receiptRenderedAt', t('Reçu produit le', 'Receipt made at'), { hidden: true }),
    systemText('note', t('Note', 'Note'), { staffOnly: true }),
  ],
}
