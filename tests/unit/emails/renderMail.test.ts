import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { messageTemplates } from '@/domain/messages/templates'
import { formatCents } from '@/domain/money/format'
import { languages } from '@/domain/parties/snapshots'
import { quoteReminderSteps } from '@/domain/quotes/reminders'
import { renderMail } from '@/emails/renderMail'
import { quoteContentFixture } from '../../factories/quoteContent'
import { adminUrl, contents, earlier, mailOf, url } from './exampleMails'

const everyMail = messageTemplates.flatMap((template) =>
  languages.map((language) => ({ template, language, mail: renderMail(mailOf(contents[template], language)) })),
)

const withoutAmounts: ReadonlySet<string> = new Set(['account', 'sign-code', 'ledger-anchor'])

/** What a person sees: no tags, no style, entities read. */
function visibleText(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/[ \n]+/g, ' ')
}

function hrefsOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
}

describe.each(everyMail)('$template in $language', ({ template, language, mail }) => {
  test('says its language, and has a subject of one line', () => {
    expect(mail.html).toContain(`<html lang="${language}">`)
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mail.subject.length).toBeGreaterThan(8)
  })

  test('has one button at most and loads nothing', () => {
    expect(mail.html.match(/class="button"/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(mail.html).not.toMatch(/<img|<script|<link|@import|url\(|src=/i)
  })

  test('has a plain twin with every link', () => {
    for (const href of hrefsOf(mail.html)) expect(mail.text).toContain(href)
    expect(mail.text).not.toMatch(/<[a-z]/i)
  })

  test('has a plain twin with every amount and date of the letter', () => {
    const amounts = visibleText(mail.html).match(/€?\d[\d\u00a0,.]*,\d\d\u00a0€|€\d[\d,]*\.\d\d/g) ?? []
    for (const amount of amounts) expect(mail.text).toContain(amount)
    expect(amounts.length === 0).toBe(withoutAmounts.has(template))
  })

  test('fits a screen of 320 px: nothing but the frame names a larger width, and that one is a maximum', () => {
    const widths = [...mail.html.matchAll(/(max-)?width: (\d+)px/g)].map(([, max, px]) => ({ max, px: Number(px) }))
    expect(widths.filter(({ max, px }) => px > 288 && max === undefined)).toEqual([])
    expect(widths).toContainEqual({ max: 'max-', px: 600 })
    expect(mail.html).not.toMatch(/width="\d+"/)
    expect(mail.html).not.toContain('nowrap')
  })

  test('knows dark mode', () => {
    expect(mail.html).toContain('@media (prefers-color-scheme: dark)')
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">')
  })

  test('speaks to people: no exclamation marks, no leftovers', () => {
    expect(mail.text).not.toMatch(/!|undefined|null|NaN|\[object/)
  })
})

describe('the first line', () => {
  const quote = contents['quote-sent'].quote

  test('of a sent quote has the amount and the last day, in HTML, text and the mailbox’s preview', () => {
    const { html, text } = renderMail(mailOf(contents['quote-sent']))
    const line = `${formatCents(quote.totals.grossCents, { language: 'fr' })} TTC · valable jusqu’au 24 décembre 2026`
    expect(text.split('\n\n')[0]).toBe(line)
    expect(visibleText(html).split(line)).toHaveLength(3)
  })

  test('in English is English', () => {
    const { text } = renderMail(mailOf(contents['quote-sent'], 'en'))
    const amount = formatCents(quote.totals.grossCents, { language: 'en' })
    expect(text.split('\n\n')[0]).toBe(`${amount} incl. VAT · valid until 24 December 2026`)
  })

  test('R11: says nothing of VAT when none is asked for', () => {
    const lines = quote.lines.map((line) => ({ ...line, vatRateBp: 0, vatCategory: 'E' as const }))
    const exempt = quoteContentFixture({ lines })
    const { text } = renderMail(mailOf({ ...contents['quote-sent'], quote: exempt }))
    expect(text.split('\n\n')[0]).not.toContain('TTC')
  })
})

describe('a sent quote', () => {
  test('has the one button that leads to the page', () => {
    const { html, text } = renderMail(mailOf(contents['quote-sent']))
    expect(hrefsOf(html)).toEqual([url])
    expect(html).toContain('>Voir et signer le devis</a>')
    expect(text).toContain(`Voir et signer le devis\n${url}`)
  })

  test('speaks of options only when there are some, and of a deposit only when one is asked', () => {
    const plain = quoteContentFixture({ lines: contents['quote-sent'].quote.lines.slice(0, 1), depositBp: 0 })
    const { text } = renderMail(mailOf({ ...contents['quote-sent'], quote: plain }))
    expect(text).not.toContain('options')
    expect(text).not.toContain('acompte')
    expect(renderMail(mailOf(contents['quote-sent'])).text).toContain('vos options')
  })

  test('names the version from the second sending on (Q1)', () => {
    const { subject } = renderMail(mailOf({ ...contents['quote-sent'], quote: quoteContentFixture({ version: 2 }) }))
    expect(subject).toContain('DEV-2026-0042-v2')
  })

  test('greets without a name when there is none', () => {
    expect(renderMail(mailOf(contents['quote-sent'], 'fr', null)).text).toMatch(/\n\nBonjour,\n/)
  })
})

describe('a signed quote', () => {
  test('P5: tells how to pay the deposit: beneficiary, IBAN, BIC, amount, reference', () => {
    const { html, text } = renderMail(mailOf(contents['quote-signed']))
    const facts = [
      'Trait d’Union SAS',
      'FR76 3000 6000 0112 3456 7890 189',
      'AGRIFRPPXXX',
      '7\u00a0037,03\u00a0€',
      'RF18DDEV20260042',
    ]
    for (const fact of facts) {
      expect(text).toContain(fact)
      expect(visibleText(html)).toContain(fact)
    }
  })

  test('asks for nothing when no deposit is due', () => {
    const { text } = renderMail(mailOf({ ...contents['quote-signed'], transfer: null }))
    expect(text).toContain('Aucun acompte n’est demandé.')
    expect(text).not.toContain('IBAN')
  })
})

describe('a declined quote', () => {
  test('Q8: has the reason in words and the comment, escaped, as the client wrote it', () => {
    const comment = '<img src=x onerror=alert(1)> & "cher"\n<b>non</b>'
    const { html, text } = renderMail(mailOf({ ...contents['quote-declined-staff'], comment }))
    expect(html).not.toMatch(/<img|<b>/)
    expect(visibleText(html)).toContain('<img src=x onerror=alert(1)> & "cher" <b>non</b>')
    expect(text).toContain('> <img src=x onerror=alert(1)> & "cher"\n> <b>non</b>')
    expect(text).toContain('le délai')
    expect(hrefsOf(html)).toEqual([adminUrl])
  })
})

describe('a quote that somebody has signed already', () => {
  test('Q4, Q5: the next signer reads who signed and what was chosen, and is offered no choice', () => {
    const mail = renderMail(mailOf({ ...contents['quote-sent'], earlier }))

    expect(mail.text).toContain('est déjà signé par Éloïse Verrier')
    expect(mail.text).not.toContain('choisir vos options')
    for (const cents of [earlier.grossCents, earlier.depositCents]) {
      expect(mail.text).toContain(formatCents(cents, { language: 'fr', currency: 'EUR' }))
    }
  })

  test('Q5: the agency reads who signed, for how much, and signs by its own link', () => {
    const mail = renderMail(mailOf(contents['quote-to-countersign']))

    expect(mail.text).toContain('Éloïse Verrier')
    expect(mail.text).toContain(formatCents(earlier.grossCents, { language: 'fr', currency: 'EUR' }))
    expect(hrefsOf(mail.html)).toContain(url)
  })
})

describe('a reminder of a quote', () => {
  const reminder = contents['quote-reminder']
  const quote = reminder.quote
  const texts = (step: typeof reminder.step, daysLeft: number, language: 'fr' | 'en' = 'fr'): string => {
    const { subject, text } = renderMail(mailOf({ ...reminder, step, daysLeft }, language))
    return `${subject}\n${text}`
  }

  test('says the total and the last day first, how many days are left, and leads to the page', () => {
    const { html, text } = renderMail(mailOf(reminder))
    const total = formatCents(quote.totals.grossCents, { language: 'fr' })
    expect(text.split('\n\n')[0]).toBe(`${total} TTC · valable jusqu’au 24 décembre 2026`)
    expect(text).toContain('Il reste 27 jours pour le signer.')
    expect(hrefsOf(html)).toEqual([url])
  })

  test('Q4: of a quote that somebody has signed says what was agreed to', () => {
    const earlier = { names: ['Paul Verrier'], grossCents: 120_000, vatCents: 20_000, depositCents: 0 }
    const { text } = renderMail(mailOf({ ...reminder, earlier }))
    expect(text.split('\n\n')[0]).toMatch(/^1\u00a0200,00\u00a0€ TTC ·/)
  })

  test.each([
    ['fr', 2, 'encore 2 jours pour le signer', 'Il reste 2 jours'],
    ['fr', 1, 'encore 1 jour pour le signer', 'Il reste 1 jour pour'],
    ['fr', 0, 'dernier jour pour le signer', 'encore le signer aujourd’hui'],
    ['en', 2, '2 more days to sign it', 'There are 2 days left'],
    ['en', 1, '1 more day to sign it', 'There is 1 day left'],
    ['en', 0, 'the last day to sign it', 'still sign it today'],
  ] as const)('before expiry, in %s, %i days: %s', (language, days, subject, sentence) => {
    const said = texts('before-expiry', days, language)
    expect(said.split('\n')[0]).toContain(subject)
    expect(said).toContain(sentence)
  })

  test('says that no is an answer, which ends the reminders', () => {
    for (const step of quoteReminderSteps) expect(texts(step, 5)).toContain('nous ne vous écrirons plus à son sujet')
  })

  test('each step has words of its own', () => {
    expect(new Set(quoteReminderSteps.map((step) => texts(step, 5))).size).toBe(3)
  })
})

describe('a request to update a quote', () => {
  const content = contents['quote-update-requested-staff']

  test('Q3: has the client’s own words, escaped, and when it ran out', () => {
    const { html, text } = renderMail(mailOf({ ...content, words: '<b>Budget</b> voté' }))
    expect(html).not.toContain('<b>')
    expect(text).toContain('> <b>Budget</b> voté')
    expect(text.split('\n\n')[0]).toContain('expiré après le 24 décembre 2026')
    expect(hrefsOf(html)).toEqual([adminUrl])
  })

  test('without words says so', () => {
    expect(renderMail(mailOf({ ...content, words: '' })).text).toContain('Le client n’a rien ajouté.')
  })
})

describe('an anchor of the ledger', () => {
  const content = contents['ledger-anchor']

  test('R24: has the date, the hash of the file, the number of chains and how to check', () => {
    const { subject, text } = renderMail(mailOf(content, 'fr', null))
    expect(subject).toContain('24 novembre 2026')
    expect(text).toContain('1234 chaînes')
    expect(text).toContain(content.anchor.fileSha256)
    expect(text).toContain('npm run ledger:verify')
  })

  test('says whether the file goes with it', () => {
    expect(renderMail(mailOf(content)).text).toContain('Le fichier est joint.')
    const bare = renderMail(mailOf({ ...content, anchor: { ...content.anchor, isAttached: false } }))
    expect(bare.text).not.toContain('Le fichier est joint.')
  })
})

describe('a received deposit', () => {
  test('C4: says when the project starts, and nothing when that is open', () => {
    const content = contents['deposit-received']
    expect(renderMail(mailOf(content)).text).toContain('Le projet démarre\u00a0:')
    const later = renderMail(mailOf({ ...content, start: { kind: 'after', day: civilDate('2026-12-10') } }))
    expect(later.text).toContain('délai de rétractation, le 10 décembre 2026')
    expect(renderMail(mailOf({ ...content, start: { kind: 'open' } })).text).not.toContain('projet démarre')
  })
})

describe('what clients type', () => {
  const evil = '"><script>alert(1)</script>\r\nBcc: spy@evil.test'

  test('is escaped in every field of every mail', () => {
    const quote = quoteContentFixture({
      title: evil,
      client: { ...contents['quote-sent'].quote.client, name: evil },
      seller: { ...contents['quote-sent'].quote.seller, legalName: evil, phone: evil },
    })
    const signed = { ...contents['quote-signed'].signed, signerNames: [evil] }
    const mails = [
      { ...contents['quote-sent'], quote },
      { ...contents['quote-signed'], quote },
      { ...contents['quote-signed-staff'], quote, signed },
      { ...contents['quote-declined-staff'], quote, by: evil, comment: evil },
      { ...contents['quote-sent'], earlier: { ...earlier, names: [evil] } },
      { ...contents['quote-to-countersign'], quote, earlier: { ...earlier, names: [evil] } },
    ]
    for (const content of mails) expect(renderMail(mailOf(content, 'fr', evil)).html).not.toContain('<script')
  })

  test('cannot start a header: line ends in a title or a name become spaces', () => {
    const quote = quoteContentFixture({ title: 'Refonte\r\nBcc: spy@evil.test\u2028X' })
    const { subject } = renderMail(mailOf({ ...contents['quote-sent'], quote }))
    expect(subject).toBe('Votre devis DEV-2026-0042\u00a0: Refonte Bcc: spy@evil.test X')
  })
})

test.each(languages)('S3: the signing code is said first, and never in the subject (%s)', (language) => {
  const mail = renderMail(mailOf(contents['sign-code'], language))
  expect(mail.text).toContain('042\u00a0137')
  expect(mail.subject).not.toMatch(/042.?137/)
})

describe('R44: the receipt of a withdrawal', () => {
  const receipt = contents['withdrawal-receipt']
  const textOf = (changes: Partial<typeof receipt.record>): string =>
    renderMail(mailOf({ ...receipt, record: { ...receipt.record, ...changes } })).text

  test('holds the statement word for word, its date, and its time to the second, with the zone', () => {
    const text = textOf({})
    expect(text).toContain(receipt.record.statement)
    expect(text).toContain('1er décembre 2026 à 12:00:05, heure de Paris (2026-12-01T11:00:05Z)')
    expect(text).toContain('Éloïse Verrier')
  })

  test('says by when the deposit is given back, and when a part may be kept', () => {
    expect(textOf({})).toContain('votre acompte de 7\u00a0037,03\u00a0€ au plus tard le 15 décembre 2026')
    expect(textOf({})).not.toContain('moins la part')
    expect(textOf({ mayKeepPart: true })).toContain('moins la part du travail')
  })

  test('says that there is nothing to give back when nothing was paid', () => {
    const text = textOf({ paidCents: 0, refundDueOn: null })
    expect(text).toContain('rien à vous rembourser')
    expect(text).not.toContain('au plus tard')
  })

  test('staff read what to give back and by when, or that it is nothing', () => {
    const news = contents['quote-withdrawn-staff']
    expect(renderMail(mailOf(news)).text).toMatch(/7\u00a0037,03\u00a0€[^]*15 décembre 2026/)
    const record = { ...news.record, paidCents: 0, refundDueOn: null }
    expect(renderMail(mailOf({ ...news, record })).text).toContain('rien à rembourser')
  })
})
