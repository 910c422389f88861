import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { t } from '../fields/labels'
import { civilDateField, systemDate, systemJson, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** One dunning step: one row per invoice and level, by a unique constraint (D3). */
export const Reminders: CollectionConfig = {
  slug: 'reminders',
  labels: { singular: t('Relance', 'Reminder'), plural: t('Relances', 'Reminders') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    group: groups.billing,
    defaultColumns: ['invoice', 'level', 'state', 'plannedOn', 'sentAt'],
    enableListViewSelectAPI: true,
  },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  indexes: [{ fields: ['invoice', 'level'], unique: true }, { fields: ['state', 'plannedOn'] }],
  fields: [
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { index: true }),
    systemNumber('level', t('Niveau', 'Level'), { required: true }),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'planned',
      index: true,
      label: t('État', 'State'),
      admin: { readOnly: true },
      options: [
        { value: 'planned', label: t('Prévue', 'Planned') },
        { value: 'claimed', label: t('En cours', 'Claimed') },
        { value: 'sent', label: t('Envoyée', 'Sent') },
        { value: 'failed', label: t('En échec', 'Failed') },
        { value: 'unknown', label: t('Incertaine', 'Unknown') },
        { value: 'skipped', label: t('Passée', 'Skipped') },
        { value: 'task', label: t('Confiée à l’équipe', 'Left to staff') },
      ],
    },
    civilDateField({ name: 'plannedOn', label: t('Prévue le', 'Planned on'), derived: true }),
    systemDate('claimedUntil', t('Réservée jusqu’à', 'Claimed until'), { hidden: true }),
    systemDate('sentAt', t('Envoyée le', 'Sent at')),
    systemRelation('message', t('Message', 'Message'), 'messages'),
    systemText('outcome', t('Suite', 'Outcome')),
    systemJson('facts', t('Montants annoncés', 'Amounts stated'), { hidden: true }),
    systemText('letterPdfKey', t('Lettre', 'Letter'), { hidden: true, staffOnly: true }),
    systemText('letterPdfSha256', t('Empreinte de la lettre', 'Hash of the letter'), { hidden: true }),
    systemText('nonce', t('Tirage du lien', 'Nonce of the link'), { hidden: true, staffOnly: true }),
    systemText('tokenHash', t('Empreinte du lien', 'Hash of the link'), {
      hidden: true,
      staffOnly: true,
      index: true,
      unique: true,
    }),
  ],
}
