import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { signRequest } from '@/contracts/sign'
import { databaseOf } from '@/database/database'
import { transferReference } from '@/domain/payments/transferReference'
import { computeTotals } from '@/domain/quotes/totals'
import type { Quote } from '@/payload-types'
import { sha256 } from '@/services/digest'
import { acceptQuote } from '@/services/quotes/accept'
import { declineQuote } from '@/services/quotes/decline'
import { expireQuotes } from '@/services/quotes/expire'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'

import { configureAgency } from '../../factories/agency'
import { createStaff, requestAs } from '../../factories/people'
import {
  circumstances,
  consentFor,
  createSentQuote,
  drawnSignature,
  oversizedImage,
  quoteLine,
  readQuote,
  send,
  signRequestFor,
  storePdfOf,
  type Sent,
} from '../../factories/quotes'
import { black, clear, png } from '../../unit/integrations/pngFiles'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

/** Everything that a signature writes, counted for one quote. */
async function written({ quote }: { quote: Quote }): Promise<Record<string, number>> {
  const { rows } = await databaseOf(payload()).drizzle.execute(sql`
    SELECT (SELECT count(*) FROM signatures WHERE quote_id = ${quote.id}) AS signatures,
           (SELECT count(*) FROM acceptances WHERE quote_id = ${quote.id}) AS acceptances,
           (SELECT count(*) FROM projects WHERE quote_id = ${quote.id}) AS projects,
           (SELECT count(*) FROM messages WHERE quote_id = ${quote.id} AND template <> 'quote-sent') AS messages,
           (SELECT count(*) FROM ledger WHERE subject_id = ${quote.id} AND event NOT IN ('quote.draft', 'quote.sent')) AS ledger`)
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([table, n]) => [table, Number(n)]))
}

const nothing = { signatures: 0, acceptances: 0, projects: 0, messages: 0, ledger: 0 }

async function expectUntouched(sent: Sent): Promise<void> {
  expect(await written(sent)).toEqual(nothing)
  expect(await readQuote(payload(), sent.quote.id)).toMatchObject({
    state: 'sent',
    acceptedAt: null,
    depositState: 'none',
  })
}

describe('signing', () => {
  test('Q5, Q7: writes signature, acceptance, project, owed messages and ledger', async () => {
    const owner = await createStaff(payload(), { role: 'manager' })
    const sent = await createSentQuote(payload(), { owner: owner.id })

    const result = await acceptQuote(payload(), signRequestFor(sent), circumstances)

    expect(result).toEqual({ quoteId: sent.quote.id, state: 'accepted' })
    expect(await written(sent)).toEqual({ signatures: 1, acceptances: 1, projects: 1, messages: 2, ledger: 2 })
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({
      state: 'accepted',
      acceptedAt: testNow.toISOString(),
      depositState: 'awaited',
      depositCents: 234_000,
      depositReference: transferReference('quote', sent.content.number),
    })
    const messages = await payload().find({
      collection: 'messages',
      where: { quote: { equals: sent.quote.id } },
      sort: 'template',
    })
    expect(messages.docs.map(({ template, toAddress, isHeld }) => ({ template, toAddress, isHeld }))).toEqual(
      expect.arrayContaining([
        { template: 'quote-signed', toAddress: sent.signer.email, isHeld: false },
        { template: 'quote-signed-staff', toAddress: owner.email, isHeld: false },
      ]),
    )
    const projects = await payload().find({
      collection: 'projects',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    expect(projects.docs[0]).toMatchObject({
      state: 'waiting',
      title: sent.quote.title,
      client: sent.client,
      startedOn: null,
    })
  })

  test('S4: keeps the evidence: what, who, how, when, from where', async () => {
    const sent = await createSentQuote(payload())

    await acceptQuote(payload(), signRequestFor(sent, { method: 'keyboard', locale: 'en' }), circumstances)

    const { docs } = await payload().find({
      collection: 'signatures',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    const imageSha256 = sha256(Buffer.from(drawnSignature, 'base64'))
    expect(docs[0]).toMatchObject({
      versionSha256: sent.version.sha256,
      pdfSha256: sent.version.pdfSha256,
      imageSha256,
      imageBase64: drawnSignature,
      signerEmail: sent.signer.email,
      ip: '203.0.113.7',
    })
    expect(docs[0]?.evidence).toMatchObject({
      schema: 'trait-d-union/signature/1',
      quoteNumber: sent.quote.number,
      version: 1,
      versionSha256: sent.version.sha256,
      pdfSha256: sent.version.pdfSha256,
      imageSha256,
      termsVersion: '2026-09',
      grossCents: 780_000,
      signer: { name: 'Éloïse Verrier', email: sent.signer.email, role: 'Directrice générale' },
      method: 'keyboard',
      consentText: `Bon pour accord\u00a0: j’ai lu le devis ${sent.quote.number} et ses conditions, et je l’accepte pour ${sent.content.client.name}, pour un total de 7\u00a0800,00\u00a0€.`,
      userAgent: 'Firefox/140',
      timeZone: 'Europe/Paris',
      locale: 'en',
      sentAt: testNow.toISOString(),
      signedAt: testNow.toISOString(),
    })
  })

  test('S5: the evidence is an event of the ledger, by the guest who signed', async () => {
    const sent = await createSentQuote(payload())

    await acceptQuote(payload(), signRequestFor(sent), circumstances)

    const events = await payload().find({
      collection: 'ledger',
      where: { subjectId: { equals: sent.quote.id } },
      sort: 'sequence',
    })
    expect(events.docs.map(({ event }) => event)).toEqual([
      'quote.draft',
      'quote.sent',
      'quote.signed',
      'quote.accepted',
    ])
    const signatures = await payload().find({
      collection: 'signatures',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    expect(events.docs[2]).toMatchObject({
      actor: { kind: 'guest', email: sent.signer.email },
      data: signatures.docs[0]?.evidence,
    })
    expect(events.docs[3]).toMatchObject({ actor: { kind: 'guest', email: sent.signer.email }, amountCents: 780_000 })
  })

  test('Q4: totals are those of what the client chose, recomputed by the server', async () => {
    const option = quoteLine({
      label: 'Photos',
      unitPriceCents: 100_000,
      quantityMilli: 1_000,
      choice: 'optional',
      minQuantityMilli: 1_000,
      maxQuantityMilli: 3_000,
    })
    const sent = await createSentQuote(payload(), { lines: [quoteLine(), option] })
    const [fixed, photos] = sent.content.lines
    const selection = [
      { lineId: fixed?.id ?? '', quantityMilli: 10_000 },
      { lineId: photos?.id ?? '', quantityMilli: 2_500 },
    ]

    await acceptQuote(payload(), signRequestFor(sent, { selection }), circumstances)

    const totals = computeTotals({
      lines: [
        { quantityMilli: 10_000, unitPriceCents: 65_000, discountBp: 0, vatRateBp: 2_000 },
        { quantityMilli: 2_500, unitPriceCents: 100_000, discountBp: 0, vatRateBp: 2_000 },
      ],
      documentDiscountBp: 0,
      depositBp: 3_000,
    })
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({
      grossCents: totals.grossCents,
      depositCents: totals.depositGrossCents,
    })
    const acceptances = await payload().find({
      collection: 'acceptances',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    expect(acceptances.docs[0]).toMatchObject({ selection, totals, version: sent.version.id, timestampState: 'none' })
  })

  test('Q5: fifty at once give one acceptance; the others learn that it is signed', async () => {
    const sent = await createSentQuote(payload())
    const request = signRequestFor(sent)

    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => acceptQuote(payload(), request, circumstances)),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const codes = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as { code?: string }).code ?? result.reason] : [],
    )
    expect(new Set(codes)).toEqual(new Set(['quote.alreadySigned']))
    expect(await written(sent)).toMatchObject({ signatures: 1, acceptances: 1, projects: 1 })
  })

  test('a quote without a deposit starts its project at once', async () => {
    const sent = await createSentQuote(payload(), { depositBp: 0 })

    await acceptQuote(payload(), signRequestFor(sent), circumstances)

    const { docs } = await payload().find({
      collection: 'projects',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    expect(docs[0]).toMatchObject({ state: 'framing', startedOn: '2026-11-24' })
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ depositState: 'none', depositReference: null })
  })
})

describe('what is not signed', () => {
  test('Q2: a version that is no longer current: 409 with what changed, and nothing is written', async () => {
    const shown = await createSentQuote(payload())
    await moveQuote(await requestAs(payload()), { quoteId: shown.quote.id, command: 'revise' })
    const [line] = (await readQuote(payload(), shown.quote.id)).lines ?? []
    await payload().update({
      collection: 'quotes',
      id: shown.quote.id,
      data: { lines: [quoteLine({ id: line?.id ?? null, unitPriceCents: 70_000 })] },
    })
    const current = await send(payload(), shown)
    await storePdfOf(payload(), current.version.id)

    const refusal: unknown = await acceptQuote(payload(), signRequestFor(shown), circumstances).catch(
      (error: unknown) => error,
    )

    expect(refusal).toMatchObject({ code: 'quote.versionChanged' })
    expect((refusal as { data: { changes: unknown } }).data.changes).toEqual(
      expect.arrayContaining([
        { kind: 'changed', path: 'lines.unitPriceCents', subject: 'Développement du site', from: 65_000, to: 70_000 },
        expect.objectContaining({ kind: 'changed', path: 'totals.grossCents', from: 780_000, to: 840_000 }),
      ]),
    )
    expect(await written(current)).toMatchObject({ signatures: 0, acceptances: 0 })
  })

  test('Q2: while it is being revised, the version that is out cannot be signed', async () => {
    const sent = await createSentQuote(payload())
    await moveQuote(await requestAs(payload()), { quoteId: sent.quote.id, command: 'revise' })

    await expect(acceptQuote(payload(), signRequestFor(sent), circumstances)).rejects.toMatchObject({
      code: 'quote.notAllowed',
    })
    expect(await openQuote(payload(), { token: sent.token, now: testNow })).toMatchObject({ state: 'revising' })
  })

  test('Q2: a hash that was never a version of this quote', async () => {
    const sent = await createSentQuote(payload())
    const request = signRequestFor(sent, { versionHash: '0'.repeat(64) })

    await expect(acceptQuote(payload(), request, circumstances)).rejects.toMatchObject({
      code: 'quote.versionChanged',
      data: { changes: [] },
    })
    await expectUntouched(sent)
  })

  test.each([
    ['the last millisecond of the last day', '2026-12-24T22:59:59.999Z', 'open'],
    ['the first one of the next day', '2026-12-24T23:00:00.000Z', 'expired'],
  ] as const)('Q3: %s in Paris, though the nightly job has not run', async (_, instant, state) => {
    const sent = await createSentQuote(payload(), { validUntil: '2026-12-24' })
    const now = new Date(instant)

    expect(await openQuote(payload(), { token: sent.token, now })).toMatchObject({ state })
    const outcome = await acceptQuote(payload(), signRequestFor(sent), { ...circumstances, now }).catch(
      (error: unknown) => error,
    )

    expect(outcome).toMatchObject(state === 'open' ? { state: 'accepted' } : { code: 'quote.expired' })
    if (state === 'expired') await expectUntouched(sent)
  })

  test('Q3: the nightly job moves what is over, and only that', async () => {
    const over = await createSentQuote(payload(), { validUntil: '2026-12-24' })
    const lasting = await createSentQuote(payload(), { validUntil: '2026-12-25' })
    clock.now = new Date('2026-12-24T23:00:00.000Z')
    try {
      await expireQuotes(await requestAs(payload()))
    } finally {
      clock.now = testNow
    }

    expect(await readQuote(payload(), over.quote.id)).toMatchObject({ state: 'expired' })
    expect(await readQuote(payload(), lasting.quote.id)).toMatchObject({ state: 'sent' })
  })

  test.each([
    [
      'a line of another quote',
      'quote.unknownLine',
      (sent: Sent) => [...offered(sent), { lineId: 'somebody-elses', quantityMilli: 1_000 }],
    ],
    [
      'a quantity out of range',
      'quote.quantityOutOfRange',
      (sent: Sent) => offered(sent).map((line) => ({ ...line, quantityMilli: 1 })),
    ],
    ['a fixed line left out', 'quote.fixedLineMissing', () => []],
    ['a line taken twice', 'quote.duplicateLine', (sent: Sent) => [...offered(sent), ...offered(sent)]],
  ])('Q4: %s', async (_, code, selection) => {
    const sent = await createSentQuote(payload())
    const request = { ...signRequestFor(sent), selection: selection(sent) }

    await expect(acceptQuote(payload(), request, circumstances)).rejects.toMatchObject({ code })
    await expectUntouched(sent)
  })

  test.each([
    ['a blank picture', 'signature.blank', png({ widthPx: 200, heightPx: 80, at: () => clear })],
    ['a black one', 'signature.tooMuchInk', png({ widthPx: 200, heightPx: 80, at: () => black })],
    ['a text that says it is one', 'signature.notPng', Buffer.from('GIF89a, trust me')],
  ])('S1: %s', async (_, code, image) => {
    const sent = await createSentQuote(payload())
    const request = signRequestFor(sent, { image: image.toString('base64') })

    await expect(acceptQuote(payload(), request, circumstances)).rejects.toMatchObject({ code })
    await expectUntouched(sent)
  })

  test.each([
    ['other words', () => 'J’accepte.'],
    ['another total', (sent: Sent) => consentFor(sent.content).replace('800,00', '800,01')],
  ])('S4: consent to %s', async (_, consentText) => {
    const sent = await createSentQuote(payload())
    const request = signRequestFor(sent, { consentText: consentText(sent) })

    await expect(acceptQuote(payload(), request, circumstances)).rejects.toMatchObject({ code: 'quote.consentChanged' })
    await expectUntouched(sent)
  })

  test('S1: nothing is decoded for a link that opens nothing or is signed already', async () => {
    const sent = await createSentQuote(payload())
    await acceptQuote(payload(), signRequestFor(sent), circumstances)
    const notAPicture = signRequestFor(sent, { image: 'AAAA' })

    await expect(
      acceptQuote(payload(), { ...notAPicture, token: 'x'.repeat(43) }, circumstances),
    ).rejects.toMatchObject({ code: 'quote.unknown' })
    await expect(acceptQuote(payload(), notAPicture, circumstances)).rejects.toMatchObject({
      code: 'quote.alreadySigned',
    })
  })

  test('S1: a picture of 10 MB is refused by the contract, before anything decodes it', async () => {
    const sent = await createSentQuote(payload())
    const body = { ...signRequestFor(sent), image: 'A'.repeat(10 * 1024 * 1024) }

    expect(signRequest.safeParse(body).success).toBe(false)
    expect(signRequest.safeParse({ ...body, image: oversizedImage }).error?.issues).toMatchObject([
      { code: 'too_big', path: ['image'] },
    ])
  })

  test('a forged total has no place in the contract', async () => {
    const sent = await createSentQuote(payload())

    expect(signRequest.safeParse({ ...signRequestFor(sent), grossCents: 1 }).success).toBe(false)
  })

  test('an unknown link opens nothing and signs nothing', async () => {
    const sent = await createSentQuote(payload())
    const request = signRequestFor(sent, { token: 'x'.repeat(43) })

    await expect(acceptQuote(payload(), request, circumstances)).rejects.toMatchObject({ code: 'quote.unknown' })
    expect(await openQuote(payload(), { token: 'x'.repeat(43), now: testNow })).toBeNull()
  })

  test('Q7: a failure in the last step leaves nothing half-written', async () => {
    const sent = await createSentQuote(payload())
    const { drizzle } = databaseOf(payload())
    await drizzle.execute(
      sql`ALTER TABLE messages ADD CONSTRAINT no_news_for_staff CHECK (template <> 'quote-signed-staff') NOT VALID`,
    )
    try {
      await expect(acceptQuote(payload(), signRequestFor(sent), circumstances)).rejects.toThrow()
    } finally {
      await drizzle.execute(sql`ALTER TABLE messages DROP CONSTRAINT no_news_for_staff`)
    }

    await expectUntouched(sent)
    expect(await acceptQuote(payload(), signRequestFor(sent), circumstances)).toMatchObject({ state: 'accepted' })
  })
})

function offered({ content }: Sent): { lineId: string; quantityMilli: number }[] {
  return content.lines.map(({ id, quantityMilli }) => ({ lineId: id, quantityMilli }))
}

describe('declining', () => {
  test('Q8: stores a reason of the list and the free text, and staff are told', async () => {
    const sent = await createSentQuote(payload())

    await declineQuote(
      payload(),
      { token: sent.token, versionHash: sent.version.sha256, reason: 'price', comment: 'Trop cher pour nous.' },
      circumstances,
    )

    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({
      state: 'declined',
      declineReason: 'price',
      declineComment: 'Trop cher pour nous.',
      closedAt: testNow.toISOString(),
    })
    const { docs } = await payload().find({
      collection: 'messages',
      where: { quote: { equals: sent.quote.id }, template: { equals: 'quote-declined-staff' } },
    })
    expect(docs).toHaveLength(1)
  })

  test('Q5: what is declined cannot be signed, what is signed cannot be declined', async () => {
    const declined = await createSentQuote(payload())
    const signed = await createSentQuote(payload())
    const decline = ({ token, version }: Sent): Promise<void> =>
      declineQuote(payload(), { token, versionHash: version.sha256, reason: 'other', comment: '' }, circumstances)
    await decline(declined)
    await acceptQuote(payload(), signRequestFor(signed), circumstances)

    await expect(acceptQuote(payload(), signRequestFor(declined), circumstances)).rejects.toMatchObject({
      code: 'quote.notAllowed',
    })
    await expect(decline(signed)).rejects.toMatchObject({ code: 'quote.alreadySigned' })
  })
})
