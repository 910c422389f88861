import type { CollectionConfig } from 'payload'

import { nobodyOnField, roles, staffOnField, staffOrOwnClient } from '../access/rules'
import { languages } from '../domain/parties/snapshots'
import { declineReasons, quoteStates } from '../domain/quotes/lifecycle'
import { quoteActions } from '../endpoints/quoteActions'
import { moneyField, percentField } from '../fields/amounts'
import { t } from '../fields/labels'
import { quoteLinesField } from '../fields/quoteLines'
import { civilDateField, stateField, systemDate, systemJson, systemRelation, systemText } from '../fields/system'
import { lockRowBeforeUpdate } from '../hooks/lockRowBeforeUpdate'
import { recordStates } from '../hooks/ledger/recordStates'
import { refuseFrozenChange } from '../hooks/refuseFrozenChange'
import { closeOutdatedDepositCheckout } from '../hooks/payments/closeOutdatedCheckout'
import { deriveTotals } from '../hooks/quotes/deriveTotals'
import { guardLifecycle } from '../hooks/quotes/guardLifecycle'
import { keepFrozenRows } from '../hooks/keepFrozenRows'
import { prefillFromSettings } from '../hooks/quotes/prefillFromSettings'
import { lockedOnceOut } from '../fields/lockedOnceOut'
import { exportLink } from './exportLink'
import { groups } from './groups'

export const quoteStateLabels = {
  draft: t('Brouillon', 'Draft'),
  sent: t('Envoyé', 'Sent'),
  'partially-signed': t('Signé en partie', 'Partially signed'),
  accepted: t('Accepté', 'Accepted'),
  declined: t('Refusé', 'Declined'),
  expired: t('Expiré', 'Expired'),
  cancelled: t('Annulé', 'Cancelled'),
  withdrawn: t('Rétracté', 'Withdrawn'),
}

const declineLabels = {
  price: t('Prix', 'Price'),
  timing: t('Délai', 'Timing'),
  scope: t('Périmètre', 'Scope'),
  competitor: t('Autre prestataire', 'Another supplier'),
  postponed: t('Projet reporté', 'Project postponed'),
  other: t('Autre', 'Other'),
}

/** What the client reads: closed as soon as the quote is no longer a draft (domain.md §3, Q6). */
const offered = [
  'title',
  'client',
  'language',
  'introduction',
  'lines',
  'documentDiscountBp',
  'deliveryTime',
  'depositBp',
  'paymentTermDays',
  'signers',
  'counterSigner',
  'requiresCode',
  'validUntil',
  'terms',
]

/** Offers. Only a draft can be edited; each sending freezes a version that the client reads and signs (Q1–Q8). */
export const Quotes: CollectionConfig = {
  slug: 'quotes',
  labels: { singular: t('Devis', 'Quote'), plural: t('Devis', 'Quotes') },
  enableQueryPresets: true,
  disableDuplicate: true,
  disableBulkEdit: true,
  defaultPopulate: { number: true, title: true, state: true, grossCents: true },
  admin: {
    useAsTitle: 'title',
    group: groups.sales,
    defaultColumns: ['number', 'title', 'client', 'state', 'grossCents', 'validUntil', 'updatedAt'],
    listSearchableFields: ['number', 'title'],
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    components: {
      listMenuItems: [exportLink('quotes')],
      edit: { beforeDocumentControls: ['/src/components/admin/quotes/QuoteControls#QuoteControls'] },
    },
  },
  access: {
    read: staffOrOwnClient('client', ['admin', 'sign', 'billing', 'read'], { state: { not_equals: 'draft' } }),
    create: roles('owner', 'manager'),
    update: roles('owner', 'manager'),
    delete: ({ req }) =>
      req.user?.collection === 'users' && ['owner', 'manager'].includes(req.user.role)
        ? { and: [{ state: { equals: 'draft' } }, { number: { exists: false } }] }
        : false,
  },
  endpoints: quoteActions,
  hooks: {
    beforeOperation: [
      lockRowBeforeUpdate('quotes'),
      refuseFrozenChange({ collection: 'quotes', code: 'quote.frozen', fields: offered }),
    ],
    beforeValidate: [prefillFromSettings],
    beforeChange: [guardLifecycle, deriveTotals, keepFrozenRows(['lines', 'signers'])],
    afterChange: [recordStates('quote'), closeOutdatedDepositCheckout],
  },
  indexes: [{ fields: ['client', 'state'] }, { fields: ['state', 'validUntil'] }],
  fields: lockedOnceOut(offered, [
    stateField(quoteStates, quoteStateLabels, 'draft'),
    systemText('number', t('Numéro', 'Number'), { index: true, unique: true, sidebar: true }),
    {
      name: 'totalsPanel',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/components/admin/quotes/LiveTotals#LiveTotals' } },
    },
    {
      type: 'tabs',
      tabs: [
        {
          label: t('Contenu', 'Content'),
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
                  admin: { width: '60%' },
                },
                {
                  name: 'language',
                  type: 'select',
                  required: true,
                  defaultValue: 'fr',
                  label: t('Langue', 'Language'),
                  options: languages.map((value) => ({ value, label: value === 'fr' ? 'Français' : 'English' })),
                  admin: { width: '40%' },
                },
              ],
            },
            { name: 'introduction', type: 'textarea', label: t('Introduction', 'Introduction') },
            quoteLinesField,
            {
              type: 'row',
              fields: [
                percentField({
                  name: 'documentDiscountBp',
                  label: t('Remise globale', 'Overall discount'),
                  defaultValue: 0,
                  width: '50%',
                }),
                {
                  name: 'deliveryTime',
                  type: 'text',
                  label: t('Délai de réalisation', 'Delivery time'),
                  admin: { width: '50%' },
                },
              ],
            },
          ],
        },
        {
          label: t('Paiement', 'Payment'),
          fields: [
            {
              type: 'row',
              fields: [
                percentField({ name: 'depositBp', label: t('Acompte', 'Deposit'), width: '50%' }),
                {
                  name: 'paymentTermDays',
                  type: 'number',
                  min: 0,
                  max: 60,
                  label: t('Délai de paiement (jours)', 'Payment term (days)'),
                  admin: { width: '50%' },
                },
              ],
            },
            {
              name: 'depositState',
              type: 'select',
              required: true,
              defaultValue: 'none',
              index: true,
              label: t('Acompte : état', 'Deposit: state'),
              access: { create: nobodyOnField, update: nobodyOnField },
              admin: { readOnly: true },
              options: [
                { value: 'none', label: t('Sans objet', 'None') },
                { value: 'awaited', label: t('Attendu', 'Awaited') },
                { value: 'paid', label: t('Reçu', 'Paid') },
              ],
            },
            moneyField({
              name: 'depositPaidCents',
              label: t('Acompte reçu', 'Deposit received'),
              derived: true,
              defaultValue: 0,
            }),
            systemText('depositReference', t('Référence du virement', 'Transfer reference'), {
              index: true,
              unique: true,
            }),
            { name: 'payments', type: 'join', collection: 'payments', on: 'quote', label: t('Paiements', 'Payments') },
            { name: 'invoices', type: 'join', collection: 'invoices', on: 'quote', label: t('Factures', 'Invoices') },
          ],
        },
        {
          label: t('Envoi', 'Sending'),
          fields: [
            {
              name: 'signers',
              type: 'array',
              label: t('Signataires, dans l’ordre', 'Signers, in order'),
              admin: {
                description: t(
                  'Un contact du client ; le premier reçoit le devis.',
                  'A contact of the client; the first one receives the quote.',
                ),
              },
              fields: [
                {
                  type: 'row',
                  fields: [
                    {
                      name: 'contact',
                      type: 'relationship',
                      relationTo: 'contacts',
                      required: true,
                      maxDepth: 1,
                      label: t('Contact', 'Contact'),
                      admin: { width: '60%' },
                    },
                    { name: 'role', type: 'text', label: t('Qualité', 'Capacity'), admin: { width: '40%' } },
                  ],
                },
              ],
            },
            {
              name: 'counterSigner',
              type: 'relationship',
              relationTo: 'users',
              maxDepth: 1,
              label: t('Contre-signataire de l’agence', 'Agency counter-signer'),
              admin: {
                description: t(
                  'Signe après le client ; sans contre-signataire, la dernière signature du client suffit.',
                  'Signs after the client; without one, the client’s last signature is enough.',
                ),
              },
            },
            civilDateField({
              name: 'validUntil',
              label: t('Valable jusqu’au', 'Valid until'),
              index: true,
              description: t('Fin de journée, heure de Paris.', 'End of the day, Paris time.'),
            }),
            {
              name: 'requiresCode',
              type: 'checkbox',
              defaultValue: true,
              label: t('Code par e-mail avant de signer', 'E-mailed code before signing'),
            },
            {
              name: 'remindsSigner',
              type: 'checkbox',
              defaultValue: true,
              label: t('Relancer tant qu’il n’est pas signé', 'Remind until it is signed'),
            },
            { name: 'terms', type: 'textarea', label: t('Conditions', 'Terms') },
            systemDate('sentAt', t('Envoyé le', 'Sent at'), { index: true }),
            systemDate('viewedAt', t('Lu la première fois le', 'First viewed at'), { index: true }),
            systemDate('updateRequestedAt', t('Mise à jour demandée le', 'Update requested at'), { index: true }),
            {
              name: 'visits',
              type: 'join',
              collection: 'quote-visits',
              on: 'quote',
              label: t('Ouvertures', 'Visits'),
            },
          ],
        },
        {
          label: t('Historique', 'History'),
          fields: [
            systemRelation('currentVersion', t('Version en cours', 'Current version'), 'quote-versions'),
            {
              name: 'versions',
              type: 'join',
              collection: 'quote-versions',
              on: 'quote',
              label: t('Versions', 'Versions'),
            },
            systemDate('acceptedAt', t('Accepté le', 'Accepted at'), { index: true }),
            systemDate('closedAt', t('Clos le', 'Closed at')),
            {
              name: 'declineReason',
              type: 'select',
              label: t('Motif du refus', 'Reason of the refusal'),
              access: { create: nobodyOnField, update: nobodyOnField },
              admin: { readOnly: true, condition: (data) => data.state === 'declined' },
              options: declineReasons.map((value) => ({ value, label: declineLabels[value] })),
            },
            systemText('declineComment', t('Commentaire', 'Comment')),
            systemDate('withdrawnAt', t('Rétracté le', 'Withdrawn at'), { index: true }),
            {
              name: 'refundState',
              type: 'select',
              required: true,
              defaultValue: 'none',
              index: true,
              label: t('Remboursement', 'Refund'),
              access: { create: nobodyOnField, update: nobodyOnField },
              admin: { readOnly: true, condition: (data) => data.refundState !== 'none' },
              options: [
                { value: 'none', label: t('Sans objet', 'None') },
                { value: 'due', label: t('À faire', 'Due') },
                { value: 'done', label: t('Fait', 'Done') },
              ],
            },
            {
              ...civilDateField({
                name: 'refundDueOn',
                label: t('À rembourser avant le', 'To refund by'),
                derived: true,
                index: true,
              }),
            },
            {
              name: 'acceptances',
              type: 'join',
              collection: 'acceptances',
              on: 'quote',
              label: t('Acceptation et preuve', 'Acceptance and evidence'),
            },
            { name: 'projects', type: 'join', collection: 'projects', on: 'quote', label: t('Projet', 'Project') },
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
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      maxDepth: 1,
      label: t('Responsable', 'Owner'),
      access: { read: staffOnField },
      admin: { position: 'sidebar' },
    },
    {
      name: 'lead',
      type: 'relationship',
      relationTo: 'leads',
      index: true,
      maxDepth: 1,
      label: t('Demande', 'Lead'),
      access: { read: staffOnField },
      admin: { position: 'sidebar' },
    },
    moneyField({
      name: 'subtotalCents',
      label: t('Total HT avant remise', 'Subtotal'),
      derived: true,
      hidden: true,
      defaultValue: 0,
    }),
    moneyField({ name: 'netCents', label: t('Total HT', 'Net total'), derived: true, hidden: true, defaultValue: 0 }),
    moneyField({ name: 'vatCents', label: t('TVA', 'VAT'), derived: true, hidden: true, defaultValue: 0 }),
    moneyField({
      name: 'grossCents',
      label: t('Total TTC', 'Gross total'),
      derived: true,
      hidden: true,
      defaultValue: 0,
      index: true,
    }),
    moneyField({
      name: 'depositCents',
      label: t('Montant de l’acompte', 'Deposit amount'),
      derived: true,
      hidden: true,
      defaultValue: 0,
    }),
    systemText('currency', t('Devise', 'Currency'), { hidden: true }),
    systemJson('vatGroups', t('TVA par taux', 'VAT by rate'), { hidden: true }),
  ]),
}
