import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { DomainError } from '../../domain/errors'
import type { InvoiceContent } from '../../domain/invoices/content'
import { creditableLeft } from '../../domain/invoices/creditableLeft'
import { totalsOf } from '../../domain/invoices/vatGroups'
import type { Problem } from '../../domain/problems'
import type { Invoice } from '../../payload-types'
import { billingRecipient } from './billingRecipient'
import { readInvoice } from './lockDraft'
import { previewInvoice } from './preview'
import { readCreditable } from './readCreditable'

type Shown = Pick<
  InvoiceContent,
  'kind' | 'language' | 'currency' | 'dueOn' | 'netCents' | 'vatCents' | 'grossCents' | 'prepaidCents' | 'payableCents'
>

/** What a person reads before they issue a draft. */
export type IssueFacts = Shown & {
  clientName: string
  /** Who gets the mail; null: nobody does. */
  recipient: { name: string | null; address: string } | null
  /** Of a credit note: the invoice, and what could still be credited of it afterwards, including VAT. */
  corrects: { number: string; leftAfterCents: number } | null
  problems: Problem[]
}

/**
 * What a draft would be if it were issued today, for whom, and all that it lacks, at once (I4).
 *
 * @throws {DomainError} what `previewInvoice` refuses
 */
export async function readIssueFacts(req: PayloadRequest, invoiceId: string): Promise<IssueFacts> {
  const { content, problems } = await previewInvoice(req, invoiceId)
  const draft = await readInvoice(req, invoiceId)
  if (!draft) throw new DomainError('invoice.unknown')
  return {
    ...shown(content),
    clientName: content.client.name,
    recipient: await billingRecipient(req, draft),
    corrects: await correctionOf(req, draft, content),
    problems,
  }
}

function shown(content: InvoiceContent): Shown {
  const { kind, language, currency, dueOn, netCents, vatCents, grossCents, prepaidCents, payableCents } = content
  return { kind, language, currency, dueOn, netCents, vatCents, grossCents, prepaidCents, payableCents }
}

async function correctionOf(
  req: PayloadRequest,
  { corrects }: Invoice,
  { grossCents }: InvoiceContent,
): Promise<IssueFacts['corrects']> {
  if (!corrects) return null
  const { invoice, earlierCreditNotes } = await readCreditable(req, idOf(corrects))
  const left = totalsOf(creditableLeft(invoice, earlierCreditNotes)).grossCents
  return { number: invoice.number, leftAfterCents: left - grossCents }
}
