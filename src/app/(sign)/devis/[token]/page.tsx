import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { QuotePage } from '@/components/sign/QuotePage'
import { formatCivilDate, formatInstant } from '@/domain/dates/civilDate'
import { declineReasons } from '@/domain/quotes/lifecycle'
import { signTexts } from '@/i18n/sign'

import { declineQuote, requestCode, signQuote } from './actions'
import { readQuote } from './server'

export const dynamic = 'force-dynamic'

type PageProps = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const view = await readQuote((await params).token)
  if (view === null) return {}
  const label = fill(signTexts(view.content.language).page.title, { label: view.label })
  return { title: `${label} · ${view.content.seller.tradeName}` }
}

export default async function Page({ params }: PageProps): Promise<ReactElement> {
  const { token } = await params
  const view = await readQuote(token)
  if (view === null) notFound()
  const { language, issuedOn, validUntil } = view.content
  const dates = {
    issuedOn: unbroken(formatCivilDate(issuedOn, language)),
    validUntil: unbroken(formatCivilDate(validUntil, language)),
    signedAt: view.acceptance && unbroken(formatInstant(view.acceptance.signedAt, language)),
  }
  return (
    <QuotePage
      view={view}
      token={token}
      dates={dates}
      texts={signTexts(language)}
      declineReasons={declineReasons}
      actions={{ sign: signQuote, decline: declineQuote, requestCode }}
    />
  )
}

/** A date stays on one line. */
function unbroken(date: string): string {
  return date.replaceAll(' ', '\u00a0')
}
