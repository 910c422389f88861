import type { CollectionConfig } from 'payload'

import { nobody, roles } from '../access/rules'
import { bankLineStates } from '../domain/payments/bankLines'
import { bankLineActions } from '../endpoints/bankLineActions'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { civilDateField, stateField, systemJson, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** Lines of imported bank statements, each once, by the hash of what it says; a person or a sure match makes it a payment. */
export const BankLines: CollectionConfig = {
  slug: 'bank-lines',
  labels: { singular: t('Ligne de relevé', 'Bank line'), plural: t('Relevés bancaires', 'Bank statements') },
  disableDuplicate: true,
  disableBulkEdit: true,
  enableQueryPresets: true,
  admin: {
    useAsTitle: 'label',
    group: groups.billing,
    defaultColumns: ['bookedOn', 'amountCents', 'label', 'counterparty', 'state'],
    listSearchableFields: ['label', 'counterparty', 'reference'],
    enableListViewSelectAPI: true,
    components: {
      beforeListTable: ['/src/components/admin/payments/ImportStatement#ImportStatement'],
      edit: { beforeDocumentControls: ['/src/components/admin/payments/BankLineControls#BankLineControls'] },
    },
  },
  access: { read: roles('owner', 'manager', 'accountant'), create: nobody, update: nobody, delete: nobody },
  endpoints: bankLineActions,
  fields: [
    {
      name: 'matches',
      type: 'ui',
      admin: { components: { Field: '/src/components/admin/payments/BankLineMatches#BankLineMatches' } },
    },
    stateField(
      bankLineStates,
      {
        unmatched: t('À rapprocher', 'Unmatched'),
        matched: t('Rapprochée', 'Matched'),
        ignored: t('Écartée', 'Ignored'),
      },
      'unmatched',
    ),
    civilDateField({ name: 'bookedOn', label: t('Date', 'Booked on'), derived: true, required: true, index: true }),
    moneyField({ name: 'amountCents', label: t('Montant', 'Amount'), derived: true, required: true }),
    systemText('currency', t('Devise', 'Currency'), { required: true, hidden: true }),
    systemText('label', t('Libellé', 'Label'), { required: true }),
    systemText('counterparty', t('Contrepartie', 'Counterparty')),
    systemText('reference', t('Référence', 'Reference'), { index: true }),
    systemText('account', t('Compte', 'Account')),
    systemText('fingerprint', t('Empreinte', 'Fingerprint'), {
      required: true,
      unique: true,
      index: true,
      hidden: true,
    }),
    systemJson('proposals', t('Propositions', 'Proposals'), { hidden: true }),
    {
      name: 'payments',
      type: 'join',
      collection: 'payments',
      on: 'bankLine',
      label: t('Paiements', 'Payments'),
    },
    systemRelation('decidedBy', t('Décidé par', 'Decided by'), 'users'),
  ],
}
