import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { ledgerSubjects } from '../domain/ledger/entry'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { systemDate, systemJson, systemNumber, systemText } from '../fields/system'
import { groups } from './groups'

const subjectLabels = {
  lead: t('Demande', 'Lead'),
  quote: t('Devis', 'Quote'),
  invoice: t('Facture', 'Invoice'),
  payment: t('Paiement', 'Payment'),
  project: t('Projet', 'Project'),
  document: t('Document', 'Document'),
}

/** The append-only, hash-chained life of each subject: who did what, when, for how much (R24). */
export const Ledger: CollectionConfig = {
  slug: 'ledger',
  labels: { singular: t('Événement', 'Ledger event'), plural: t('Journal', 'Ledger') },
  disableDuplicate: true,
  disableBulkEdit: true,
  timestamps: true,
  admin: {
    useAsTitle: 'event',
    group: groups.journal,
    defaultColumns: ['at', 'subjectType', 'event', 'actorName', 'amountCents'],
    enableListViewSelectAPI: true,
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['subjectType', 'subjectId', 'sequence'], unique: true }, { fields: ['at'] }],
  fields: [
    {
      name: 'subjectType',
      type: 'select',
      required: true,
      index: true,
      label: t('Objet', 'Subject'),
      admin: { readOnly: true },
      options: ledgerSubjects.map((value) => ({ value, label: subjectLabels[value] })),
    },
    systemText('subjectId', t('Identifiant', 'Id'), { required: true, index: true }),
    systemNumber('sequence', t('Rang', 'Sequence'), { required: true }),
    systemText('event', t('Événement', 'Event'), { required: true, index: true }),
    systemDate('at', t('Date', 'Date'), { required: true }),
    systemJson('actor', t('Acteur (détail)', 'Actor (detail)'), { required: true }),
    systemText('actorName', t('Acteur', 'Actor')),
    moneyField({ name: 'amountCents', label: t('Montant', 'Amount'), derived: true }),
    systemText('currency', t('Devise', 'Currency'), { hidden: true }),
    systemJson('data', t('Détail', 'Detail')),
    systemText('previousHash', t('Empreinte précédente', 'Previous hash'), { required: true }),
    systemText('hash', t('Empreinte', 'Hash'), { required: true, unique: true }),
  ],
}
