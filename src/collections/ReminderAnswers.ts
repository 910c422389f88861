import type { CollectionConfig } from 'payload'

import { nobody, staff } from '../access/rules'
import { reminderAnswerKinds } from '../domain/dunning/answers'
import { t } from '../fields/labels'
import { civilDateField, systemDate, systemJson, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

const kindLabels = {
  promise: t('Promet de payer', 'Promises to pay'),
  installments: t('Paie en plusieurs fois', 'Pays in parts'),
  problem: t('Signale un problème', 'Reports a problem'),
  paid: t('Dit avoir payé', 'Says it is paid'),
}

/** What debtors answered to reminders, as they said it (D4). */
export const ReminderAnswers: CollectionConfig = {
  slug: 'reminder-answers',
  labels: {
    singular: t('Réponse à une relance', 'Answer to a reminder'),
    plural: t('Réponses aux relances', 'Answers to reminders'),
  },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: { group: groups.billing, defaultColumns: ['answeredAt', 'invoice', 'kind', 'promisedOn', 'text'] },
  access: { read: staff, create: nobody, update: nobody, delete: nobody },
  fields: [
    systemRelation('invoice', t('Facture', 'Invoice'), 'invoices', { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemRelation('reminder', t('Relance', 'Reminder'), 'reminders', { index: true }),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: t('Réponse', 'Answer'),
      admin: { readOnly: true },
      options: reminderAnswerKinds.map((value) => ({ value, label: kindLabels[value] })),
    },
    systemText('text', t('Ses mots', 'Their words')),
    civilDateField({ name: 'promisedOn', label: t('Promis pour le', 'Promised for'), derived: true }),
    systemJson('parts', t('Échéancier', 'Parts'), { hidden: true }),
    systemRelation('proof', t('Preuve', 'Proof'), 'documents'),
    systemDate('answeredAt', t('Répondu le', 'Answered at'), { required: true, index: true }),
  ],
}
