import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { databaseOf } from '@/database/database'
import { defaultSelection } from '@/domain/quotes/selection'
import type { SignatureEvidence } from '@/domain/signatures/evidence'
import { quoteMark } from '@/front/quoteMark'
import type { Message } from '@/payload-types'
import { declineQuote } from '@/services/quotes/decline'
import { linksForStaff } from '@/services/quotes/linksForStaff'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'
import { sendQuote } from '@/services/quotes/send'
import { renderMessage } from '@/services/messages/render'
import { requestSigningCode } from '@/services/signatures/requestCode'
import { signingCode } from '@/services/signatures/signingCode'

import { configureAgency } from '../../factories/agency'
import { createContact, requestAs } from '../../factories/people'
import { quoteLine, readQuote } from '../../factories/quotes'
import {
  createDraftForSeveral,
  createQuoteForSeveral,
  requestOfSigner,
  sendToSeveral,
  signAs,
  type SentToSeveral,
} from '../../factories/signers'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'

let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload()
  await configureAgency(payload())
})
afterAll(() => booted.close())

const after = (seconds: number): Date => new Date(testNow.getTime() + seconds * 1000)

/** The code of each refusal; a request that went through is an error of the test. */
async function codeOf(refused: Promise<unknown>): Promise<unknown> {
  return refused.then(
    (answer) => ({ answer }),
    (error: unknown) => (error as { code?: unknown }).code ?? error,
  )
}

async function rowsOf(
  { quote }: SentToSeveral,
  collection: 'signatures' | 'acceptances' | 'projects',
): Promise<Record<string, unknown>[]> {
  const where = { quote: { equals: quote.id } }
  const { docs } = await payload().find({ collection, where, sort: 'createdAt', depth: 0, pagination: false })
  return docs.map((doc) => ({ ...doc }))
}

async function evidenceOf(sent: SentToSeveral): Promise<SignatureEvidence[]> {
  return (await rowsOf(sent, 'signatures')).map(({ evidence }) => evidence as SignatureEvidence)
}

async function messagesOf({ quote }: SentToSeveral, ...templates: Message['template'][]): Promise<Message[]> {
  const { docs } = await payload().find({
    collection: 'messages',
    where: { quote: { equals: quote.id }, template: { in: templates } },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  return docs
}

async function eventsOf({ quote }: SentToSeveral): Promise<string[]> {
  const { docs } = await payload().find({
    collection: 'ledger',
    where: { subjectId: { equals: quote.id } },
    sort: 'sequence',
    pagination: false,
  })
  return docs.map(({ event }) => event)
}

const viewOf = ({ signers }: SentToSeveral, rank: number): ReturnType<typeof openQuote> =>
  openQuote(payload(), { token: signers[rank]?.token ?? '', now: testNow })

const decline = ({ signers, version }: SentToSeveral, rank: number): Promise<void> =>
  declineQuote(
    payload(),
    { token: signers[rank]?.token ?? '', versionHash: version.sha256, reason: 'scope', comment: '' },
    { now: testNow },
  )

describe('sending to several signers', () => {
  test('Q5: each gets a link of their own; the first one gets the mail', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2, hasCounterSigner: true })

    expect(sent.content.signers.map(({ side }) => side)).toEqual(['client', 'client', 'agency'])
    expect(new Set(sent.signers.map(({ token }) => token)).size).toBe(3)
    const mails = await messagesOf(sent, 'quote-sent', 'quote-to-countersign')
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([sent.signers[0]?.email])
    const links = await linksForStaff(await requestAs(payload()), sent.quote.id)
    expect(links.signers.map(({ state, side }) => [state, side])).toEqual([
      ['turn', 'client'],
      ['waiting', 'client'],
      ['waiting', 'agency'],
    ])
    expect(links.url).toContain(sent.signers[0]?.token)
  })

  test('Q5: two signers with one address cannot be told apart: refused', async () => {
    const draft = await createDraftForSeveral(payload(), { clients: 1 })
    await payload().update({
      collection: 'quotes',
      id: draft.quote.id,
      data: { signers: [{ contact: draft.signer.id }, { contact: draft.signer.id }] },
    })

    await expect(sendQuote(await requestAs(payload()), draft.quote.id)).rejects.toMatchObject({
      code: 'quote.notSendable',
      data: { problems: [{ field: 'signers.1.email', code: 'twice' }] },
    })
  })

  test('who signs the next version too keeps the link; who does not has none any more', async () => {
    const first = await createQuoteForSeveral(payload(), { clients: 2 })
    await moveQuote(await requestAs(payload()), { quoteId: first.quote.id, command: 'revise' })
    const third = await createContact(payload(), { client: first.client, rights: ['sign'], name: 'Nouvelle venue' })
    await payload().update({
      collection: 'quotes',
      id: first.quote.id,
      data: { signers: [{ contact: third.id }, { contact: first.signer.id }] },
    })

    const second = await sendToSeveral(payload(), first)

    expect(second.signers[1]?.token).toBe(first.signers[0]?.token)
    expect(await viewOf(second, 1)).toMatchObject({ state: 'open', you: { state: 'waiting' } })
    expect(await viewOf(first, 1)).toBeNull()
  })
})

describe('signing in order', () => {
  test('Q5, Q7: the first signature gives the turn to the next one, the last one accepts', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })

    expect(await signAs(payload(), sent, { rank: 0 })).toMatchObject({ state: 'partially-signed' })

    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ state: 'partially-signed', acceptedAt: null })
    expect([await rowsOf(sent, 'acceptances'), await rowsOf(sent, 'projects')]).toEqual([[], []])
    expect((await messagesOf(sent, 'quote-sent')).map(({ toAddress, isHeld }) => [toAddress, isHeld])).toEqual([
      [sent.signers[0]?.email, false],
      [sent.signers[1]?.email, false],
    ])

    expect(await signAs(payload(), sent, { rank: 1, seen: { now: after(60) } })).toMatchObject({ state: 'accepted' })

    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ state: 'accepted', depositState: 'awaited' })
    expect(await rowsOf(sent, 'acceptances')).toHaveLength(1)
    expect(await rowsOf(sent, 'projects')).toHaveLength(1)
    expect((await messagesOf(sent, 'quote-signed')).map(({ toAddress }) => toAddress).toSorted()).toEqual(
      sent.signers.map(({ email }) => email).toSorted(),
    )
    expect(await eventsOf(sent)).toEqual([
      'quote.draft',
      'quote.sent',
      'quote.signed',
      'quote.partially-signed',
      'quote.signed',
      'quote.accepted',
    ])
  })

  test('S4: every signer’s evidence holds the choice and the total, and when the quote came to them', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })
    await signAs(payload(), sent, { rank: 0, seen: { now: after(60) } })
    await signAs(payload(), sent, { rank: 1, seen: { now: after(120) } })

    const evidence = await evidenceOf(sent)
    const [acceptance] = await rowsOf(sent, 'acceptances')
    expect(evidence.map(({ signer }) => signer.email)).toEqual(sent.signers.map(({ email }) => email))
    for (const { selection, grossCents } of evidence) {
      expect(selection).toEqual(acceptance?.['selection'])
      expect(grossCents).toBe(780_000)
    }
    expect(evidence.map(({ sentAt }) => sentAt)).toEqual([testNow.toISOString(), after(60).toISOString()])
  })

  test('Q5: who signs later reads the quote, and is told who is before them', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 3 })

    expect(await viewOf(sent, 2)).toMatchObject({ state: 'open', you: { state: 'waiting', isYou: true } })
    await expect(signAs(payload(), sent, { rank: 2 })).rejects.toMatchObject({
      code: 'quote.notYourTurn',
      data: { name: sent.signers[0]?.name },
    })
    await signAs(payload(), sent, { rank: 0 })
    await expect(signAs(payload(), sent, { rank: 2 })).rejects.toMatchObject({
      code: 'quote.notYourTurn',
      data: { name: 'Signataire 2' },
    })
    expect(await rowsOf(sent, 'signatures')).toHaveLength(1)
  })

  test('the page tells each signer who has signed when, and no addresses', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })
    await signAs(payload(), sent, { rank: 0 })

    const view = await viewOf(sent, 1)
    expect(view?.signers).toEqual([
      expect.objectContaining({ state: 'signed', signedAt: testNow.toISOString(), isYou: false }),
      expect.objectContaining({ state: 'turn', signedAt: null, isYou: true }),
    ])
    expect(JSON.stringify(view?.signers)).not.toContain('@')
    expect(await viewOf(sent, 0)).toMatchObject({ state: 'open', you: { state: 'signed' } })
  })

  test('the mark of everybody’s page changes with each signature', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 3 })
    vi.stubEnv('DATABASE_URI', testDatabaseUri())
    try {
      const marks = async (): Promise<(string | null)[]> =>
        Promise.all(sent.signers.map(({ token }) => quoteMark(token, testNow)))
      const seen = [await marks()]
      for (const rank of [0, 1, 2]) {
        await signAs(payload(), sent, { rank })
        seen.push(await marks())
      }
      expect(seen.flat()).not.toContain(null)
      for (const rank of [0, 1, 2]) expect(new Set(seen.map((all) => all[rank])).size).toBe(4)
    } finally {
      vi.unstubAllEnvs()
    }
  })
})

describe('Q4: the first signer chooses', () => {
  const option = quoteLine({ label: 'Photos', quantityMilli: 1_000, unitPriceCents: 100_000, choice: 'optional' })
  const createChoice = (): Promise<SentToSeveral> =>
    createQuoteForSeveral(payload(), { clients: 2, lines: [quoteLine(), option] })
  const everything = ({ content }: SentToSeveral) =>
    content.lines.map(({ id, quantityMilli }) => ({ lineId: id, quantityMilli }))

  test('the next one sees that choice, and signs it', async () => {
    const sent = await createChoice()
    const selection = everything(sent)
    await signAs(payload(), sent, { rank: 0, selection })

    expect(await viewOf(sent, 1)).toMatchObject({ fixedSelection: selection })
    const inAnotherOrder = selection.toReversed()
    expect(await signAs(payload(), sent, { rank: 1, selection: inAnotherOrder })).toMatchObject({ state: 'accepted' })

    const [acceptance] = await rowsOf(sent, 'acceptances')
    for (const evidence of await evidenceOf(sent)) expect(evidence.selection).toEqual(acceptance?.['selection'])
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ grossCents: 900_000 })
  })

  test('another choice of a later signer is refused, and nothing is written', async () => {
    const sent = await createChoice()
    await signAs(payload(), sent, { rank: 0, selection: everything(sent) })

    const refused = signAs(payload(), sent, { rank: 1, selection: defaultSelection(sent.content) })

    expect(await codeOf(refused)).toBe('quote.selectionFixed')
    expect(await rowsOf(sent, 'signatures')).toHaveLength(1)
  })

  test('the next one’s mail holds what was chosen and their own link', async () => {
    const sent = await createChoice()
    await signAs(payload(), sent, { rank: 0, selection: everything(sent) })
    const [, mail] = await messagesOf(sent, 'quote-sent')
    if (!mail) throw new Error('The second signer is owed no mail')

    const { text } = await renderMessage(await requestAs(payload()), mail)

    expect(text).toContain(`/devis/${sent.signers[1]?.token}`)
    expect(text).toContain('9\u00a0000,00\u00a0€')
    expect(JSON.stringify(mail)).not.toContain(sent.signers[1]?.token)
  })
})

describe('Q5: each signs once', () => {
  test('twenty requests of one signer give one row; the others learn that they have signed', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })

    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(signAs(payload(), sent, { rank: 0 }))))

    expect(codes.filter((code) => code === 'quote.alreadySignedByYou')).toHaveLength(19)
    expect(await rowsOf(sent, 'signatures')).toHaveLength(1)
    expect(await messagesOf(sent, 'quote-sent')).toHaveLength(2)
    expect((await eventsOf(sent)).filter((event) => event === 'quote.signed')).toHaveLength(1)
  })

  test('twenty requests of the last signer accept once', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })
    await signAs(payload(), sent, { rank: 0 })

    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(signAs(payload(), sent, { rank: 1 }))))

    expect(codes.filter((code) => code === 'quote.alreadySigned')).toHaveLength(19)
    expect(await rowsOf(sent, 'acceptances')).toHaveLength(1)
    expect(await rowsOf(sent, 'signatures')).toHaveLength(2)
  })

  test('two signers at the same moment sign one after the other, or the later one waits for the turn', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })

    const [first, second] = await Promise.all([0, 1].map((rank) => codeOf(signAs(payload(), sent, { rank }))))

    expect(first).toMatchObject({ answer: { state: 'partially-signed' } })
    expect([{ answer: { quoteId: sent.quote.id, state: 'accepted' } }, 'quote.notYourTurn']).toContainEqual(second)
  })

  test('the database keeps it too: no second row for one address and version', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })
    await signAs(payload(), sent, { rank: 0 })
    const copy = databaseOf(payload()).drizzle.execute(sql`
      INSERT INTO signatures (id, version_id, quote_id, client_id, signer_name, signer_email, method, version_sha256,
        pdf_sha256, image_sha256, image_base64, consent_text, signed_at, evidence)
      SELECT gen_random_uuid(), version_id, quote_id, client_id, signer_name, signer_email, method, version_sha256,
        pdf_sha256, image_sha256, image_base64, consent_text, signed_at, evidence
      FROM signatures WHERE quote_id = ${sent.quote.id}`)

    await expect(copy).rejects.toMatchObject({ cause: { code: '23505' } })
  })
})

describe('declining among several', () => {
  test('Q8: whoever has not signed may decline for all, also after a first signature and before their turn', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 3 })
    await signAs(payload(), sent, { rank: 0 })

    await decline(sent, 2)

    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ state: 'declined', declineReason: 'scope' })
    expect(await codeOf(signAs(payload(), sent, { rank: 1 }))).toBe('quote.notAllowed')
    expect(await viewOf(sent, 0)).toMatchObject({ state: 'declined' })
    const [news, ...others] = await messagesOf(sent, 'quote-declined-staff')
    expect(others).toEqual([])
    expect(news?.subject).toContain(`Signataire 3 (${sent.content.client.name})`)
  })

  test('who has signed has given their answer', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2 })
    await signAs(payload(), sent, { rank: 0 })

    expect(await codeOf(decline(sent, 0))).toBe('quote.alreadySignedByYou')
    expect(await readQuote(payload(), sent.quote.id)).toMatchObject({ state: 'partially-signed' })
  })
})

test('Q2: after a revision the old signatures stay with their version, and the new one starts afresh', async () => {
  const first = await createQuoteForSeveral(payload(), { clients: 2 })
  await signAs(payload(), first, { rank: 0 })
  await moveQuote(await requestAs(payload()), { quoteId: first.quote.id, command: 'revise' })
  expect(await viewOf(first, 1)).toMatchObject({ state: 'revising' })
  const [, owed] = await messagesOf(first, 'quote-sent')
  expect(owed?.state).toBe('cancelled')

  const second = await sendToSeveral(payload(), first)

  expect(await codeOf(signAs(payload(), first, { rank: 1 }))).toBe('quote.versionChanged')
  expect(await viewOf(second, 0)).toMatchObject({ you: { state: 'turn' }, fixedSelection: null })
  await signAs(payload(), second, { rank: 0 })
  await signAs(payload(), second, { rank: 1 })
  const versions = (await rowsOf(second, 'signatures')).map(({ version }) => version)
  expect(versions).toEqual([first.version.id, second.version.id, second.version.id])
  expect(await rowsOf(second, 'acceptances')).toMatchObject([{ version: second.version.id }])
})

describe('the agency signs too', () => {
  test('Q5: after the client, by its own link and sentence; its signature accepts', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 1, hasCounterSigner: true })
    expect(await codeOf(signAs(payload(), sent, { rank: 1 }))).toBe('quote.notYourTurn')

    expect(await signAs(payload(), sent, { rank: 0 })).toMatchObject({ state: 'partially-signed' })

    const [mail] = await messagesOf(sent, 'quote-to-countersign')
    expect(mail).toMatchObject({ toAddress: sent.signers[1]?.email, isHeld: false, language: 'fr' })
    if (!mail) throw new Error('The agency is owed no mail')
    const { text } = await renderMessage(await requestAs(payload()), mail)
    expect(text).toContain(`/devis/${sent.signers[1]?.token}`)

    expect(await signAs(payload(), sent, { rank: 1 })).toMatchObject({ state: 'accepted' })

    const [, agency] = await evidenceOf(sent)
    expect(agency?.signer).toMatchObject({ name: 'Ada Gérante', side: 'agency' })
    expect(agency?.consentText).toContain(`au nom de ${sent.content.seller.legalName}`)
    expect((await messagesOf(sent, 'quote-signed')).map(({ toAddress }) => toAddress)).toEqual([sent.signers[0]?.email])
    expect(await viewOf(sent, 1)).toMatchObject({ state: 'accepted', transfer: null })
  })

  test('S4: the client’s sentence does not commit the agency', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 1, hasCounterSigner: true })
    await signAs(payload(), sent, { rank: 0 })
    const { consentText } = requestOfSigner(sent, 0)

    expect(await codeOf(signAs(payload(), sent, { rank: 1, consentText }))).toBe('quote.consentChanged')
  })

  test('R45: only the consumer’s own wish starts the work early, whoever signs last', async () => {
    const wish = await createQuoteForSeveral(payload(), { clients: 1, hasCounterSigner: true, kind: 'consumer' })
    const none = await createQuoteForSeveral(payload(), { clients: 1, hasCounterSigner: true, kind: 'consumer' })
    await signAs(payload(), wish, { rank: 0, earlyStart: true })
    await signAs(payload(), wish, { rank: 1 })
    await signAs(payload(), none, { rank: 0 })
    await signAs(payload(), none, { rank: 1, earlyStart: true })

    expect((await rowsOf(wish, 'projects'))[0]?.['withdrawalWaivedAt']).not.toBeNull()
    expect((await rowsOf(none, 'projects'))[0]?.['withdrawalWaivedAt']).toBeNull()
  })
})

describe('S3: codes are each signer’s own', () => {
  async function askForCode({ signers, version, quote }: SentToSeveral, rank: number): Promise<string> {
    const signer = signers[rank]
    const request = { token: signer?.token ?? '', versionHash: version.sha256, locale: 'fr' } as const
    await requestSigningCode(payload(), request, { now: testNow, ip: null })
    const { docs } = await payload().find({
      collection: 'signing-codes',
      where: { quote: { equals: quote.id }, email: { equals: signer?.email ?? '' } },
      sort: '-sentAt',
      depth: 0,
      limit: 1,
    })
    return signingCode(payload().secret, docs[0]?.id ?? '')
  }

  test('the next signer does not wait for the pause of the one before, and signs with their own code only', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2, requiresCode: true })
    const first = await askForCode(sent, 0)
    await signAs(payload(), sent, { rank: 0, code: first })

    const second = await askForCode(sent, 1)

    expect((await messagesOf(sent, 'sign-code')).map(({ toAddress }) => toAddress)).toEqual(
      sent.signers.map(({ email }) => email),
    )
    const wrong = String((Number(second) + 1) % 1_000_000).padStart(6, '0')
    const notTheirs = first === second ? wrong : first
    expect(await codeOf(signAs(payload(), sent, { rank: 1, code: notTheirs }))).toBe('code.wrong')
    expect(await signAs(payload(), sent, { rank: 1, code: second })).toMatchObject({ state: 'accepted' })
  })

  test('nobody is sent a code before their turn', async () => {
    const sent = await createQuoteForSeveral(payload(), { clients: 2, requiresCode: true })

    expect(await codeOf(askForCode(sent, 1))).toBe('quote.notYourTurn')
    expect(await codeOf(signAs(payload(), sent, { rank: 1, code: '123456' }))).toBe('quote.notYourTurn')
  })
})
