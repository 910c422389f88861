import type { ArrayField, GlobalConfig, TextField, TextFieldSingleValidation } from 'payload'

import { roles, staff } from '../access/rules'
import { groups } from '../collections/groups'
import { moneyField, percentField } from '../fields/amounts'
import { t, type Bilingual } from '../fields/labels'
import { civilDateField } from '../fields/system'

/** R7: the characters of a number, and one series per kind of document, so that none has a hole where another went on. */
const prefix: TextFieldSingleValidation = (value, { siblingData }) => {
  if (!value || !/^[A-Za-z0-9+\-_/]{1,8}$/.test(value))
    return 'Lettres, chiffres, + - _ / (8 au plus) / Letters, digits, + - _ / (8 at most)'
  const all = Object.values(prefixesIn(siblingData))
  return new Set(all).size === all.length || 'Trois préfixes différents / Three different prefixes'
}

function prefixesIn(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(Object.entries(data).filter(([name]) => name.endsWith('Prefix')))
}

/** A yearly rate with the day from which it holds. */
function datedRates(name: string, label: Bilingual): ArrayField {
  return {
    name,
    type: 'array',
    label,
    fields: [
      {
        type: 'row',
        fields: [
          civilDateField({ name: 'from', label: t('À partir du', 'From'), required: true, width: '50%' }),
          percentField({ name: 'rateBp', label: t('Taux annuel', 'Yearly rate'), required: true, width: '50%' }),
        ],
      },
    ],
  }
}

/** An account of the chart of accounts, as it stands in the exported journal (R27). */
function accountField(name: string, label: Bilingual, defaultValue: string): TextField {
  return {
    name,
    type: 'text',
    required: true,
    defaultValue,
    label,
    validate: (value) => /^[0-9A-Z]{3,12}$/.test(value ?? '') || '3 à 12 chiffres / 3 to 12 digits',
    admin: { width: '20%' },
  }
}

/** Commercial defaults, number series, and the figures and wordings of the law, each with the day it starts to hold. */
export const Billing: GlobalConfig = {
  slug: 'billing',
  label: t('Facturation', 'Billing'),
  admin: { group: groups.settings },
  access: { read: staff, update: roles('owner', 'accountant'), readVersions: roles('owner', 'accountant') },
  versions: { max: 0 },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: t('Devis', 'Quotes'),
          fields: [
            {
              type: 'row',
              fields: [
                percentField({
                  name: 'depositBp',
                  label: t('Acompte par défaut', 'Default deposit'),
                  defaultValue: 3000,
                  width: '33%',
                }),
                {
                  name: 'validityDays',
                  type: 'number',
                  required: true,
                  min: 1,
                  max: 365,
                  defaultValue: 30,
                  label: t('Validité (jours)', 'Validity (days)'),
                  admin: { width: '33%' },
                },
                {
                  name: 'paymentTermDays',
                  type: 'number',
                  required: true,
                  min: 0,
                  max: 60,
                  defaultValue: 30,
                  label: t('Délai de paiement (jours)', 'Payment term (days)'),
                  admin: { width: '34%' },
                },
              ],
            },
            { name: 'termsFr', type: 'textarea', label: t('Conditions (français)', 'Terms (French)') },
            { name: 'termsEn', type: 'textarea', label: t('Conditions (anglais)', 'Terms (English)') },
            {
              name: 'termsVersion',
              type: 'text',
              defaultValue: '1',
              label: t('Version des conditions', 'Version of the terms'),
            },
          ],
        },
        {
          label: t('Numéros', 'Numbers'),
          fields: [
            {
              type: 'row',
              fields: [
                {
                  name: 'quotePrefix',
                  type: 'text',
                  required: true,
                  defaultValue: 'DEV',
                  validate: prefix,
                  label: t('Devis', 'Quotes'),
                  admin: { width: '33%' },
                },
                {
                  name: 'invoicePrefix',
                  type: 'text',
                  required: true,
                  defaultValue: 'FA',
                  validate: prefix,
                  label: t('Factures', 'Invoices'),
                  admin: { width: '33%' },
                },
                {
                  name: 'creditNotePrefix',
                  type: 'text',
                  required: true,
                  defaultValue: 'AV',
                  validate: prefix,
                  label: t('Avoirs', 'Credit notes'),
                  admin: { width: '34%' },
                },
              ],
            },
          ],
        },
        {
          label: t('Comptabilité', 'Accounting'),
          fields: [
            {
              type: 'row',
              fields: [
                accountField('customersAccount', t('Clients', 'Customers'), '411000'),
                accountField('salesAccount', t('Ventes de services', 'Sales of services'), '706000'),
                accountField('depositsAccount', t('Acomptes reçus', 'Deposits received'), '419100'),
                accountField('vatAccount', t('TVA collectée', 'VAT collected'), '445710'),
                accountField('vatWaitingAccount', t('TVA en attente', 'VAT waiting'), '445740'),
              ],
            },
            {
              type: 'row',
              fields: [
                {
                  name: 'salesJournal',
                  type: 'text',
                  required: true,
                  defaultValue: 'VE',
                  label: t('Code du journal', 'Journal code'),
                  admin: { width: '50%' },
                },
                {
                  name: 'salesJournalName',
                  type: 'text',
                  required: true,
                  defaultValue: 'Ventes',
                  label: t('Libellé du journal', 'Journal name'),
                  admin: { width: '50%' },
                },
              ],
            },
          ],
        },
        {
          label: t('Loi', 'Law'),
          fields: [
            {
              name: 'penaltyRates',
              type: 'array',
              label: t('Taux des pénalités de retard', 'Late-payment rates'),
              admin: {
                description: t(
                  'Taux BCE + 10 points, par semestre (R30).',
                  'ECB rate + 10 points, per half-year (R30).',
                ),
              },
              fields: [
                {
                  type: 'row',
                  fields: [
                    civilDateField({ name: 'from', label: t('À partir du', 'From'), required: true, width: '50%' }),
                    percentField({
                      name: 'rateBp',
                      label: t('Taux annuel', 'Yearly rate'),
                      required: true,
                      width: '50%',
                    }),
                  ],
                },
              ],
            },
            datedRates('legalRates', t('Taux de l’intérêt légal (particuliers)', 'Legal interest (consumers)')),
            {
              name: 'recoveryFees',
              type: 'array',
              label: t('Indemnité de recouvrement', 'Recovery indemnity'),
              admin: { description: t('40 € depuis 2013 (D441-5, R31).', '40 € since 2013 (D441-5, R31).') },
              fields: [
                {
                  type: 'row',
                  fields: [
                    civilDateField({ name: 'from', label: t('À partir du', 'From'), required: true, width: '50%' }),
                    moneyField({
                      name: 'amountCents',
                      label: t('Montant', 'Amount'),
                      required: true,
                      min: 0,
                      width: '50%',
                    }),
                  ],
                },
              ],
            },
            {
              name: 'mentions',
              type: 'array',
              label: t('Mentions légales', 'Legal mentions'),
              admin: {
                description: t(
                  'Code, texte et date d’effet ; la dernière en vigueur est imprimée (R11, R13).',
                  'Code, text and start date; the last one in force is printed (R11, R13).',
                ),
              },
              fields: [
                {
                  type: 'row',
                  fields: [
                    { name: 'code', type: 'text', required: true, label: t('Code', 'Code'), admin: { width: '33%' } },
                    civilDateField({ name: 'from', label: t('À partir du', 'From'), required: true, width: '33%' }),
                  ],
                },
                { name: 'textFr', type: 'textarea', required: true, label: t('Texte français', 'French text') },
                { name: 'textEn', type: 'textarea', required: true, label: t('Texte anglais', 'English text') },
              ],
            },
          ],
        },
      ],
    },
  ],
}
