import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail } from '../domain/messages/mail'
import { emailTexts } from '../i18n/emails'
import type { Letter } from './letter'

/** To the agency, every night: the hash that a copy of the ledger's ends must have, kept where no server can reach it (R24). */
export function ledgerAnchor(mail: Extract<Mail, { template: 'ledger-anchor' }>): Letter {
  const { language, anchor, brandName } = mail
  const { greeting, automatic, ledgerAnchor: t } = emailTexts(language)
  const date = formatCivilDate(anchor.day, language)
  return {
    language,
    subject: t.subject(date),
    lead: t.lead(date, anchor.chains),
    brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro },
      {
        kind: 'facts',
        rows: [
          { label: t.date, value: date },
          { label: t.chains, value: String(anchor.chains) },
          { label: t.hash, value: anchor.fileSha256 },
        ],
      },
      { kind: 'paragraph', text: anchor.isAttached ? t.attached : t.notAttached },
      { kind: 'paragraph', text: t.check },
    ],
    footer: automatic(brandName),
  }
}
