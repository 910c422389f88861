import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { checkoutStates } from '../domain/payments/checkout'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { stateField, systemDate, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/**
 * Pages of the payment provider that were opened for a quote's deposit or an invoice's balance. At most one of a subject is
 * open, by an index, so that two tabs pay once (P4); a change of what is owed closes it (P7).
 */
export const CheckoutSessions: CollectionConfig = {
  slug: 'checkout-sessions',
  labels: { singular: t('Page de paiement', 'Checkout session'), plural: t('Pages de paiement', 'Checkout sessions') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    group: groups.journal,
    defaultColumns: ['createdAt', 'state', 'amountCents', 'quote', 'invoice', 'sessionId', 'expiresAt'],
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  fields: [
    stateField(
      checkoutStates,
      {
        opening: t('En ouverture', 'Opening'),
        open: t('Ouverte', 'Open'),
        complete: t('Terminée', 'Complete'),
        expired: t('Fermée', 'Closed'),
      },
      'opening',
    ),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { index: true }),
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { index: true }),
    moneyField({ name: 'amountCents', label: t('Montant', 'Amount'), derived: true, required: true, min: 1 }),
    systemText('currency', t('Devise', 'Currency'), { required: true, hidden: true }),
    systemNumber('rank', t('Rang', 'Rank'), { required: true }),
    systemText('sessionId', t('Identifiant chez le prestataire', 'Provider’s id'), { index: true, unique: true }),
    systemText('paymentIntentId', t('Paiement chez le prestataire', 'Provider’s payment'), { index: true }),
    systemText('url', t('Adresse', 'Address'), { hidden: true, staffOnly: true }),
    systemDate('expiresAt', t('Expire le', 'Expires at'), { required: true, index: true }),
  ],
}
