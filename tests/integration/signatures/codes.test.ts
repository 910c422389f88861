import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { SignatureEvidence } from '@/domain/signatures/evidence'
import { outboxReasons } from '@/i18n/outbox'
import { claimMessage } from '@/services/messages/claim'
import { acceptQuote } from '@/services/quotes/accept'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'
import { requestSigningCode } from '@/services/signatures/requestCode'
import { signingCode } from '@/services/signatures/signingCode'

import { configureAgency } from '../../factories/agency'
import { requestAs } from '../../factories/people'
import { circumstances, createSentQuote, send, signRequestFor, type Sent } from '../../factories/quotes'
import { query } from '../../support/databases'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'

let booted: BootedPayload
beforeAll(async () => {
  booted = await bootPayload()
  await configureAgency(booted.payload)
})
afterAll(() => booted.close())

const after = (seconds: number): Date => new Date(testNow.getTime() + seconds * 1000)
const sendQuoteWithCode = (): Promise<Sent> => createSentQuote(booted.payload, { requiresCode: true })

async function askForCode(sent: Sent, now: Date = testNow): Promise<string> {
  await requestSigningCode(
    booted.payload,
    { token: sent.token, versionHash: sent.version.sha256, locale: 'fr' },
    { now, ip: null },
  )
  const { docs } = await booted.payload.find({
    collection: 'signing-codes',
    where: { quote: { equals: sent.quote.id } },
    sort: '-sentAt',
    depth: 0,
    limit: 1,
  })
  return signingCode(booted.payload.secret, docs[0]?.id ?? '')
}

function sign(sent: Sent, code: string | null, now: Date = testNow): Promise<unknown> {
  return acceptQuote(booted.payload, signRequestFor(sent, { code }), { ...circumstances, now })
}

/** Six digits that are not these. */
const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('the e-mailed code (S3)', () => {
  test('S3: it is on by default, and the page shows the masked address that it goes to', async () => {
    const fields = booted.payload.collections.quotes.config.flattenedFields
    const field = fields.find(({ name }) => name === 'requiresCode')
    expect(field).toMatchObject({ type: 'checkbox', defaultValue: true })
    const sent = await sendQuoteWithCode()
    const view = await openQuote(booted.payload, { token: sent.token, now: testNow })
    expect(view?.code.required).toBe(true)
    expect(view?.code.to).toMatch(/^.••••@/)
    expect(view?.code.to).not.toContain(sent.signer.email)
  })

  test('S3, S4: the right code signs, and the evidence holds when it was sent and proven', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    await sign(sent, code, after(90))
    const { docs } = await booted.payload.find({
      collection: 'signatures',
      where: { quote: { equals: sent.quote.id } },
      depth: 0,
    })
    const evidence = docs[0]?.evidence as SignatureEvidence
    expect(evidence.code).toEqual({ sentAt: testNow.toISOString(), verifiedAt: after(90).toISOString() })
  })

  test('S3: without a code, or with one of another quote, nothing is signed', async () => {
    const [sent, other] = [await sendQuoteWithCode(), await sendQuoteWithCode()]
    await expect(sign(sent, null)).rejects.toMatchObject({ code: 'code.missing' })
    await expect(sign(sent, '123456')).rejects.toMatchObject({ code: 'code.expired' })
    const theirs = await askForCode(other)
    const ours = await askForCode(sent)
    // One time in a million both quotes have the same code: then its neighbour is the wrong one.
    const notOurs = ours === theirs ? wrongFor(ours) : theirs
    await expect(sign(sent, notOurs)).rejects.toMatchObject({ code: 'code.wrong' })
    const { totalDocs } = await booted.payload.count({
      collection: 'signatures',
      where: { quote: { equals: sent.quote.id } },
    })
    expect(totalDocs).toBe(0)
  })

  test('S3: five wrong tries kill it, the right one does not help any more, a new one does', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    for (const triesLeft of [4, 3, 2, 1])
      await expect(sign(sent, wrongFor(code))).rejects.toMatchObject({ code: 'code.wrong', data: { triesLeft } })
    await expect(sign(sent, wrongFor(code))).rejects.toMatchObject({ code: 'code.tooManyTries' })
    await expect(sign(sent, code)).rejects.toMatchObject({ code: 'code.tooManyTries' })
    await expect(sign(sent, await askForCode(sent, after(61)), after(62))).resolves.toMatchObject({ state: 'accepted' })
  })

  test('S3: twenty guesses at once count as twenty: five are heard', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => sign(sent, wrongFor(code))))
    const said = guesses.map((guess) => (guess.status === 'rejected' ? String(guess.reason.code) : 'signed'))
    expect(said.filter((word) => word === 'code.wrong')).toHaveLength(4)
    expect(said.filter((word) => word === 'code.tooManyTries')).toHaveLength(16)
  })

  test('S3: it ends after ten minutes', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    await expect(sign(sent, code, after(600))).rejects.toMatchObject({ code: 'code.expired' })
  })

  test('S3: a signature that fails for another reason leaves the proven code usable; a used one is gone', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    const request = signRequestFor(sent, { code })
    const bad = { ...request, consentText: `${request.consentText} et plus` }
    await expect(acceptQuote(booted.payload, bad, circumstances)).rejects.toMatchObject({
      code: 'quote.consentChanged',
    })
    await sign(sent, code)
    await expect(sign(sent, code)).rejects.toMatchObject({ code: 'quote.alreadySigned' })
  })

  test('S3: a new one only after a minute, and five an hour; the ones before die', async () => {
    const sent = await sendQuoteWithCode()
    const first = await askForCode(sent)
    await expect(askForCode(sent, after(10))).rejects.toMatchObject({ code: 'code.tooSoon', data: { seconds: 50 } })
    const second = await askForCode(sent, after(61))
    const dead = first === second ? wrongFor(second) : first
    await expect(sign(sent, dead, after(62))).rejects.toMatchObject({ code: 'code.wrong', data: { triesLeft: 4 } })
    for (const minute of [3, 5, 7]) await askForCode(sent, after(minute * 60))
    await expect(askForCode(sent, after(9 * 60))).rejects.toMatchObject({ code: 'code.limit' })
  })

  test('Q2, S3: a version that was replaced is told as that, not as a dead code', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    const req = await requestAs(booted.payload)
    await moveQuote(req, { quoteId: sent.quote.id, command: 'revise' })
    await booted.payload.update({ collection: 'quotes', id: sent.quote.id, data: { title: 'Autre objet' }, depth: 0 })
    await send(booted.payload, sent)
    await expect(sign(sent, code)).rejects.toMatchObject({ code: 'quote.versionChanged' })
  })

  test('D3, S3: a mail that would bring a dead code does not leave any more', async () => {
    const sent = await sendQuoteWithCode()
    await askForCode(sent, after(-3_600))
    const { docs } = await booted.payload.find({
      collection: 'messages',
      where: { and: [{ quote: { equals: sent.quote.id } }, { template: { equals: 'sign-code' } }] },
      depth: 0,
    })
    await expect(claimMessage(await requestAs(booted.payload), docs[0]?.id ?? '')).resolves.toEqual({ kind: 'idle' })
    const message = await booted.payload.findByID({ collection: 'messages', id: docs[0]?.id ?? '', depth: 0 })
    expect(message).toMatchObject({ state: 'cancelled', error: outboxReasons.codeExpired })
  })

  test('S3: neither the row, nor the mail in the outbox, nor the ledger holds the code', async () => {
    const sent = await sendQuoteWithCode()
    const code = await askForCode(sent)
    const rows = await query<{ text: string }>(
      testDatabaseUri(),
      `SELECT to_jsonb(t)::text AS text FROM signing_codes t WHERE quote_id = '${sent.quote.id}'
       UNION ALL SELECT to_jsonb(t)::text FROM messages t WHERE quote_id = '${sent.quote.id}'
       UNION ALL SELECT to_jsonb(t)::text FROM ledger t WHERE subject_id::text = '${sent.quote.id}'`,
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { text } of rows) expect(text.replaceAll(/[0-9a-f-]{30,}/g, '')).not.toMatch(new RegExp(`\\b${code}\\b`))
  })
})
