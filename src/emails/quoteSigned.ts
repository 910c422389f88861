import { formatCivilDate } from '../domain/dates/civilDate'
import type { Mail, TransferInstructions } from '../domain/messages/mail'
import { formatCents } from '../domain/money/format'
import { formatIban } from '../domain/parties/iban'
import { versionLabel } from '../domain/quotes/content'
import { emailTexts } from '../i18n/emails'
import { totalText } from './amounts'
import { sellerFooter } from './footer'
import type { Block, Letter } from './letter'

type SignedMail = Extract<Mail, { template: 'quote-signed' }>

/** To the client: what was signed, and how to pay the deposit (P5). */
export function quoteSigned(mail: SignedMail): Letter {
  const { language, quote, signed, transfer, url } = mail
  const { greeting, signedOn, question, quoteSigned: t } = emailTexts(language)
  const lead = `${totalText(signed, { ...quote, language })} · ${signedOn(formatCivilDate(signed.signedOn, language))}`
  return {
    language,
    subject: t.subject(versionLabel(quote)),
    lead,
    brandName: mail.brandName,
    greeting: greeting(mail.toName),
    blocks: [
      { kind: 'paragraph', text: t.intro(quote.title) },
      ...(transfer === null ? [{ kind: 'paragraph' as const, text: t.noDeposit }] : howToPay(mail, transfer)),
      { kind: 'button', label: t.button, url },
      { kind: 'paragraph', text: question },
    ],
    footer: sellerFooter(quote.seller),
  }
}

function howToPay({ language, quote }: SignedMail, transfer: TransferInstructions): Block[] {
  const t = emailTexts(language).quoteSigned
  const amount = formatCents(transfer.amountCents, { ...quote, language })
  return [
    { kind: 'paragraph', text: t.depositNext(amount) },
    {
      kind: 'facts',
      rows: [
        { label: t.beneficiary, value: transfer.beneficiary },
        // Plain spaces, so that a phone can break the line.
        { label: t.iban, value: formatIban(transfer.iban).replaceAll('\u00a0', ' ') },
        { label: t.bic, value: transfer.bic },
        { label: t.amount, value: amount },
        { label: t.reference, value: transfer.reference },
      ],
    },
    { kind: 'paragraph', text: t.why },
  ]
}
