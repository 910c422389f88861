import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { AnswerPage } from '@/components/dunning/AnswerPage'
import type { OpenAnswersView } from '@/contracts/answer'
import { civilDate } from '@/domain/dates/civilDate'
import { languages } from '@/domain/parties/snapshots'
import { answerTexts } from '@/i18n/answers'

import { sellerFixture } from '../../factories/quoteContent'

const view: OpenAnswersView = {
  number: 'FA-2026-0042',
  language: 'fr',
  currency: 'EUR',
  seller: sellerFixture,
  dueOn: civilDate('2026-12-24'),
  leftCents: 120_000,
  state: 'open',
  promisedOn: null,
  today: civilDate('2026-12-28'),
  lastDay: civilDate('2027-01-27'),
  payUrl: '/facture/abc',
}

type Shown = Partial<OpenAnswersView> & { refusal?: 'dateTooFar' }

function shown({ refusal, ...facts }: Shown = {}): string {
  const language = facts.language ?? 'fr'
  const props = { token: 'secret', texts: answerTexts(language), done: null, refusal: refusal ?? null }
  return renderToStaticMarkup(<AnswerPage view={{ ...view, ...facts }} {...props} />)
}

const kindsOf = (html: string): string[] =>
  [...html.matchAll(/name="kind" value="(\w+)"/g)].map(([, kind]) => kind ?? '')

describe.each(languages)('D4: the page of a reminder (%s)', (language) => {
  test('pays, or answers in four forms that are posted by a button, without scripts', () => {
    const html = shown({ language })
    expect(html).toContain('href="/facture/abc"')
    expect(kindsOf(html)).toEqual(['promise', 'installments', 'problem', 'paid'])
    expect(html.match(/<form[^>]*action="\/r\/secret\/repondre"[^>]*/g)).toHaveLength(4)
    expect(html.match(/method="post"/g)).toHaveLength(4)
    expect(html).toMatch(/min="2026-12-28" max="2027-01-27"/)
    expect(html).not.toContain('<script')
  })

  test('every field has its label', () => {
    const html = shown({ language })
    const fields = [...html.matchAll(/<(?:input|textarea)[^>]* id="([^"]+)"/g)].map(([, id]) => id)
    expect(fields.length).toBeGreaterThan(3)
    for (const id of fields) expect(html).toContain(`for="${id}"`)
  })
})

describe('D4: how it stands', () => {
  test('with a promise, no second one is offered', () => {
    expect(kindsOf(shown({ state: 'promised', promisedOn: civilDate('2027-01-12') }))).toEqual(['problem', 'paid'])
  })

  test('nothing left to pay: no form and no pay link', () => {
    const html = shown({ state: 'closed', leftCents: 0 })
    expect(kindsOf(html)).toEqual([])
    expect(html).not.toContain('/facture/abc')
  })

  test('a refusal is said at once', () => {
    expect(shown({ refusal: 'dateTooFar' })).toMatch(/role="alert"[^]*trente jours/)
  })
})
