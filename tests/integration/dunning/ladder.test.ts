import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { draftCreditNote } from '@/services/invoices/draftCreditNote'
import { recordMailEvent } from '@/services/messages/recordMailEvent'
import { resendMessage } from '@/services/messages/resend'

import { payInvoice, readInvoiceRow } from '../../factories/invoices'
import { requestAs } from '../../factories/people'
import { lateTerms, openDunningDesk, type DunningDesk } from './desk'

let desk: DunningDesk
beforeAll(async () => {
  desk = await openDunningDesk()
})
afterAll(() => desk.close())
beforeEach(() => desk.clear())

/** Each reminder that left: its day and how its subject begins. */
function story(): string[] {
  return desk.inbox.map(({ on, mail }) => `${on} ${mail.subject}`)
}

describe('D1: an unpaid invoice, day by day', () => {
  test('gets its four reminders on working days, then none, with the notice in letter and mail', async () => {
    const invoice = await desk.invoice()
    expect(invoice.dueOn).toBe('2026-12-24')
    await desk.live('2026-12-24', '2027-02-10')
    const number = invoice.number ?? ''
    expect(story()).toEqual([
      `2026-12-28 Facture ${number}\u00a0: sauf erreur de notre part, elle reste à régler`,
      `2027-01-04 Facture ${number}\u00a0: 11 jours de retard`,
      `2027-01-14 Facture ${number}\u00a0: dernier rappel avant mise en demeure`,
      `2027-01-25 Mise en demeure de payer – facture ${number}`,
    ])
    const names = desk.inbox.map(({ mail }) => mail.attachments.map(({ filename }) => filename))
    expect(names.at(-1)).toEqual([`${number}.pdf`, `mise-en-demeure-${number}.pdf`])
    expect(names[0]).toEqual([`${number}.pdf`])
    const reminders = await desk.remindersOf(invoice.id)
    expect(reminders.map(({ level, state }) => `${level} ${state}`)).toEqual(['1 sent', '2 sent', '3 sent', '4 sent'])
    expect(reminders[2]?.facts).toMatchObject({ leftCents: 120_000, daysLate: 21, feeCents: 4_000 })
    expect(await desk.tasksOf(invoice.id)).toMatchObject([{ kind: 'post-notice', state: 'open' }])
    expect(await readInvoiceRow(desk.payload, invoice.id)).toMatchObject({
      lastReminderLevel: 4,
      nextReminderOn: null,
    })
  })

  test('R30, R34: the third reminder states interest and fee apart from the principal', async () => {
    await desk.invoice()
    await desk.live('2026-12-28', '2027-01-14')
    const text = desk.inbox.at(-1)?.mail.text ?? ''
    // 7 days at 12.40 %, 14 at 12.50 % on 1 200 €
    expect(text).toMatch(/Pénalités de retard à ce jour\u00a0: 8,61\s€/)
    expect(text).toMatch(/Indemnité forfaitaire de recouvrement\u00a0: 40,00\s€/)
    expect(text).toMatch(/Total\u00a0: 1\s248,61\s€/)
  })

  test('D1: an outage skips no level and keeps the gap', async () => {
    const invoice = await desk.invoice()
    await desk.live('2027-02-01', '2027-02-12')
    expect(desk.inbox.map(({ on }) => on)).toEqual(['2027-02-01', '2027-02-08'])
    expect((await desk.remindersOf(invoice.id)).map(({ level }) => level)).toEqual([1, 2])
  })

  test('D2: nothing leaves at night; it leaves the next morning', async () => {
    await desk.invoice()
    desk.clock.now = new Date('2026-12-28T21:00:00Z')
    await desk.plan()
    await desk.deliver()
    expect(desk.inbox).toEqual([])
    desk.clock.now = new Date('2026-12-29T07:00:00Z')
    await desk.deliver()
    expect(desk.inbox.map(({ on }) => on)).toEqual(['2026-12-29'])
  })

  test('the health address tells the last run', async () => {
    await desk.payload.delete({ collection: 'dunning-runs', where: {} })
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    const response = await desk.booted.send('/api/health/ready')
    const lastDunningRun = { day: '2026-12-28', isFinished: true, hasErrors: false }
    expect(await response.json()).toMatchObject({ status: 'ready', lastDunningRun })
  })

  test('D2: no run on a day that is no working day', async () => {
    desk.clock.now = new Date('2026-12-27T07:30:00Z')
    expect(await desk.plan()).toBeNull()
  })
})

describe('D7: a client’s or an invoice’s own settings', () => {
  test('a friendly note before the due date, and own days for a level', async () => {
    const invoice = await desk.invoice({ dunning: { beforeDueDays: 3, level1Days: 1 } })
    await desk.live('2026-12-18', '2026-12-30')
    expect(story()).toEqual([
      `2026-12-21 Facture ${invoice.number}\u00a0: bientôt à échéance`,
      `2026-12-28 Facture ${invoice.number}\u00a0: sauf erreur de notre part, elle reste à régler`,
    ])
  })

  test('a client whose reminders are off gets none', async () => {
    const invoice = await desk.invoice()
    const id = typeof invoice.client === 'string' ? invoice.client : invoice.client.id
    await desk.payload.update({ collection: 'clients', id, data: { dunning: { isActive: 'no' } } })
    await desk.live('2026-12-28', '2026-12-29')
    expect(await desk.remindersOf(invoice.id)).toEqual([])
  })
})

describe('what stops the ladder between plan and sending (D2)', () => {
  const stops = {
    paid: (id: string) => payInvoice(desk.payload, { invoiceId: id, amountCents: 120_000 }),
    disputed: (id: string) => change(id, { disputedAt: '2026-12-28T07:31:00Z' }),
    paused: (id: string) => change(id, { dunningPausedUntil: '2027-01-03' }),
    promised: async (id: string) => {
      await desk.payload.create({
        collection: 'promises',
        data: { invoice: id, promisedOn: '2027-01-03', state: 'open' },
      })
    },
    'about to be credited': (invoiceId: string) => draftCredit(invoiceId),
    'switched off': (id: string) => change(id, { dunning: { isActive: 'no' } }),
  }
  async function change(id: string, data: object): Promise<void> {
    await desk.payload.update({ collection: 'invoices', id, data, depth: 0 })
  }

  async function draftCredit(invoiceId: string): Promise<void> {
    const scope = { kind: 'amount', grossCents: 20_000 } as const
    await draftCreditNote(await requestAs(desk.payload), { invoiceId, scope, reason: 'Remboursé le 28' })
  }

  test.each(Object.entries(stops))('%s: the mail is called off, and its level stays to do', async (_what, stop) => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    expect(await desk.plan()).toMatchObject({ planned: 1 })
    await stop(invoice.id)
    await desk.deliver()
    expect(desk.inbox).toEqual([])
    expect(await desk.messagesOf(invoice.id)).toMatchObject([{ state: 'cancelled', attempts: 0 }])
    expect(await desk.remindersOf(invoice.id)).toMatchObject([{ level: 1, state: 'planned' }])
  })

  test('D1, D5: after a pause, and after a promise that was broken, the same level leaves once', async () => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    await stops.promised(invoice.id)
    await desk.live('2026-12-28', '2027-01-08')
    expect(desk.inbox.map(({ on }) => on)).toEqual(['2027-01-04'])
    const { docs } = await desk.payload.find({ collection: 'promises', where: { invoice: { equals: invoice.id } } })
    expect(docs).toMatchObject([{ state: 'broken' }])
    expect(await desk.remindersOf(invoice.id)).toMatchObject([{ level: 1, state: 'sent' }])
  })

  test('a payment takes the next day off the invoice at once (D6)', async () => {
    const invoice = await desk.invoice()
    await desk.live('2026-12-28', '2026-12-28')
    expect(await readInvoiceRow(desk.payload, invoice.id)).toMatchObject({ nextReminderOn: '2027-01-04' })
    await payInvoice(desk.payload, { invoiceId: invoice.id, amountCents: 120_000 })
    expect(await readInvoiceRow(desk.payload, invoice.id)).toMatchObject({ nextReminderOn: null })
  })
})

describe('what the run tells staff', () => {
  test('R32: without a rate nothing is claimed; the run says so, and one task asks for the settings', async () => {
    const invoice = await desk.invoice()
    await desk.live('2026-12-28', '2027-01-13')
    await desk.payload.updateGlobal({ slug: 'billing', data: { recoveryFees: [] } })
    await desk.live('2027-01-14', '2027-01-15')
    await desk.payload.updateGlobal({ slug: 'billing', data: lateTerms })
    expect((await desk.remindersOf(invoice.id)).map(({ level }) => level)).toEqual([1, 2])
    const purpose = { purpose: { equals: 'dunning-no-amount:2027-01' } }
    expect((await desk.payload.find({ collection: 'staff-tasks', where: purpose })).totalDocs).toBe(1)
    const runs = await desk.payload.find({ collection: 'dunning-runs', where: { day: { equals: '2027-01-15' } } })
    expect(runs.docs[0]?.error).toContain(invoice.number)
    await desk.live('2027-01-18', '2027-01-18')
    expect((await desk.remindersOf(invoice.id)).map(({ level, state }) => `${level} ${state}`).at(-1)).toBe('3 sent')
  })

  test('D2, R35: a part payment after the letter was printed has it printed anew', async () => {
    const invoice = await desk.invoice()
    await desk.live('2026-12-28', '2027-01-24')
    desk.clock.now = new Date('2027-01-25T07:30:00Z')
    await desk.plan()
    await desk.print()
    const before = (await desk.remindersOf(invoice.id))[3]?.letterPdfKey
    await payInvoice(desk.payload, { invoiceId: invoice.id, amountCents: 50_000 })
    await desk.deliver()
    expect(desk.inbox.filter(({ on }) => on === '2027-01-25')).toEqual([])
    await desk.live('2027-01-26', '2027-01-26')
    const notice = (await desk.remindersOf(invoice.id))[3]
    expect(notice).toMatchObject({ state: 'sent', facts: { leftCents: 70_000 } })
    expect(notice?.letterPdfKey).not.toBe(before)
  })
})

describe('D3: once, whatever breaks', () => {
  test('four workers that plan at once plan each step once', async () => {
    const invoices = [await desk.invoice(), await desk.invoice(), await desk.invoice()]
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    const runs = await Promise.all([desk.plan(), desk.plan(), desk.plan(), desk.plan()])
    expect(runs.reduce((sum, run) => sum + (run?.planned ?? 0), 0)).toBe(3)
    expect(await desk.plan()).toMatchObject({ planned: 0 })
    for (const { id } of invoices) {
      expect(await desk.remindersOf(id)).toHaveLength(1)
      expect(await desk.messagesOf(id)).toHaveLength(1)
    }
  })

  test('a worker that dies after the mail left leaves it unknown, and it is never sent again', async () => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    desk.mailing.fails = 'crash'
    await desk.deliver()
    desk.mailing.fails = 'no'
    desk.clock.now = new Date('2026-12-28T08:30:00Z')
    await desk.deliver()
    expect(await desk.messagesOf(invoice.id)).toMatchObject([{ state: 'unknown' }])
    expect(await desk.remindersOf(invoice.id)).toMatchObject([{ state: 'unknown' }])
    await desk.live('2026-12-29', '2027-01-04')
    expect(story().map((line) => line.slice(0, 10))).toEqual(['2026-12-28', '2027-01-04'])
  })

  test('D3: the provider’s news settles the doubt, and the reminder with it', async () => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    desk.mailing.fails = 'crash'
    await desk.deliver()
    desk.clock.now = new Date('2026-12-28T08:30:00Z')
    await desk.deliver()
    const [message] = await desk.messagesOf(invoice.id)
    const mail = { transport: 'brevo', providerId: null, messageId: message?.messageId ?? '' }
    const at = '2026-12-28T07:30:05.000Z'
    await recordMailEvent(await requestAs(desk.payload), { mail, event: { kind: 'delivered', at } })
    expect(await desk.remindersOf(invoice.id)).toMatchObject([{ state: 'sent', sentAt: at }])
    expect(await readInvoiceRow(desk.payload, invoice.id)).toMatchObject({ lastReminderLevel: 1, lastReminderAt: at })
  })

  test('R33: an address that does not answer becomes a task, not the next mail', async () => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    desk.mailing.fails = 'permanent'
    await desk.deliver()
    expect(await desk.remindersOf(invoice.id)).toMatchObject([{ state: 'failed' }])
    const [message] = await desk.messagesOf(invoice.id)
    const email = message?.toAddress ?? ''
    await desk.payload.create({ collection: 'mail-suppressions', data: { email, reason: 'bounce' } })
    desk.mailing.fails = 'no'
    await desk.live('2026-12-29', '2027-02-10')
    expect(desk.inbox).toEqual([])
    const reminders = await desk.remindersOf(invoice.id)
    expect(reminders.map(({ level, state }) => `${level} ${state}`)).toEqual(['1 task', '2 task', '3 task', '4 task'])
    expect(reminders[3]?.letterPdfKey).toMatch(/^notices\//)
    const kinds = (await desk.tasksOf(invoice.id)).map(({ kind }) => kind)
    expect(kinds).toEqual(['bounced-mail', 'bounced-mail', 'bounced-mail', 'bounced-mail', 'post-notice'])
  })
})

describe('D7: grouping and own words', () => {
  test('one message for all the reminders that a client gets on a day; the notice stands alone', async () => {
    const first = await desk.invoice({ dunning: { isGrouped: 'yes' } })
    const client = typeof first.client === 'string' ? first.client : first.client.id
    const second = await desk.invoice({ client, dunning: { isGrouped: 'yes' } })
    await desk.live('2026-12-28', '2027-01-25')
    expect(desk.inbox.map(({ on, mail }) => `${on} ${mail.attachments.length}`)).toEqual([
      '2026-12-28 2',
      '2027-01-04 2',
      '2027-01-14 2',
      '2027-01-25 2',
      '2027-01-25 2',
    ])
    const states = [...(await desk.remindersOf(first.id)), ...(await desk.remindersOf(second.id))]
    expect(states.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'sent'))
    const [grouped] = desk.inbox
    expect(grouped?.mail.text).toContain(first.number ?? '?')
    expect(grouped?.mail.text).toContain(second.number ?? '?')
  })

  test('D2: one that is paid calls off the mail of all; the other is planned anew, and the old mail leaves no more', async () => {
    const first = await desk.invoice({ dunning: { isGrouped: 'yes' } })
    const client = typeof first.client === 'string' ? first.client : first.client.id
    const second = await desk.invoice({ client, dunning: { isGrouped: 'yes' } })
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.plan()
    const [together] = [...(await desk.messagesOf(first.id)), ...(await desk.messagesOf(second.id))]
    const paid = together?.invoice === first.id ? second : first
    const other = paid === first ? second : first
    await payInvoice(desk.payload, { invoiceId: paid.id, amountCents: 120_000 })
    await desk.deliver()
    expect(desk.inbox).toEqual([])
    await desk.live('2026-12-29', '2026-12-29')
    expect(desk.inbox.map(({ mail }) => mail.attachments.map(({ filename }) => filename))).toEqual([
      [`${other.number}.pdf`],
    ])
    expect(await desk.remindersOf(other.id)).toMatchObject([{ state: 'sent' }])
    expect(await desk.remindersOf(paid.id)).toMatchObject([{ state: 'planned' }])
    await expect(resendMessage(await requestAs(desk.payload), together?.id ?? '')).rejects.toMatchObject({
      code: 'message.outdated',
    })
  })

  test('a dry run only counts; switched off, nothing is looked at', async () => {
    const invoice = await desk.invoice()
    desk.clock.now = new Date('2026-12-28T07:30:00Z')
    await desk.payload.updateGlobal({ slug: 'dunning', data: { isDryRun: true } })
    expect(await desk.plan()).toMatchObject({ looked: 1, planned: 1 })
    await desk.payload.updateGlobal({ slug: 'dunning', data: { isDryRun: false, active: false } })
    expect(await desk.plan()).toMatchObject({ looked: 0, planned: 0 })
    await desk.payload.updateGlobal({ slug: 'dunning', data: { active: true } })
    expect(await desk.remindersOf(invoice.id)).toEqual([])
  })

  test('staff’s words replace ours, with variables; an unknown one stays as written', async () => {
    const text = 'Bonjour {{client}}, {{facture}} : {{montant}}, {{inconnu}}.'
    const body = {
      root: {
        type: 'root',
        children: [{ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] }],
        direction: 'ltr' as const,
        format: '' as const,
        indent: 0,
        version: 1,
      },
    }
    await desk.payload.updateGlobal({
      slug: 'dunning',
      data: { wordings: [{ level: 1, language: 'fr', subject: 'À propos de {{facture}}', body }] },
    })
    const invoice = await desk.invoice()
    await desk.live('2026-12-28', '2026-12-28')
    await desk.payload.updateGlobal({ slug: 'dunning', data: { wordings: [] } })
    expect(desk.inbox[0]?.mail.subject).toBe(`À propos de ${invoice.number}`)
    expect(desk.inbox[0]?.mail.text).toMatch(/ : 1\s200,00\s€, \{\{inconnu\}\}\./)
    expect(desk.inbox[0]?.mail.text).not.toContain('Un oubli arrive')
  })
})
