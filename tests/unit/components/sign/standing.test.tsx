import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { createRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { initialChoices } from '@/components/sign/choices'
import { NextStepBar } from '@/components/sign/NextStepBar'
import { QuoteLines } from '@/components/sign/QuoteLines'
import { StateNotice, type Recorded } from '@/components/sign/StateNotice'
import { TextsProvider } from '@/components/sign/textsContext'
import { WithdrawnNotice } from '@/components/sign/WithdrawnNotice'
import type { OpenQuoteView, SignerView } from '@/contracts/sign'
import { civilDate } from '@/domain/dates/civilDate'
import { languages } from '@/domain/parties/snapshots'
import { signTexts } from '@/i18n/sign'

import { quoteContentFixture } from '../../../factories/quoteContent'

const content = quoteContentFixture()
const dates = { issuedOn: '', validUntil: '', signedAt: '24 novembre', signers: [] }
const router = {
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
  bfcacheId: '',
}

function signer(side: SignerView['side'], state: SignerView['state']): SignerView {
  return { name: 'Bo', role: '', side, state, signedAt: null, isYou: true }
}

function viewOf(facts: Partial<OpenQuoteView>): OpenQuoteView {
  return {
    content,
    versionHash: '',
    label: '',
    state: 'accepted',
    acceptance: {
      signedAt: '2026-11-24T09:32:00.000Z',
      signerName: 'Ana, Bo',
      selection: [],
      totals: content.totals,
      depositCents: 100_000,
      deposit: 'awaited',
    },
    signers: [],
    you: signer('client', 'signed'),
    fixedSelection: null,
    transfer: null,
    online: [],
    pending: null,
    code: { required: false, to: '' },
    withdrawal: null,
    withdrawn: null,
    isUpdateRequested: false,
    pdfUrl: '',
    contactEmail: '',
    ...facts,
  }
}

function notice(language: 'fr' | 'en', view: OpenQuoteView, recorded: Recorded = 'none'): string {
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <TextsProvider value={signTexts(language)}>
        <StateNotice
          view={view}
          dates={dates}
          recorded={recorded}
          requestUpdate={() => Promise.resolve({ ok: true })}
        />
      </TextsProvider>
    </AppRouterContext>,
  )
}

describe.each(languages)('what the page says of how the quote stands (%s)', (language) => {
  const texts = signTexts(language)

  test.each([true, false])('Q4: the options are told to be a choice only while they are: %s', (isOpen) => {
    const html = renderToStaticMarkup(
      <TextsProvider value={texts}>
        <QuoteLines
          content={content}
          choices={initialChoices(content, null)}
          isOpen={isOpen}
          choicesStart={createRef()}
          onChange={() => undefined}
        />
      </TextsProvider>,
    )
    expect(html.includes(`>${texts.page.choices}</h2>`)).toBe(isOpen)
    expect(html.includes(`>${texts.page.options}</h2>`)).toBe(!isOpen)
  })

  test('Q5: whoever signed for the agency is promised no copy of the client’s', () => {
    const before = notice(
      language,
      viewOf({ state: 'open', acceptance: null, you: signer('agency', 'turn') }),
      'accepted',
    )
    expect(before).toContain(texts.states.acceptedForAgency.now)
    const agency = notice(language, viewOf({ you: signer('agency', 'signed') }))
    expect(agency).toContain(texts.states.acceptedForAgency.title)
    expect(agency).toContain('Ana, Bo')
    expect(notice(language, viewOf({}))).toContain(texts.states.accepted.title)
  })

  test('R44: after a withdrawal the bar says nothing of a deposit, and only the client is told of the money', () => {
    const paid = viewOf({}).acceptance
    const acceptance = paid && { ...paid, deposit: 'paid' as const }
    const bar = (view: OpenQuoteView): string =>
      renderToStaticMarkup(
        <TextsProvider value={texts}>
          <NextStepBar view={view} totals={content.totals} dates={dates} step="none" onStep={() => undefined} />
        </TextsProvider>,
      )
    expect(bar(viewOf({ acceptance }))).toContain(texts.totals.depositPaid)
    expect(bar(viewOf({ acceptance, state: 'withdrawn' }))).not.toContain(texts.totals.depositPaid)

    const refund = { state: 'done' as const, paidCents: 100_000, dueOn: civilDate('2026-12-10') }
    const told = (side: SignerView['side']): string =>
      renderToStaticMarkup(
        <TextsProvider value={texts}>
          <WithdrawnNotice
            withdrawn={{ at: '2026-11-26T09:00:00.000Z', refund, mayKeepPart: false }}
            content={content}
            side={side}
            dates={{ endsOn: null, withdrawnAt: '', refundDueOn: '' }}
            isFresh={false}
          />
        </TextsProvider>,
      )
    expect(told('client')).toContain(texts.withdrawn.done)
    expect(told('agency')).not.toContain(texts.withdrawn.done)
  })

  test('P5: the button asks for what is left of a deposit that came in part', () => {
    const transfer = {
      iban: '',
      bic: '',
      beneficiary: '',
      bankName: '',
      reference: '',
      amountCents: 40_000,
      epcQrSvg: '',
    }
    const html = renderToStaticMarkup(
      <TextsProvider value={texts}>
        <NextStepBar view={viewOf({ transfer })} totals={null} dates={dates} step="pay" onStep={() => undefined} />
      </TextsProvider>,
    )
    expect(html).toMatch(/<button[^>]*>.*400[,.]00.*<\/button>/)
  })
})
