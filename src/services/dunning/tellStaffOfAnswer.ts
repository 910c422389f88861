import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import type { ReminderAnswerNews } from '../../domain/messages/mail'
import type { Invoice } from '../../payload-types'
import { oweToStaff } from '../messages/oweToStaff'

type Told = Pick<ReminderAnswerNews, 'kind' | 'promisedOn' | 'parts' | 'words' | 'hasProof'> & {
  answerId: string
  invoice: Invoice
}

/** Tells whoever is in charge of the client what a debtor has answered (D4). */
export async function tellStaffOfAnswer(req: PayloadRequest, { answerId, invoice, ...told }: Told): Promise<void> {
  const clientId = idOf(invoice.client)
  const client = await req.payload.findByID({ collection: 'clients', id: clientId, depth: 0, joins: false, req })
  const news: ReminderAnswerNews = {
    ...told,
    number: invoice.number ?? '',
    clientName: client.name,
    currency: invoice.currency ?? 'EUR',
    leftCents: invoice.balanceCents ?? 0,
  }
  await oweToStaff(
    req,
    {
      template: 'reminder-answer-staff',
      purpose: `reminder-answer:${answerId}`,
      data: { ...news, page: `collections/invoices/${invoice.id}` },
      clientId,
      invoiceId: invoice.id,
    },
    { owner: client.owner ?? null },
  )
}
