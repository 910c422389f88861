import type { GlobalConfig } from 'payload'

import { roles, staff } from '../access/rules'
import { groups } from '../collections/groups'
import { addressField } from '../fields/address'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'

/** Who sells: what the law asks to print about the agency (R1, R2), its bank and its VAT regime. */
export const Company: GlobalConfig = {
  slug: 'company',
  label: t('Société', 'Company'),
  admin: { group: groups.settings },
  access: { read: staff, update: roles('owner'), readVersions: roles('owner', 'accountant') },
  versions: { max: 0 },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: t('Identité', 'Identity'),
          fields: [
            {
              type: 'row',
              fields: [
                {
                  name: 'legalName',
                  type: 'text',
                  label: t('Dénomination sociale', 'Legal name'),
                  admin: { width: '50%' },
                },
                { name: 'tradeName', type: 'text', label: t('Nom commercial', 'Trade name'), admin: { width: '50%' } },
              ],
            },
            {
              type: 'row',
              fields: [
                { name: 'legalForm', type: 'text', label: t('Forme juridique', 'Legal form'), admin: { width: '33%' } },
                moneyField({
                  name: 'shareCapitalCents',
                  label: t('Capital social', 'Share capital'),
                  min: 0,
                  width: '33%',
                }),
                {
                  name: 'soleTrader',
                  type: 'checkbox',
                  defaultValue: false,
                  label: t('Entrepreneur individuel (EI)', 'Sole trader'),
                  admin: { width: '34%' },
                },
              ],
            },
            {
              type: 'row',
              fields: [
                { name: 'siren', type: 'text', label: t('SIREN', 'SIREN'), admin: { width: '33%' } },
                { name: 'siret', type: 'text', label: t('SIRET', 'SIRET'), admin: { width: '33%' } },
                { name: 'registration', type: 'text', label: t('RCS', 'Trade register'), admin: { width: '34%' } },
              ],
            },
            addressField('address', t('Adresse', 'Address')),
            {
              type: 'row',
              fields: [
                { name: 'email', type: 'email', label: t('E-mail', 'E-mail'), admin: { width: '33%' } },
                { name: 'phone', type: 'text', label: t('Téléphone', 'Phone'), admin: { width: '33%' } },
                { name: 'website', type: 'text', label: t('Site web', 'Website'), admin: { width: '34%' } },
              ],
            },
          ],
        },
        {
          label: t('TVA', 'VAT'),
          fields: [
            {
              name: 'vatRegime',
              type: 'select',
              required: true,
              defaultValue: 'standard',
              label: t('Régime', 'Regime'),
              options: [
                { value: 'standard', label: t('Assujettie', 'Standard') },
                { value: 'franchise', label: t('Franchise en base', 'Small-business exemption') },
              ],
            },
            { name: 'vatNumber', type: 'text', label: t('N° de TVA', 'VAT number') },
            {
              name: 'vatOnDebits',
              type: 'checkbox',
              defaultValue: false,
              label: t('Option pour les débits', 'VAT on debits'),
            },
          ],
        },
        {
          label: t('Banque', 'Bank'),
          fields: [
            { name: 'iban', type: 'text', label: t('IBAN', 'IBAN') },
            { name: 'bic', type: 'text', label: t('BIC', 'BIC') },
            { name: 'bankName', type: 'text', label: t('Banque', 'Bank') },
          ],
        },
      ],
    },
  ],
}
