import type { Payload, Where } from 'payload'

import { presetTitles } from '../../i18n/presets'
import type { PayloadQueryPreset } from '../../payload-types'

type Preset = { collection: PayloadQueryPreset['relatedCollection']; title: string; where: Where }

const presets: Preset[] = [
  { collection: 'leads', title: presetTitles.leadsToHandle, where: { state: { in: ['new', 'qualified'] } } },
  { collection: 'leads', title: presetTitles.leadsQuarantined, where: { state: { equals: 'quarantined' } } },
  {
    collection: 'quotes',
    title: presetTitles.quotesAwaitingSignature,
    where: { state: { in: ['sent', 'partially-signed'] } },
  },
  {
    collection: 'quotes',
    title: presetTitles.quotesSeenNotSigned,
    where: { and: [{ state: { equals: 'sent' } }, { viewedAt: { exists: true } }] },
  },
  {
    collection: 'quotes',
    title: presetTitles.quotesAwaitingDeposit,
    where: { and: [{ state: { equals: 'accepted' } }, { depositState: { equals: 'awaited' } }] },
  },
  { collection: 'quotes', title: presetTitles.quotesToRefund, where: { refundState: { equals: 'due' } } },
  {
    collection: 'quotes',
    title: presetTitles.quotesToUpdate,
    where: { updateRequestedAt: { exists: true }, state: { in: ['sent', 'partially-signed', 'expired', 'draft'] } },
  },
  { collection: 'quotes', title: presetTitles.quotesDrafts, where: { state: { equals: 'draft' } } },
  { collection: 'invoices', title: presetTitles.invoicesToIssue, where: { state: { equals: 'draft' } } },
  { collection: 'invoices', title: presetTitles.creditNotes, where: { kind: { equals: 'credit-note' } } },
  {
    collection: 'invoices',
    title: presetTitles.invoicesToCollect,
    where: { state: { in: ['issued', 'partially-paid'] } },
  },
  {
    collection: 'invoices',
    title: presetTitles.invoicesToRemind,
    where: { and: [{ state: { in: ['issued', 'partially-paid'] } }, { nextReminderOn: { exists: true } }] },
  },
  { collection: 'payments', title: presetTitles.paymentsHeld, where: { state: { equals: 'held' } } },
  { collection: 'bank-lines', title: presetTitles.bankLinesToMatch, where: { state: { equals: 'unmatched' } } },
  {
    collection: 'projects',
    title: presetTitles.projectsRunning,
    where: { state: { in: ['framing', 'design', 'development', 'acceptance'] } },
  },
  { collection: 'messages', title: presetTitles.messagesFailed, where: { state: { in: ['failed', 'unknown'] } } },
  { collection: 'messages', title: presetTitles.messagesOwed, where: { state: { in: ['queued', 'sending'] } } },
]

const everyone = { constraint: 'everyone' } as const

/**
 * Gives a new installation its saved filters. Once there are any, staff own them: what they deleted does not come back.
 */
export async function ensurePresets(payload: Payload): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'payload-query-presets' })
  if (totalDocs > 0) return
  for (const { collection, title, where } of presets) {
    await payload.create({
      collection: 'payload-query-presets',
      data: {
        title,
        relatedCollection: collection,
        isShared: true,
        access: { read: everyone, update: everyone, delete: everyone },
        where: { or: [{ and: [where] }] },
      },
      depth: 0,
    })
  }
}
