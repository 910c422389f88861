import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { largestStatementBytes } from '@/contracts/payments'
import type { BankLine, Invoice } from '@/payload-types'
import { acceptMatch } from '@/services/payments/acceptMatch'
import { ignoreLine, readMatches, reopenLine } from '@/services/payments/bankLines'
import { importStatement, type ImportedStatement } from '@/services/payments/importStatement'

import { configureAgency } from '../../factories/agency'
import { createBilledClient, createIssuedInvoice, readInvoiceRow } from '../../factories/invoices'
import { asLoggedIn, createStaff, requestAs, staffHeaders } from '../../factories/people'
import { createAcceptedQuote, readQuote } from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => testNow } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

const csv = (...rows: string[]): Uint8Array => Buffer.from(['Date;Libellé;Débit;Crédit', ...rows].join('\r\n'))

async function importing(bytes: Uint8Array, recordsSure = false): Promise<ImportedStatement> {
  return importStatement(await requestAs(payload()), { bytes, recordsSure })
}

/** The lines whose text holds a word, oldest first. */
async function linesWith(word: string): Promise<BankLine[]> {
  const { docs } = await payload().find({
    collection: 'bank-lines',
    where: { label: { contains: word } },
    sort: 'bookedOn',
    depth: 0,
    joins: false,
    pagination: false,
  })
  return docs
}

async function lineWith(word: string): Promise<BankLine> {
  const [line] = await linesWith(word)
  if (!line) throw new Error(`No line says ${word}`)
  return line
}

async function rowsOfLine({ id }: BankLine) {
  const where = { bankLine: { equals: id } }
  return (await payload().find({ collection: 'payments', where, depth: 0, pagination: false })).docs
}

const paid = ({ paymentReference }: Invoice, amount: string): string =>
  `23/11/2026;VIR ${paymentReference ?? ''} CLIENT;;${amount}`

describe('P5: a statement that is imported', () => {
  test('adds what came in, leaves out what went out, and adds nothing the second time', async () => {
    const file = csv('20/11/2026;VIR TWICE;;10,00', '21/11/2026;LOYER TWICE;900,00;', '22/11/2026;VIR TWICE;;10,00')

    const answers = [await importing(file), await importing(file)]

    expect(answers).toEqual([
      { added: 2, known: 0, skipped: 1, recorded: 0 },
      { added: 0, known: 2, skipped: 1, recorded: 0 },
    ])
    expect(await linesWith('TWICE')).toMatchObject([
      { state: 'unmatched', bookedOn: '2026-11-20', amountCents: 1_000, currency: 'EUR' },
      { state: 'unmatched', bookedOn: '2026-11-22', amountCents: 1_000 },
    ])
  })

  test('keeps two equal payments of one day apart', async () => {
    const file = csv('20/11/2026;VIR EQUAL;;10,00', '20/11/2026;VIR EQUAL;;10,00')

    expect(await importing(file)).toMatchObject({ added: 2, known: 0 })
    expect(await importing(file)).toMatchObject({ added: 0, known: 2 })
  })

  test('ten times at once adds each line once', async () => {
    const file = csv(...Array.from({ length: 20 }, (_, index) => `20/11/2026;VIR CROWD ${index};;10,00`))

    const answers = await Promise.all(Array.from({ length: 10 }, () => importing(file)))

    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(20)
    expect(await linesWith('CROWD')).toHaveLength(20)
  })

  test('CAMT.053: has its account, payer and reference', async () => {
    const xml = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
      <Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>
      <Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
      <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Verrier</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>VIR CAMT</Ustrd>
      <Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
      </Stmt></BkToCstmrStmt></Document>`

    expect(await importing(Buffer.from(xml))).toMatchObject({ added: 1 })
    expect(await lineWith('VIR CAMT')).toMatchObject({
      account: 'FR7630006000011234567890189',
      counterparty: 'Verrier',
      reference: 'RF18539007547034',
      amountCents: 1_200,
    })
  })

  test('in Windows-1252 keeps its accents', async () => {
    await importing(Buffer.from('Date;Libellé;Montant\n20/11/2026;RÉGLÉ ÇA;1,00', 'latin1'))

    expect(await linesWith('RÉGLÉ ÇA')).toHaveLength(1)
  })

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'statement.notText'],
    ['nothing', Buffer.from(' \n'), 'statement.empty'],
    ['a letter', Buffer.from('Bonjour'), 'statement.noHeadings'],
    ['another XML', Buffer.from('<html></html>'), 'statement.notCamt053'],
    ['a wrong amount', csv('20/11/2026;VIR WRONG;;10,00', '21/11/2026;VIR WRONG;;dix'), 'statement.badCell'],
  ])('%s is refused whole', async (_, bytes, code) => {
    await expect(importing(bytes)).rejects.toMatchObject({ code })

    expect(await linesWith('WRONG')).toEqual([])
  })

  test('a CSV without our IBAN in the settings, which would not tell whose lines they are', async () => {
    await configureAgency(payload(), { company: { iban: null } })
    try {
      await expect(importing(csv('20/11/2026;VIR;;10,00'))).rejects.toMatchObject({ code: 'statement.noAccount' })
    } finally {
      await configureAgency(payload())
    }
  })
})

describe('P5: a line and what it pays', () => {
  test('the reference and the amount: offered as certain; accepted, it pays the invoice and tells from which line', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(csv(paid(invoice, '1 200,00')))
    const line = await lineWith(invoice.paymentReference ?? '?')
    const accountant = await createStaff(payload(), { role: 'accountant' })

    const { options } = await readMatches(await requestAs(payload()), line.id)
    const [option] = options
    await acceptMatch(await requestAs(payload(), asLoggedIn(accountant)), {
      lineId: line.id,
      matches: option?.parts ?? [],
      allowsCredit: false,
    })

    expect(option).toMatchObject({
      parts: [{ kind: 'invoice', id: invoice.id, number: invoice.number, amountCents: 120_000 }],
      clientName: 'Maison Verrier & Fils',
      confidence: 'certain',
      reason: 'reference',
      leftCents: 0,
      creditCents: 0,
    })
    expect(await readInvoiceRow(payload(), invoice.id)).toMatchObject({ state: 'paid', balanceCents: 0 })
    expect(await rowsOfLine(line)).toMatchObject([
      { amountCents: 120_000, method: 'transfer', receivedOn: '2026-11-23', recordedBy: accountant.id },
    ])
    expect(await lineWith(invoice.paymentReference ?? '?')).toMatchObject({
      state: 'matched',
      decidedBy: accountant.id,
    })
    expect((await readMatches(await requestAs(payload()), line.id)).options).toEqual([])
  })

  test('one transfer for two named invoices of a client: one click pays both', async () => {
    const client = await createBilledClient(payload())
    const invoices = [
      await createIssuedInvoice(payload(), { client }),
      await createIssuedInvoice(payload(), { client }),
    ]
    const numbers = invoices.map(({ number }) => number).join(' ET ')
    await importing(csv(`23/11/2026;VIR BOTH ${numbers};;2400,00`))
    const line = await lineWith('BOTH')

    const { options } = await readMatches(await requestAs(payload()), line.id)
    await acceptMatch(await requestAs(payload()), {
      lineId: line.id,
      matches: options[0]?.parts ?? [],
      allowsCredit: false,
    })

    expect(options.map(({ parts }) => parts.length)).toEqual([2, 1, 1])
    for (const { id } of invoices) expect(await readInvoiceRow(payload(), id)).toMatchObject({ state: 'paid' })
    expect(new Set((await rowsOfLine(line)).map(({ batch }) => batch)).size).toBe(1)
  })

  test('the deposit of a signed quote: it gets its paid invoice, and its payment tells the line', async () => {
    const { quote } = await createAcceptedQuote(payload())
    await importing(csv(`23/11/2026;VIR ${quote.depositReference ?? ''};;2340,00`))
    const line = await lineWith(quote.depositReference ?? '?')

    const { options } = await readMatches(await requestAs(payload()), line.id)
    await acceptMatch(await requestAs(payload()), {
      lineId: line.id,
      matches: options[0]?.parts ?? [],
      allowsCredit: false,
    })

    expect(options[0]?.parts).toMatchObject([{ kind: 'quote', id: quote.id, amountCents: 234_000 }])
    expect(await readQuote(payload(), quote.id)).toMatchObject({ depositState: 'paid' })
    const [row] = await rowsOfLine(line)
    expect(row).toMatchObject({ amountCents: 234_000, quote: quote.id, reference: quote.depositReference })
  })

  test('too much: refused, unless the rest is to be the client’s credit', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(csv(`23/11/2026;VIR MORE ${invoice.number ?? ''};;1250,00`))
    const line = await lineWith('MORE')
    const matches = [{ kind: 'invoice' as const, id: invoice.id, amountCents: 120_000 }]
    const accept = async (allowsCredit: boolean): Promise<void> =>
      acceptMatch(await requestAs(payload()), { lineId: line.id, matches, allowsCredit })

    await expect(accept(false)).rejects.toMatchObject({ code: 'payment.moreThanDue' })
    expect(await lineWith('MORE')).toMatchObject({ state: 'unmatched' })
    await accept(true)

    expect(await readInvoiceRow(payload(), invoice.id)).toMatchObject({ state: 'paid', balanceCents: -5_000 })
  })

  test('M9: in another currency than the invoice, it pays nothing', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(Buffer.from('Date;Libellé;Débit;Crédit;Devise\n23/11/2026;VIR DOLLARS;;1200,00;USD\n'))
    const line = await lineWith('DOLLARS')
    const matches = [{ kind: 'invoice' as const, id: invoice.id, amountCents: 120_000 }]

    await expect(
      acceptMatch(await requestAs(payload()), { lineId: line.id, matches, allowsCredit: false }),
    ).rejects.toMatchObject({ code: 'payment.otherCurrency' })
    expect(await readInvoiceRow(payload(), invoice.id)).toMatchObject({ state: 'issued', balanceCents: 120_000 })
  })

  test('ten clicks at once record once', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(csv(`23/11/2026;VIR CLICKS;;100,00`))
    const line = await lineWith('CLICKS')
    const matches = [{ kind: 'invoice' as const, id: invoice.id, amountCents: 10_000 }]

    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, async () =>
        acceptMatch(await requestAs(payload()), { lineId: line.id, matches, allowsCredit: false }),
      ),
    )

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await rowsOfLine(line)).toHaveLength(1)
  })

  test('put aside, it is taken back; matched, it is not', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(csv(`23/11/2026;VIR ASIDE;;100,00`))
    const { id } = await lineWith('ASIDE')
    const matches = [{ kind: 'invoice' as const, id: invoice.id, amountCents: 10_000 }]

    await ignoreLine(await requestAs(payload()), id)
    await expect(
      acceptMatch(await requestAs(payload()), { lineId: id, matches, allowsCredit: false }),
    ).rejects.toMatchObject({ code: 'bankLine.notAllowed', data: { state: 'ignored' } })
    await reopenLine(await requestAs(payload()), id)
    await acceptMatch(await requestAs(payload()), { lineId: id, matches, allowsCredit: false })

    await expect(reopenLine(await requestAs(payload()), id)).rejects.toMatchObject({ code: 'bankLine.notAllowed' })
  })
})

describe('P5: what is sure', () => {
  test('is recorded at once when asked, and only that', async () => {
    const [exact, short, named] = [
      await createIssuedInvoice(payload()),
      await createIssuedInvoice(payload()),
      await createIssuedInvoice(payload()),
    ]
    const rows = [paid(exact, '1200,00'), paid(short, '1000,00'), `23/11/2026;VIR ${named.number ?? ''};;1200,00`]

    const answer = await importing(csv(...rows), true)

    expect(answer).toEqual({ added: 3, known: 0, skipped: 0, recorded: 1 })
    expect(await readInvoiceRow(payload(), exact.id)).toMatchObject({ state: 'paid' })
    for (const { id } of [short, named]) expect(await readInvoiceRow(payload(), id)).toMatchObject({ state: 'issued' })
  })

  test('paid twice by the same file: the second line waits for a person', async () => {
    const invoice = await createIssuedInvoice(payload())

    const answer = await importing(csv(paid(invoice, '1200,00'), paid(invoice, '1200,00')), true)

    expect(answer).toMatchObject({ added: 2, recorded: 1 })
    const lines = await linesWith(invoice.paymentReference ?? '?')
    expect(lines.map(({ state }) => state).toSorted()).toEqual(['matched', 'unmatched'])
  })

  test('nothing is recorded when not asked', async () => {
    const invoice = await createIssuedInvoice(payload())

    expect(await importing(csv(paid(invoice, '1200,00')))).toMatchObject({ added: 1, recorded: 0 })
    expect(await readInvoiceRow(payload(), invoice.id)).toMatchObject({ state: 'issued' })
  })
})

describe('/api/bank-lines', () => {
  test('takes a file from those who keep the books, up to 5 MB', async () => {
    const accountant = await staffHeaders(booted, await createStaff(payload(), { role: 'accountant' }))
    const viewer = await staffHeaders(booted, await createStaff(payload(), { role: 'viewer' }))
    const post = async (headers: Record<string, string>, body: Uint8Array) =>
      booted.send('/api/bank-lines/import?recordsSure=false', { method: 'POST', headers, body: new Uint8Array(body) })
    const file = csv('20/11/2026;VIR HTTP;;10,00')

    expect((await post(viewer, file)).status).toBe(404)
    expect(await (await post(accountant, file)).json()).toEqual({ added: 1, known: 0, skipped: 0, recorded: 0 })
    const tooLarge = await post(accountant, new Uint8Array(largestStatementBytes + 1))
    expect(await tooLarge.json()).toMatchObject({ errors: [{ message: 'Ce fichier est trop grand : 5 Mo au plus.' }] })
    const wrong = await post(accountant, csv('20/11/2026;VIR;;dix'))
    expect(await wrong.json()).toMatchObject({
      errors: [{ message: 'Ligne 2 : « dix » n’est pas lisible. Rien n’a été importé.' }],
    })
  })

  test('matches, accept, ignore and reopen', async () => {
    const invoice = await createIssuedInvoice(payload())
    await importing(csv(`23/11/2026;VIR ROADS ${invoice.number ?? ''};;100,00`))
    const { id } = await lineWith('ROADS')
    const accountant = await staffHeaders(booted, await createStaff(payload(), { role: 'accountant' }))
    const headers = { ...accountant, 'Content-Type': 'application/json' }
    const ask = async (path: string, init: RequestInit = {}) =>
      booted.send(`/api/bank-lines/${id}/${path}`, { headers, ...init })
    const body = JSON.stringify({ matches: [{ kind: 'invoice', id: invoice.id, amountCents: 10_000 }] })

    expect(await (await ask('matches')).json()).toMatchObject({ options: [{ leftCents: 110_000 }] })
    expect(await (await ask('ignore', { method: 'POST' })).json()).toEqual({ state: 'ignored' })
    expect(await (await ask('reopen', { method: 'POST' })).json()).toEqual({ state: 'unmatched' })
    expect(await (await ask('accept', { method: 'POST', body })).json()).toEqual({ state: 'matched' })
    expect((await booted.send(`/api/bank-lines/${id}/matches`)).status).toBe(404)
  })
})
