import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { Signers } from '@/components/sign/Signers'
import { TextsProvider } from '@/components/sign/textsContext'
import type { OpenQuoteView, SignerView } from '@/contracts/sign'
import { signTexts } from '@/i18n/sign'

import { quoteContentFixture } from '../../../factories/quoteContent'

const content = quoteContentFixture()

function signer(name: string, state: SignerView['state'], facts: Partial<SignerView> = {}): SignerView {
  const signedAt = state === 'signed' ? '2026-11-24T09:32:00.000Z' : null
  return { name, role: '', side: 'client', state, signedAt, isYou: false, ...facts }
}

/** What the list says, with its tags taken off. */
function shown(
  signers: SignerView[],
  {
    fixedSelection = null,
    state = 'open',
    language = 'fr' as const,
  }: Partial<Pick<OpenQuoteView, 'fixedSelection' | 'state'>> & {
    language?: 'fr' | 'en'
  } = {},
): string {
  const you = signers.find(({ isYou }) => isYou) ?? signer('', 'turn')
  const view: OpenQuoteView = {
    content,
    versionHash: '',
    label: '',
    state,
    acceptance: null,
    signers,
    you,
    fixedSelection,
    transfer: null,
    online: [],
    pending: null,
    code: { required: false, to: '' },
    withdrawal: null,
    withdrawn: null,
    isUpdateRequested: false,
    pdfUrl: '',
    contactEmail: '',
  }
  const dates = { issuedOn: '', validUntil: '', signedAt: null, signers: signers.map(({ signedAt }) => signedAt) }
  return renderToStaticMarkup(
    <TextsProvider value={signTexts(language)}>
      <Signers view={view} dates={dates} />
    </TextsProvider>,
  )
}

describe('Q5: the list of signers', () => {
  const [ana, bo, cy] = [signer('Ana', 'signed'), signer('Bo', 'turn', { isYou: true }), signer('Cy', 'waiting')]

  test('says of each, in order, what they have done or after whom they sign', () => {
    const items = [...shown([ana, bo, cy]).matchAll(/<li[^>]*>(.*?)<\/li>/g)].map(([, item = '']) =>
      item
        .replace(/<[^>]+>/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    )
    expect(items).toEqual([
      'Ana Signé le 2026-11-24T09:32:00.000Z',
      'Bo (vous) À signer maintenant',
      'Cy Signe après Bo',
    ])
  })

  test('a state is never told by colour alone, in English either', () => {
    const html = shown([ana, bo, cy], { language: 'en' })
    for (const words of ['Signed on', 'To sign now', 'Signs after Bo']) expect(html).toContain(words)
  })

  test('says who chose the options, once they are chosen', () => {
    expect(shown([ana, bo, cy])).not.toContain('Les options')
    expect(shown([ana, bo, cy], { fixedSelection: [] })).toContain('Les options ont été choisies par Ana')
  })

  test('once the quote is over, nobody is told to sign any more', () => {
    for (const state of ['declined', 'expired', 'cancelled', 'revising'] as const) {
      const html = shown([ana, bo, cy], { state })
      expect(html).toContain('Signé le')
      for (const words of ['À signer maintenant', 'Signe après']) expect(html).not.toContain(words)
    }
  })

  test('is not there when one person signs alone', () => {
    expect(shown([{ ...bo, isYou: true }])).toBe('')
  })
})
