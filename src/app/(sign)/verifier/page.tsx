import type { ReactElement } from 'react'

import { VerifyPage } from '@/components/verify/VerifyPage'
import { verifyTexts } from '@/i18n/verify'
import { readerLanguage } from './language'

/** Whether a PDF is genuine, without an account (S6). */
export default async function Page(): Promise<ReactElement> {
  const language = await readerLanguage()
  return <VerifyPage language={language} texts={verifyTexts(language)} />
}
