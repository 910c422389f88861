import type { CollectionConfig } from 'payload'

import { nobody, nobodyOnField, staff } from '../access/rules'
import { messageStates } from '../domain/messages/states'
import { messageTemplates } from '../domain/messages/templates'
import { messageActions } from '../endpoints/messageActions'
import { t } from '../fields/labels'
import { stateField, systemDate, systemJson, systemNumber, systemRelation, systemText } from '../fields/system'
import { announceMessage } from '../hooks/messages/announceMessage'
import { groups } from './groups'

const templateLabels = {
  'quote-sent': t('Devis envoyé', 'Quote sent'),
  'quote-signed': t('Devis signé (client)', 'Quote signed (client)'),
  'quote-signed-staff': t('Devis signé (équipe)', 'Quote signed (staff)'),
  'quote-declined-staff': t('Devis refusé (équipe)', 'Quote declined (staff)'),
  'sign-code': t('Code de signature', 'Signing code'),
  'quote-to-countersign': t('Devis à contresigner (équipe)', 'Quote to counter-sign (staff)'),
  'quote-reminder': t('Rappel de devis à signer', 'Reminder of an unsigned quote'),
  'quote-update-requested-staff': t('Mise à jour de devis demandée (équipe)', 'Quote update requested (staff)'),
  'withdrawal-receipt': t('Accusé de rétractation', 'Withdrawal receipt'),
  'quote-withdrawn-staff': t('Devis rétracté (équipe)', 'Quote withdrawn (staff)'),
  'ledger-anchor': t('Ancrage du journal', 'Anchor of the ledger'),
  'deposit-received': t('Acompte reçu', 'Deposit received'),
  reminder: t('Relance de facture', 'Reminder of an invoice'),
  'reminder-answer-staff': t('Réponse à une relance (équipe)', 'Answer to a reminder (staff)'),
  'invoice-sent': t('Facture envoyée', 'Invoice sent'),
  'credit-note-sent': t('Avoir envoyé', 'Credit note sent'),
  'payment-received': t('Paiement reçu', 'Payment received'),
  'payment-failed': t('Paiement refusé', 'Payment refused'),
  'payment-review-staff': t('Paiement à regarder (équipe)', 'Payment to look at (staff)'),
  account: t('Compte (mot de passe…)', 'Account (password…)'),
}

/** The e-mails that the system owes somebody: the outbox, with its states and re-send (house-style, Effects). */
export const Messages: CollectionConfig = {
  slug: 'messages',
  labels: { singular: t('Message', 'Message'), plural: t('Messages', 'Messages') },
  disableDuplicate: true,
  disableBulkEdit: true,
  enableQueryPresets: true,
  admin: {
    useAsTitle: 'subject',
    group: groups.journal,
    defaultColumns: ['createdAt', 'subject', 'toAddress', 'template', 'state', 'sentAt'],
    listSearchableFields: ['subject', 'toAddress'],
    enableListViewSelectAPI: true,
    components: {
      edit: { beforeDocumentControls: ['/src/components/admin/messages/MessageControls#MessageControls'] },
    },
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  endpoints: messageActions,
  hooks: { afterChange: [announceMessage] },
  indexes: [{ fields: ['state', 'createdAt'] }],
  fields: [
    stateField(
      messageStates,
      {
        queued: t('À envoyer', 'Queued'),
        sending: t('En cours', 'Sending'),
        sent: t('Envoyé', 'Sent'),
        failed: t('En échec', 'Failed'),
        unknown: t('Incertain', 'Unknown'),
        cancelled: t('Annulé', 'Cancelled'),
      },
      'queued',
    ),
    {
      name: 'preview',
      type: 'ui',
      admin: { components: { Field: '/src/components/admin/messages/MessagePreview#MessagePreview' } },
    },
    systemText('subject', t('Objet', 'Subject'), { required: true }),
    {
      name: 'template',
      type: 'select',
      required: true,
      index: true,
      label: t('Modèle', 'Template'),
      admin: { readOnly: true },
      options: messageTemplates.map((value) => ({ value, label: templateLabels[value] })),
    },
    systemText('language', t('Langue', 'Language'), { required: true }),
    systemText('toName', t('Destinataire', 'Recipient')),
    systemText('toAddress', t('Adresse', 'Address'), { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { index: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true }),
    systemRelation('quoteVersion', t('Version de devis', 'Quote version'), 'quote-versions', { index: true }),
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { index: true }),
    {
      ...systemJson('data', t('Données', 'Data'), { required: true, hidden: true }),
      access: { create: nobodyOnField, update: nobodyOnField, read: nobodyOnField },
    },
    {
      name: 'isHeld',
      type: 'checkbox',
      required: true,
      defaultValue: false,
      label: t('Attend son document', 'Waits for its document'),
      access: { create: nobodyOnField, update: nobodyOnField },
      admin: { readOnly: true },
    },
    systemText('purpose', t('Raison unique', 'Unique purpose'), {
      required: true,
      unique: true,
      index: true,
      hidden: true,
    }),
    systemText('messageId', t('Message-ID', 'Message-ID'), { required: true, unique: true, index: true }),
    systemNumber('attempts', t('Essais', 'Attempts')),
    systemDate('nextAttemptAt', t('Prochain essai', 'Next attempt')),
    systemDate('sentAt', t('Envoyé le', 'Sent at'), { index: true }),
    systemText('transport', t('Transport', 'Transport')),
    systemText('providerId', t('Identifiant chez le prestataire', 'Provider’s id'), { index: true }),
    systemText('error', t('Erreur', 'Error')),
    systemDate('deliveredAt', t('Remis le', 'Delivered at')),
    systemDate('bouncedAt', t('Rejeté le', 'Bounced at')),
    systemText('bounceKind', t('Nature du rejet', 'Kind of bounce')),
    systemDate('complainedAt', t('Signalé indésirable le', 'Complained at')),
  ],
}
