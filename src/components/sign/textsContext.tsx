'use client'

import { createContext, useContext } from 'react'

import type { SignTexts } from '@/i18n/sign'

const TextsContext = createContext<SignTexts | null>(null)

/** Hands the words of the page's language down, so that the browser gets one language only. */
export const TextsProvider = TextsContext.Provider

/** The words of the page. @throws outside of `TextsProvider` */
export function useTexts(): SignTexts {
  const texts = useContext(TextsContext)
  if (texts === null) throw new Error('useTexts needs a TextsProvider above it')
  return texts
}
