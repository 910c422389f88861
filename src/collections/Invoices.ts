import type { CollectionConfig } from 'payload'

import { nobodyOnField, roles, staffOnField, staffOrOwnClient } from '../access/rules'
import { invoiceKinds, operationKinds } from '../domain/invoices/content'
import { invoiceStates } from '../domain/invoices/lifecycle'
import { languages } from '../domain/parties/snapshots'
import { invoiceActions } from '../endpoints/invoiceActions'
import { invoiceFiles } from '../endpoints/invoiceFiles'
import { paymentActions } from '../endpoints/paymentActions'
import { moneyField, percentField } from '../fields/amounts'
import { invoiceLinesField } from '../fields/invoiceLines'
import { dunningPolicyField } from '../fields/dunningPolicy'
import { t } from '../fields/labels'
import {
  civilDateField,
  stateField,
  systemDate,
  systemJson,
  systemNumber,
  systemRelation,
  systemText,
} from '../fields/system'
import { announceInvoice } from '../hooks/invoices/announceInvoice'
import { closeOutdatedInvoiceCheckout } from '../hooks/payments/closeOutdatedCheckout'
import { deriveInvoiceTotals } from '../hooks/invoices/deriveInvoiceTotals'
import { nameClient } from '../hooks/invoices/nameClient'
import { refuseFrozenChange } from '../hooks/refuseFrozenChange'
import { keepFrozenRows } from '../hooks/keepFrozenRows'
import { recordStates } from '../hooks/ledger/recordStates'
import { lockRowBeforeUpdate } from '../hooks/lockRowBeforeUpdate'
import { lockedOnceOut } from '../fields/lockedOnceOut'
import { sendWithPdf } from '../hooks/platform/sendWithPdf'
import { exportLink } from './exportLink'
import { groups } from './groups'

export const invoiceStateLabels = {
  draft: t('Brouillon', 'Draft'),
  issued: t('Émise', 'Issued'),
  'partially-paid': t('Payée en partie', 'Partially paid'),
  paid: t('Payée', 'Paid'),
  cancelled: t('Annulée', 'Cancelled'),
  uncollectible: t('Irrécouvrable', 'Uncollectible'),
}

const operationLabels = {
  services: t('Prestations de services', 'Services'),
  goods: t('Livraisons de biens', 'Goods'),
  mixed: t('Biens et services', 'Goods and services'),
}

const kindLabels = {
  standard: t('Facture', 'Invoice'),
  deposit: t('Facture d’acompte', 'Deposit invoice'),
  final: t('Facture de solde', 'Final invoice'),
  'credit-note': t('Avoir', 'Credit note'),
}

/** What an issued invoice says (I2). */
const issuedContent = [
  'client',
  'kind',
  'language',
  'lines',
  'documentDiscountBp',
  'suppliedOn',
  'purchaseOrder',
  'operation',
  'periodFrom',
  'periodTo',
  'note',
  'dueOn',
  'number',
  'content',
]

/** Invoices, deposit invoices and credit notes. Frozen at issue by triggers; states derive from payments (I1–I9). */
export const Invoices: CollectionConfig = {
  slug: 'invoices',
  labels: { singular: t('Facture', 'Invoice'), plural: t('Factures', 'Invoices') },
  enableQueryPresets: true,
  disableDuplicate: true,
  disableBulkEdit: true,
  defaultPopulate: { number: true, state: true, grossCents: true },
  admin: {
    useAsTitle: 'number',
    group: groups.billing,
    defaultColumns: ['number', 'kind', 'client', 'state', 'grossCents', 'balanceCents', 'dueOn'],
    listSearchableFields: ['number', 'clientName'],
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    components: {
      listMenuItems: [exportLink('invoices')],
      edit: { beforeDocumentControls: ['/src/components/admin/invoices/InvoiceControls#InvoiceControls'] },
    },
  },
  access: {
    read: staffOrOwnClient('client', ['billing'], { state: { not_equals: 'draft' } }),
    create: roles('owner', 'manager', 'accountant'),
    update: roles('owner', 'manager', 'accountant'),
    delete: ({ req }) =>
      req.user?.collection === 'users' && ['owner', 'accountant'].includes(req.user.role)
        ? { state: { equals: 'draft' } }
        : false,
  },
  endpoints: [...invoiceFiles, ...invoiceActions, ...paymentActions],
  hooks: {
    beforeOperation: [
      lockRowBeforeUpdate('invoices'),
      refuseFrozenChange({ collection: 'invoices', code: 'invoice.frozen', fields: issuedContent }),
    ],
    beforeChange: [nameClient, deriveInvoiceTotals, keepFrozenRows(['lines'])],
    afterChange: [recordStates('invoice'), closeOutdatedInvoiceCheckout, announceInvoice, sendWithPdf],
  },
  indexes: [
    { fields: ['client', 'state'] },
    { fields: ['state', 'dueOn'] },
    { fields: ['series', 'year', 'sequence'], unique: true },
    { fields: ['retainer', 'retainerPeriod'], unique: true },
  ],
  fields: lockedOnceOut(issuedContent, [
    stateField(invoiceStates, invoiceStateLabels, 'draft'),
    systemText('number', t('Numéro', 'Number'), { index: true, unique: true, sidebar: true }),
    {
      name: 'totalsPanel',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/src/components/admin/invoices/InvoiceTotals#InvoiceTotals' },
      },
    },
    systemText('series', t('Série', 'Series'), { hidden: true }),
    systemNumber('year', t('Exercice', 'Year'), { hidden: true }),
    systemNumber('sequence', t('Rang', 'Sequence'), { hidden: true, index: true }),
    systemText('clientName', t('Nom du client', 'Client’s name'), { hidden: true, index: true }),
    {
      type: 'tabs',
      tabs: [
        {
          label: t('Contenu', 'Content'),
          fields: [
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
                  name: 'kind',
                  type: 'select',
                  required: true,
                  defaultValue: 'standard',
                  index: true,
                  label: t('Nature', 'Kind'),
                  access: { update: nobodyOnField },
                  options: invoiceKinds.map((value) => ({ value, label: kindLabels[value] })),
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
            invoiceLinesField(),
            percentField({
              name: 'documentDiscountBp',
              label: t('Remise globale', 'Overall discount'),
              defaultValue: 0,
            }),
            {
              type: 'row',
              fields: [
                civilDateField({ name: 'suppliedOn', label: t('Date de réalisation', 'Date of supply'), width: '50%' }),
                {
                  name: 'purchaseOrder',
                  type: 'text',
                  label: t('Bon de commande', 'Purchase order'),
                  admin: { width: '50%' },
                },
              ],
            },
            {
              type: 'row',
              fields: [
                {
                  name: 'operation',
                  type: 'select',
                  defaultValue: 'services',
                  label: t('Nature de l’opération', 'Kind of operation'),
                  options: operationKinds.map((value) => ({ value, label: operationLabels[value] })),
                  admin: { width: '34%' },
                },
                civilDateField({ name: 'periodFrom', label: t('Période : du', 'Period: from'), width: '33%' }),
                civilDateField({ name: 'periodTo', label: t('au', 'to'), width: '33%' }),
              ],
            },
            { name: 'note', type: 'textarea', label: t('Mot au client (motif d’un avoir…)', 'Note to the client') },
          ],
        },
        {
          label: t('Paiement', 'Payment'),
          fields: [
            {
              type: 'row',
              fields: [
                civilDateField({
                  name: 'issuedOn',
                  label: t('Émise le', 'Issued on'),
                  derived: true,
                  index: true,
                  width: '50%',
                }),
                civilDateField({ name: 'dueOn', label: t('Échéance', 'Due on'), index: true, width: '50%' }),
              ],
            },
            {
              type: 'row',
              fields: [
                moneyField({
                  name: 'netCents',
                  label: t('Total HT', 'Net total'),
                  derived: true,
                  defaultValue: 0,
                  width: '33%',
                }),
                moneyField({ name: 'vatCents', label: t('TVA', 'VAT'), derived: true, defaultValue: 0, width: '33%' }),
                moneyField({
                  name: 'grossCents',
                  label: t('Total TTC', 'Gross total'),
                  derived: true,
                  defaultValue: 0,
                  index: true,
                  width: '34%',
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                moneyField({
                  name: 'prepaidCents',
                  label: t('Déjà versé à l’émission', 'Prepaid at issue'),
                  derived: true,
                  defaultValue: 0,
                  width: '33%',
                }),
                moneyField({
                  name: 'paidCents',
                  label: t('Payé', 'Paid'),
                  derived: true,
                  defaultValue: 0,
                  width: '33%',
                }),
                moneyField({
                  name: 'balanceCents',
                  label: t('Reste dû', 'Balance'),
                  derived: true,
                  defaultValue: 0,
                  index: true,
                  width: '34%',
                }),
              ],
            },
            systemText('paymentReference', t('Référence de paiement', 'Payment reference'), { index: true }),
            {
              name: 'payments',
              type: 'join',
              collection: 'payments',
              on: 'invoice',
              label: t('Paiements', 'Payments'),
            },
          ],
        },
        {
          label: t('Relances', 'Reminders'),
          fields: [
            systemDate('disputedAt', t('Contestée le', 'Disputed at'), { staffOnly: true }),
            civilDateField({
              name: 'dunningPausedUntil',
              staffOnly: true,
              label: t('Relances suspendues jusqu’au', 'Reminders paused until'),
            }),
            systemNumber('lastReminderLevel', t('Dernier niveau', 'Last level'), { staffOnly: true }),
            systemDate('lastReminderAt', t('Dernière relance', 'Last reminder'), { staffOnly: true }),
            civilDateField({
              name: 'nextReminderOn',
              staffOnly: true,
              label: t('Prochaine relance', 'Next reminder'),
              derived: true,
              index: true,
            }),
            dunningPolicyField,
            {
              type: 'row',
              fields: [
                civilDateField({
                  name: 'noticePostedOn',
                  staffOnly: true,
                  label: t('Mise en demeure postée le', 'Formal notice posted on'),
                  width: '50%',
                }),
                {
                  name: 'noticeTracking',
                  type: 'text',
                  label: t('N° de suivi du recommandé', 'Tracking number'),
                  access: { read: staffOnField },
                  admin: { width: '50%' },
                },
              ],
            },
            {
              name: 'reminders',
              type: 'join',
              collection: 'reminders',
              on: 'invoice',
              label: t('Relances', 'Reminders'),
            },
          ],
        },
        {
          label: t('Historique', 'History'),
          fields: [
            systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true }),
            systemRelation('project', t('Projet', 'Project'), 'projects', { index: true }),
            systemRelation('corrects', t('Rectifie la facture', 'Corrects the invoice'), 'invoices', { index: true }),
            {
              name: 'creditNotes',
              type: 'join',
              collection: 'invoices',
              on: 'corrects',
              label: t('Avoirs', 'Credit notes'),
            },
            systemRelation('deductedBy', t('Déduite par', 'Deducted by'), 'invoices', { index: true }),
            systemRelation('retainer', t('Abonnement', 'Retainer'), 'retainers', { index: true }),
            systemText('retainerPeriod', t('Période de l’abonnement', 'Period of the retainer')),
            systemText('milestoneId', t('Jalon', 'Milestone'), { hidden: true }),
            systemDate('writtenOffAt', t('Passée en perte le', 'Written off at')),
            systemText('writeOffReason', t('Motif de la perte', 'Reason of the write-off'), { staffOnly: true }),
            {
              name: 'flows',
              type: 'join',
              collection: 'platform-flows',
              on: 'invoice',
              label: t('Plateforme', 'Platform'),
            },
            systemDate('issuedAt', t('Instant d’émission', 'Instant of issue')),
            systemText('sha256', t('Empreinte', 'Hash')),
            systemText('previousSha256', t('Empreinte de la précédente', 'Hash of the one before')),
            systemText('pdfSha256', t('Empreinte du PDF', 'Hash of the PDF'), { index: true }),
            systemDate('pdfRenderedAt', t('PDF produit le', 'PDF made at')),
            {
              name: 'notes',
              type: 'textarea',
              label: t('Notes internes', 'Internal notes'),
              access: { read: staffOnField },
            },
          ],
        },
      ],
    },
    systemText('currency', t('Devise', 'Currency'), { hidden: true }),
    systemJson('vatGroups', t('TVA par taux', 'VAT by rate'), { hidden: true }),
    systemJson('content', t('Contenu figé', 'Frozen content'), { hidden: true }),
    systemText('pdfKey', t('Fichier PDF', 'PDF file'), { hidden: true, staffOnly: true }),
    systemNumber('pdfByteLength', t('Taille du PDF', 'Size of the PDF'), { hidden: true }),
    systemJson('plan', t('Fabrication', 'Plan'), { hidden: true, staffOnly: true }),
    systemText('linkNonce', t('Lien', 'Link'), { hidden: true, staffOnly: true }),
    systemText('tokenHash', t('Empreinte du lien', 'Hash of the link'), {
      hidden: true,
      index: true,
      unique: true,
      staffOnly: true,
    }),
    systemText('xmlSha256', t('Empreinte du XML', 'Hash of the XML'), { hidden: true }),
  ]),
}
