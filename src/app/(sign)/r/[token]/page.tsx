import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'

import { AnswerPage } from '@/components/dunning/AnswerPage'
import { answerRefusals, reminderAnswerKinds } from '@/domain/dunning/answers'
import { answerTexts } from '@/i18n/answers'
import { fill } from '@/i18n/fill'

import { readAnswers } from './server'

export const dynamic = 'force-dynamic'

type PageProps = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const view = await readAnswers((await params).token)
  if (view === null) return {}
  return { title: `${fill(answerTexts(view.language).title, { number: view.number })} · ${view.seller.tradeName}` }
}

export default async function Page({ params, searchParams }: PageProps): Promise<ReactElement> {
  const { token } = await params
  const view = await readAnswers(token)
  if (view === null) notFound()
  const { fait, refus } = await searchParams
  return (
    <AnswerPage
      view={view}
      token={token}
      texts={answerTexts(view.language)}
      done={reminderAnswerKinds.find((kind) => kind === fait) ?? null}
      refusal={answerRefusals.find((code) => code === refus) ?? null}
    />
  )
}
