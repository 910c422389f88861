import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { messageTemplates } from '@/domain/messages/templates'
import { formatCents } from '@/domain/money/format'
import { languages } from '@/domain/parties/snapshots'
import { renderMail } from '@/emails/renderMail'
import { quoteContentFixture } from '../../factories/quoteContent'
import { adminUrl, contents, mailOf, url } from './exampleMails'

const everyMail = messageTemplates.flatMap((template) =>
  languages.map((language) => ({ template, language, mail: renderMail(mailOf(contents[template], language)) })),
)

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
    expect(amounts.length === 0).toBe(template === 'account' || template === 'sign-code')
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
      { ...contents['quote-declined-staff'], quote, comment: evil },
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
