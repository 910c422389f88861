import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactElement } from 'react'

import { InvoicePage } from '@/components/pay/InvoicePage'
import type { Back } from '@/components/pay/standingWords'
import { fill } from '@/i18n/fill'
import { payTexts } from '@/i18n/pay'

import { payInvoiceForm } from './actions'
import { readInvoice } from './server'

export const dynamic = 'force-dynamic'

type PageProps = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const opened = await readInvoice((await params).token)
  if (opened === null) return {}
  const { kind, number, language, seller } = opened.view.content
  const texts = payTexts(language)
  return { title: `${fill(texts.page.title, { kind: texts.kind[kind], number })} · ${seller.tradeName}` }
}

export default async function Page({ params, searchParams }: PageProps): Promise<ReactElement> {
  const { token } = await params
  const opened = await readInvoice(token)
  if (opened === null) notFound()
  return (
    <InvoicePage
      {...opened}
      token={token}
      back={backOf((await searchParams)['paiement'])}
      texts={payTexts(opened.view.content.language)}
      pay={payInvoiceForm}
    />
  )
}

/** Where the provider's page sends the payer: `?paiement=retour` after paying, `?paiement=abandon` after leaving it. */
function backOf(value: string | string[] | undefined): Back {
  if (value === 'retour') return 'paid'
  return value === 'abandon' ? 'abandoned' : 'none'
}
