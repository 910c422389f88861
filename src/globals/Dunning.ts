import type { GlobalConfig } from 'payload'

import { roles, staff } from '../access/rules'
import { groups } from '../collections/groups'
import { languages } from '../domain/parties/snapshots'
import { t } from '../fields/labels'

/** The default ladder of reminders (D1, D7). */
export const Dunning: GlobalConfig = {
  slug: 'dunning',
  label: t('Relances', 'Reminders'),
  admin: { group: groups.settings },
  access: { read: staff, update: roles('owner', 'accountant'), readVersions: roles('owner', 'accountant') },
  versions: { max: 0 },
  fields: [
    { name: 'active', type: 'checkbox', defaultValue: true, label: t('Relances actives', 'Reminders on') },
    {
      name: 'isDryRun',
      type: 'checkbox',
      defaultValue: false,
      label: t('À blanc : prévoir sans envoyer', 'Dry run: plan without sending'),
    },
    {
      name: 'isGrouped',
      type: 'checkbox',
      defaultValue: false,
      label: t('Un seul message par client', 'One message per client'),
    },
    {
      name: 'beforeDueDays',
      type: 'number',
      min: 1,
      max: 30,
      label: t('Rappel avant l’échéance (jours ; vide : aucun)', 'Note before the due date (days; empty: none)'),
    },
    {
      name: 'minimumGapDays',
      type: 'number',
      required: true,
      min: 1,
      max: 30,
      defaultValue: 5,
      label: t('Écart minimal (jours)', 'Least gap (days)'),
    },
    {
      name: 'levels',
      type: 'array',
      minRows: 1,
      maxRows: 4,
      label: t('Niveaux', 'Levels'),
      defaultValue: [{ afterDays: 3 }, { afterDays: 10 }, { afterDays: 21 }, { afterDays: 30 }],
      fields: [
        {
          name: 'afterDays',
          type: 'number',
          required: true,
          min: 1,
          label: t('Jours après l’échéance', 'Days after the due date'),
        },
      ],
    },
    {
      // Not `texts`: Payload keeps that table's name for itself.
      name: 'wordings',
      type: 'array',
      label: t('Textes', 'Texts'),
      admin: {
        description: t(
          'Un texte à la place du nôtre, par niveau (0 : avant l’échéance) et par langue. Variables : {{client}}, {{facture}}, {{montant}}, {{echeance}}, {{retard}}.',
          'A text in place of ours, by level (0: before the due date) and language. Variables: {{client}}, {{facture}}, {{montant}}, {{echeance}}, {{retard}}.',
        ),
      },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'level',
              type: 'number',
              required: true,
              min: 0,
              max: 4,
              label: t('Niveau', 'Level'),
              admin: { width: '30%' },
            },
            {
              name: 'language',
              type: 'select',
              required: true,
              defaultValue: 'fr',
              label: t('Langue', 'Language'),
              options: languages.map((value) => ({ value, label: value === 'fr' ? 'Français' : 'English' })),
              admin: { width: '30%' },
            },
            { name: 'subject', type: 'text', label: t('Objet', 'Subject'), admin: { width: '40%' } },
          ],
        },
        { name: 'body', type: 'richText', label: t('Texte', 'Text') },
      ],
    },
  ],
}
