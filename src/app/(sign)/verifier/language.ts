import { headers } from 'next/headers'

import type { Language } from '@/domain/parties/snapshots'

/** French, unless the browser asks for English before French. */
export async function readerLanguage(): Promise<Language> {
  const wanted = ((await headers()).get('accept-language') ?? '').toLowerCase()
  const [french, english] = [wanted.indexOf('fr'), wanted.indexOf('en')]
  return english !== -1 && (french === -1 || english < french) ? 'en' : 'fr'
}
