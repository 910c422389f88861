import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { moveQuote } from '@/services/quotes/reopen'
import { sendQuote } from '@/services/quotes/send'
import { sha256 } from '@/services/digest'
import { verifyFile, verifySeal } from '@/services/signatures/verifyFile'

import { configureAgency } from '../../factories/agency'
import { requestAs } from '../../factories/people'
import { createAcceptedQuote, createSentQuote } from '../../factories/quotes'
import { bootPayload, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
beforeAll(async () => {
  booted = await bootPayload()
  await configureAgency(booted.payload)
})
afterAll(() => booted.close())

const otherHash = sha256('another file')

describe('S6: what a file is', () => {
  test('a known hash is genuine, with no document id and with no word on the client or the amounts', async () => {
    const { version } = await createSentQuote(booted.payload)
    const answer = await verifyFile(booted.payload, { documentId: null, sha256: version.pdfSha256 ?? '' })
    expect(answer).toEqual({
      verdict: 'genuine',
      document: { kind: 'quote', label: version.label, date: version.createdAt, signature: null, replacedBy: null },
    })
  })

  test('a known id with another hash is altered', async () => {
    const { version } = await createSentQuote(booted.payload)
    const answer = await verifyFile(booted.payload, { documentId: version.id, sha256: otherHash })
    expect(answer).toMatchObject({ verdict: 'altered', document: { label: version.label } })
  })

  test('neither id nor hash known is unknown', async () => {
    const documentId = '00000000-0000-4000-8000-000000000000'
    const nothing = { verdict: 'unknown', document: null }
    expect(await verifyFile(booted.payload, { documentId, sha256: otherHash })).toEqual(nothing)
    expect(await verifyFile(booted.payload, { documentId: null, sha256: otherHash })).toEqual(nothing)
  })

  test('an older version is superseded and names the one in force', async () => {
    const { quote, version } = await createSentQuote(booted.payload)
    await moveQuote(await requestAs(booted.payload), { quoteId: quote.id, command: 'revise' })
    await sendQuote(await requestAs(booted.payload), quote.id)
    const answer = await verifyFile(booted.payload, { documentId: version.id, sha256: version.pdfSha256 ?? '' })
    expect(answer.verdict).toBe('superseded')
    expect(answer.document?.replacedBy).toMatch(/V2$/i)
  })

  test('the id of an acceptance with another hash is altered, and says the level of signature', async () => {
    const { quote } = await createAcceptedQuote(booted.payload)
    const { docs } = await booted.payload.find({ collection: 'acceptances', where: { quote: { equals: quote.id } } })
    const answer = await verifyFile(booted.payload, { documentId: docs[0]?.id ?? null, sha256: otherHash })
    expect(answer).toMatchObject({ verdict: 'altered', document: { signature: { level: 'simple' } } })
  })
})

test('S6: a file without a seal is said to have none', async () => {
  const seal = await verifySeal(booted.payload, new TextEncoder().encode('%PDF-1.7\n%%EOF\n'))
  expect(seal).toMatchObject({ signed: false, valid: false, isOurs: false })
})
