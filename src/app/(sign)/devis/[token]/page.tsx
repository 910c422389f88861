import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { QuotePage } from '@/components/sign/QuotePage'
import type { Back } from '@/components/pay/standingWords'
import type { DepositPaying } from '@/components/sign/DepositOnline'
import type { WithdrawDates } from '@/components/sign/withdrawDates'
import type { OpenQuoteView } from '@/contracts/sign'
import { formatCivilDate, formatInstant } from '@/domain/dates/civilDate'
import { declineReasons } from '@/domain/quotes/lifecycle'
import { payTexts } from '@/i18n/pay'
import { signTexts } from '@/i18n/sign'

import { backOf } from '../../backOf'
import { declineQuote, payDepositForm, requestCode, requestUpdate, signQuote, withdraw } from './actions'
import { readQuote } from './server'

export const dynamic = 'force-dynamic'

type PageProps = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Pick<PageProps, 'params'>): Promise<Metadata> {
  const view = await readQuote((await params).token)
  if (view === null) return {}
  const label = fill(signTexts(view.content.language).page.title, { label: view.label })
  return { title: `${label} · ${view.content.seller.tradeName}` }
}

export default async function Page({ params, searchParams }: PageProps): Promise<ReactElement> {
  const { token } = await params
  const view = await readQuote(token)
  if (view === null) notFound()
  const { language, issuedOn, validUntil } = view.content
  const dates = {
    issuedOn: unbroken(formatCivilDate(issuedOn, language)),
    validUntil: unbroken(formatCivilDate(validUntil, language)),
    signedAt: view.acceptance && unbroken(formatInstant(view.acceptance.signedAt, language)),
    signers: view.signers.map(({ signedAt }) => signedAt && unbroken(formatInstant(signedAt, language))),
  }
  return (
    <QuotePage
      view={view}
      token={token}
      dates={dates}
      withdrawDates={withdrawDatesOf(view)}
      paying={payingOf(view, { token, back: backOf((await searchParams)['paiement']) })}
      texts={signTexts(language)}
      declineReasons={declineReasons}
      actions={{ sign: signQuote, decline: declineQuote, requestCode, requestUpdate, withdraw }}
    />
  )
}

function withdrawDatesOf({ withdrawal, withdrawn, content: { language } }: OpenQuoteView): WithdrawDates {
  const dueOn = withdrawn?.refund?.dueOn
  return {
    endsOn: withdrawal && unbroken(formatCivilDate(withdrawal.endsOn, language)),
    withdrawnAt: withdrawn && unbroken(formatInstant(withdrawn.at, language)),
    refundDueOn: dueOn === undefined ? null : unbroken(formatCivilDate(dueOn, language)),
  }
}

/** Its words are many: they go along only when the deposit is paid online. */
function payingOf(view: OpenQuoteView, { token, back }: { token: string; back: Back }): DepositPaying | null {
  const { online, pending, content } = view
  if (online.length === 0 && pending === null) return null
  const pendingOn = pending && unbroken(formatCivilDate(pending.on, content.language))
  return { token, back, pendingOn, texts: payTexts(content.language), pay: payDepositForm }
}

/** A date stays on one line. */
function unbroken(date: string): string {
  return date.replaceAll(' ', '\u00a0')
}
