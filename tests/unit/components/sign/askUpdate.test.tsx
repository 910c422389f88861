import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { AskUpdate } from '@/components/sign/AskUpdate'
import { TextsProvider } from '@/components/sign/textsContext'
import { languages } from '@/domain/parties/snapshots'
import { signTexts } from '@/i18n/sign'

function shown(language: 'fr' | 'en', isRequested: boolean): string {
  return renderToStaticMarkup(
    <TextsProvider value={signTexts(language)}>
      <AskUpdate isRequested={isRequested} request={() => Promise.resolve({ ok: true })} />
    </TextsProvider>,
  )
}

describe.each(languages)('Q3: asking for an update of an expired quote (%s)', (language) => {
  const { askUpdate } = signTexts(language)

  test('offers one labelled field, which may stay empty, and the button', () => {
    const html = shown(language, false)
    const [, id] = /<label[^>]*for="([^"]+)"/.exec(html) ?? []
    expect(html).toContain(askUpdate.label)
    expect(html).toMatch(new RegExp(`<textarea[^>]* id="${id}"`))
    expect(html).not.toContain('required')
    expect(html).toContain(askUpdate.submit)
  })

  test('says that it was asked, and offers it no more', () => {
    const html = shown(language, true)
    expect(html).toContain(askUpdate.done)
    expect(html).not.toMatch(/<form|<button/)
  })
})
