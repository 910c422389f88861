import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { emailTexts } from '../i18n/emails'
import { reminderTexts } from '../i18n/reminders'
import type { Block, Letter } from './letter'

/** To staff: what a debtor has answered, and what that does to the reminders (D4). */
export function reminderAnswerStaff(mail: Extract<Mail, { template: 'reminder-answer-staff' }>): Letter {
  const { language, news, brandName, adminUrl } = mail
  const { greeting, automatic } = emailTexts(language)
  const { staff: t } = reminderTexts(language)
  const money = { currency: news.currency, language }
  const promised = news.promisedOn === null ? null : formatCivilDate(news.promisedOn, language)
  const parts = news.parts.map(({ on, amountCents }, index) => ({
    label: t.part(index + 1),
    value: `${formatCents(amountCents, money)} · ${formatCivilDate(on, language)}`,
  }))
  const words: Block[] = news.words === null ? [] : [{ kind: 'words', text: news.words }]
  return {
    language,
    subject: t.subjects[news.kind](news.number),
    lead: null,
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intros[news.kind] },
      {
        kind: 'facts',
        rows: [
          { label: t.client, value: news.clientName },
          { label: t.left, value: formatCents(news.leftCents, money) },
          ...(promised === null ? [] : [{ label: t.promisedOn, value: promised }]),
          ...parts,
          ...(news.hasProof ? [{ label: t.proof, value: t.proofKept }] : []),
        ],
      },
      ...words,
      { kind: 'button', label: t.button, url: adminUrl },
    ],
    footer: automatic(brandName),
  }
}
