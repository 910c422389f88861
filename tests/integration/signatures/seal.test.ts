import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { archivePdf } from '@/integrations/pdf/archivePdf'
import { chromiumPrinter } from '@/integrations/pdf/chromiumPrinter'
import { TimestampError, type Ports } from '@/integrations/ports'
import { demoKey } from '@/integrations/signing/demoKey'
import { pdfSealer } from '@/integrations/signing/pdfSealer'
import { checkSeal, extractPresented } from '@/integrations/signing/sealCheck.mjs'
import type { Acceptance } from '@/payload-types'
import { acceptQuote } from '@/services/quotes/accept'
import { signedPdf } from '@/services/quotes/signedPdf'

import { configureAgency } from '../../factories/agency'
import { circumstances, send, createQuote, signRequestFor, type Sent } from '../../factories/quotes'
import { createDraftForSeveral, signAs, withSigners } from '../../factories/signers'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { readPdf } from '../pdf/readPdf'

const folder = mkdtempSync(path.join(tmpdir(), 'tu-seal-'))
const printer = chromiumPrinter({ bundledOnly: true })
/** What the sealer does when it is asked for a time: the authority is out, or there is none. */
let authority: 'none' | 'down' = 'none'
let booted: BootedPayload

beforeAll(async () => {
  const key = await demoKey(folder)
  const real = await pdfSealer({ ...key, isDemo: true, tsaUrl: null })
  const sealer: Ports['sealer'] = () =>
    Promise.resolve({
      ...real,
      hasTimestamps: authority === 'down',
      seal: (bytes, options) =>
        options.timestamp
          ? Promise.reject(new TimestampError('The authority does not answer'))
          : real.seal(bytes, options),
    })
  booted = await bootPayload({ ports: { pdf: printer, archivePdf, sealer } })
  await configureAgency(booted.payload)
})

afterAll(async () => {
  await booted.close()
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A quote that its client has signed after its own job has printed it. */
async function signedQuote(): Promise<Sent & { acceptance: Acceptance }> {
  const { payload } = booted
  const sent = await send(payload, await createQuote(payload))
  await runJobs('render-document', sent.version.id)
  await acceptQuote(payload, signRequestFor(sent), circumstances)
  return { ...sent, acceptance: await acceptanceOf(sent.quote.id) }
}

async function acceptanceOf(quoteId: string): Promise<Acceptance> {
  const found = await booted.payload.find({
    collection: 'acceptances',
    where: { quote: { equals: quoteId } },
    depth: 0,
    pagination: false,
  })
  const acceptance = found.docs[0]
  if (!acceptance) throw new Error('Not accepted')
  return acceptance
}

/** Runs the jobs of a task that name a document, once each. */
async function runJobs(task: 'render-document' | 'seal-document', id: string): Promise<void> {
  const { docs } = await booted.payload.find({
    collection: 'payload-jobs',
    where: { and: [{ taskSlug: { equals: task } }, { completedAt: { exists: false } }] },
    pagination: false,
  })
  for (const job of docs.filter(({ input }) => JSON.stringify(input).includes(id)))
    await booted.payload.jobs.runByID({ id: job.id, silent: true })
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('the sealed PDF', () => {
  test('S5, Q5: with several signers it is sealed after the last one, with everybody on its certificate', async () => {
    authority = 'none'
    const { payload } = booted
    const draft = await createDraftForSeveral(payload, { clients: 1, hasCounterSigner: true })
    const out = await send(payload, draft)
    await runJobs('render-document', out.version.id)
    const sent = await withSigners(payload, out)
    await signAs(payload, sent, { rank: 0 })
    expect(await signedPdf(payload, sent.signers[0]?.token ?? '')).toBeNull()

    await signAs(payload, sent, { rank: 1 })
    const { id } = await acceptanceOf(sent.quote.id)
    await runJobs('seal-document', id)

    const sealed = await signedPdf(payload, sent.signers[1]?.token ?? '')
    const { pages } = await readPdf(sealed?.bytes ?? new Uint8Array())
    for (const { name, email } of sent.signers)
      for (const fact of [name, email]) expect(pages.join(' ')).toContain(fact)
  })

  test('S5, R41: a signed quote is sealed, its seal holds and covers the whole file', async () => {
    authority = 'none'
    const signed = await signedQuote()
    await runJobs('seal-document', signed.acceptance.id)

    const acceptance = await acceptanceOf(signed.quote.id)
    expect(acceptance).toMatchObject({ timestampState: 'none', keyKind: 'demo' })
    const file = await signedPdf(booted.payload, signed.token)
    if (!file) throw new Error('No sealed file')
    expect(hashOf(file.bytes)).toBe(acceptance.sealedPdfSha256)
    expect(checkSeal(file.bytes)).toMatchObject({
      signed: true,
      valid: true,
      coversWholeFile: true,
      certificateSha256: acceptance.certificateSha256,
    })
    expect(Buffer.from(file.bytes).toString('latin1')).toContain(acceptance.id)
  })

  test('S5: the file holds the presented PDF itself, byte for byte', async () => {
    authority = 'none'
    const signed = await signedQuote()
    await runJobs('seal-document', signed.acceptance.id)
    const file = await signedPdf(booted.payload, signed.token)
    const version = await booted.payload.findByID({ collection: 'quote-versions', id: signed.version.id })
    const presented = extractPresented(file?.bytes ?? new Uint8Array())
    expect(presented && hashOf(presented)).toBe(version.pdfSha256)
  })

  test('S5: without an answer of the authority the state says "pending", and the file holds no borrowed time', async () => {
    authority = 'down'
    const signed = await signedQuote()
    await runJobs('seal-document', signed.acceptance.id)

    const acceptance = await acceptanceOf(signed.quote.id)
    expect(acceptance.timestampState).toBe('pending')
    expect(acceptance.timestampedAt ?? null).toBeNull()
    const file = await signedPdf(booted.payload, signed.token)
    expect(checkSeal(file?.bytes ?? new Uint8Array())).toMatchObject({ valid: true, timestamp: 'none' })
  })

  test('R41: sealing again changes nothing', async () => {
    authority = 'none'
    const signed = await signedQuote()
    await runJobs('seal-document', signed.acceptance.id)
    const before = await acceptanceOf(signed.quote.id)
    await booted.payload.jobs.queue({
      task: 'seal-document',
      queue: 'pdf',
      input: { acceptanceId: signed.acceptance.id },
    })
    await runJobs('seal-document', signed.acceptance.id)
    expect(await acceptanceOf(signed.quote.id)).toEqual(before)
  })
})
