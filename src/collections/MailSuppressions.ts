import type { CollectionConfig } from 'payload'

import { nobody, roles, staff } from '../access/rules'
import { suppressionReasons } from '../domain/messages/suppressions'
import { t } from '../fields/labels'
import { systemRelation } from '../fields/system'
import { groups } from './groups'

const reasonLabels = {
  bounce: t('Adresse refusée', 'Bounced'),
  complaint: t('Signalé comme indésirable', 'Complaint'),
  manual: t('Décision de l’équipe', 'Decided by staff'),
}

/** Addresses that no mail goes to: writing to them again would harm all our other mail. Deleting a row lifts it. */
export const MailSuppressions: CollectionConfig = {
  slug: 'mail-suppressions',
  labels: {
    singular: t('Adresse bloquée', 'Suppressed address'),
    plural: t('Adresses bloquées', 'Suppressed addresses'),
  },
  disableDuplicate: true,
  admin: { useAsTitle: 'email', group: groups.journal, defaultColumns: ['email', 'reason', 'createdAt', 'note'] },
  access: { read: staff, create: roles('owner', 'manager'), update: nobody, delete: roles('owner', 'manager') },
  fields: [
    { name: 'email', type: 'email', required: true, unique: true, index: true, label: t('E-mail', 'E-mail') },
    {
      name: 'reason',
      type: 'select',
      required: true,
      defaultValue: 'manual',
      label: t('Raison', 'Reason'),
      options: suppressionReasons.map((value) => ({ value, label: reasonLabels[value] })),
    },
    systemRelation('message', t('Message', 'Message'), 'messages'),
    { name: 'note', type: 'text', label: t('Note', 'Note') },
  ],
}
