import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { XmlDocument } from 'libxml2-wasm'
import { businessRuleProblems } from '@/domain/invoices/businessRules'
import type { InvoiceContent } from '@/domain/invoices/content'
import { ciiXml } from '@/integrations/facturx/ciiXml'
import { xsdProblems } from '@/integrations/facturx/xsdCheck'
import { finalInvoiceContentFixture } from '../../../factories/invoiceContent'
import { invoiceCorpus, plainInvoice } from '../../../factories/invoiceCorpus'
import { draftLine, exampleCredit, exampleInvoice } from '../../domain/invoices/exampleInvoices'

const namespaces = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
}

/** The texts at a path, in the document's order, read by a parser that is not ours. */
function texts(xml: string, path: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    return document.find(path, namespaces).map((node) => node.content)
  } finally {
    document.dispose()
  }
}

const textsOf = (content: InvoiceContent, path: string): string[] => texts(ciiXml(content), path)
const cents = (amounts: readonly string[]): number[] => amounts.map((amount) => Math.round(Number(amount) * 100))
const corpus = invoiceCorpus()

test('the corpus has at least sixty invoices of every kind', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60)
  expect(new Set(corpus.map(({ content }) => content.kind))).toEqual(
    new Set(['standard', 'deposit', 'final', 'credit-note']),
  )
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
})

describe.each(corpus)('$name', ({ content }) => {
  const xml = ciiXml(content)

  test('R53: passes the official schema', async () => {
    expect(await xsdProblems(xml)).toEqual([])
  })

  test('R53: passes our own part of the business rules', () => {
    expect(businessRuleProblems(content)).toEqual([])
  })

  test('M8: the XML says the amounts of the content', () => {
    const summation = '//ram:SpecifiedTradeSettlementHeaderMonetarySummation'
    const total = (name: string): number => cents(texts(xml, `${summation}/ram:${name}`))[0] ?? 0
    expect({
      netCents: total('TaxBasisTotalAmount'),
      vatCents: total('TaxTotalAmount'),
      grossCents: total('GrandTotalAmount'),
      documentDiscountCents: total('AllowanceTotalAmount'),
      prepaidCents: total('TotalPrepaidAmount'),
      payableCents: total('DuePayableAmount'),
      lines: cents(texts(xml, '//ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount')),
      vat: cents(texts(xml, '//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CalculatedAmount')),
    }).toEqual({
      netCents: content.netCents,
      vatCents: content.vatCents,
      grossCents: content.grossCents,
      documentDiscountCents: content.documentDiscountCents,
      prepaidCents: content.prepaidCents,
      payableCents: content.payableCents,
      lines: content.lines.map((line) => line.netCents),
      vat: content.vat.map((group) => group.vatCents),
    })
  })

  test('M5, R16: lines less allowances are what is taxed', () => {
    const allowances = cents(
      texts(xml, '//ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount'),
    )
    expect(allowances.reduce((sum, amount) => sum + amount, 0)).toBe(content.documentDiscountCents)
  })

  test('M3, BR-27: price × quantity less the allowance is the net of each line, and no price is negative', () => {
    content.lines.forEach((line, index) => {
      const item = `//ram:IncludedSupplyChainTradeLineItem[${index + 1}]`
      const read = (name: string): number => Number(texts(xml, `${item}//ram:${name}`)[0] ?? 0)
      const netCents = read('ChargeAmount') * read('BilledQuantity') * 100 - read('ActualAmount') * 100
      expect(Math.abs(netCents - line.netCents)).toBeLessThanOrEqual(0.5001)
      expect(read('ChargeAmount')).toBeGreaterThanOrEqual(0)
    })
  })

  test('the same content gives the same text', () => {
    expect(ciiXml(structuredClone(content))).toBe(xml)
  })
})

describe('R13: the legal notes', () => {
  test('R14: VAT on debits is a tax note', () => {
    const content = corpus.find(({ name }) => name.startsWith('debits'))?.content ?? plainInvoice()
    expect(textsOf(content, "//ram:IncludedNote[ram:SubjectCode='TXD']/ram:Content")).toEqual([
      'Option pour le paiement de la taxe d’après les débits.',
    ])
  })

  test('each stands once in a note of its own with its subject code', () => {
    const notes = '//ram:IncludedNote'
    expect(textsOf(plainInvoice(), `${notes}/ram:SubjectCode`)).toEqual(['BAR', 'PMD', 'PMT', 'AAB'])
    expect(textsOf(plainInvoice(), `${notes}[ram:SubjectCode='PMT']/ram:Content`)).toEqual([
      'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
    ])
  })

  test.each([
    ['pro-fr', 'B2B'],
    ['public', 'B2B'],
    ['pro-eu', 'B2BINT'],
    ['pro-non-eu', 'B2BINT'],
    ['consumer', 'B2C'],
  ] as const)('R56: a client of kind %s is treated as %s', (kind, treatment) => {
    const plain = plainInvoice()
    const content = { ...plain, client: { ...plain.client, kind } }
    expect(textsOf(content, "//ram:IncludedNote[ram:SubjectCode='BAR']/ram:Content")).toEqual([treatment])
  })
})

describe('R14, R19, R20: the frame and the type', () => {
  const frame = '//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'
  const of = (name: string): InvoiceContent => {
    const found = corpus.find((entry) => entry.name === name)
    if (found === undefined) throw new Error(`No ${name} in the corpus`)
    return found.content
  }

  test.each([
    ['20 %, no discount: standard', 'S1', '380'],
    ['20 %, no discount: deposit', 'S2', '386'],
    ['20 %, no discount: final', 'S4', '380'],
    ['20 %, no discount: credit note', 'S1', '381'],
    ['four rates, mixed, no discount: final', 'M4', '380'],
    ['goods, no discount: deposit', 'B2', '386'],
    ['paid when issued', 'S2', '380'],
    ['a deposit asked, not paid', 'S1', '386'],
  ])('%s: %s, %s', (name, frameCode, type) => {
    expect(textsOf(of(name), frame)).toEqual([frameCode])
    expect(textsOf(of(name), '//rsm:ExchangedDocument/ram:TypeCode')).toEqual([type])
  })

  test('R20: a final invoice names each deposit with its date', () => {
    const path = '//ram:InvoiceReferencedDocument'
    const content = of('final after two deposits')
    expect(textsOf(content, `${path}/ram:IssuerAssignedID`)).toEqual(['FA-2026-0090', 'FA-2026-0095'])
    expect(textsOf(content, `${path}//qdt:DateTimeString`)).toEqual(['20261002', '20261002'])
  })

  test('R21: a credit note names its invoice and asks for no transfer', () => {
    const content = of('20 %, no discount: credit note')
    expect(textsOf(content, '//ram:InvoiceReferencedDocument/ram:IssuerAssignedID')).toEqual(['FA-2026-0101'])
    expect(textsOf(content, '//ram:SpecifiedTradeSettlementPaymentMeans')).toEqual([])
  })

  test.each([
    ['debits, no discount: standard', '5'],
    ['20 %, no discount: standard', '72'],
    ['goods, no discount: standard', '29'],
    ['goods, no discount: deposit', '72'],
  ])('R14: %s tells when VAT falls due: %s', (name, code) => {
    expect(textsOf(of(name), '//ram:DueDateTypeCode')).toEqual([code])
  })

  test.each([
    ['franchise, no discount: standard', 'VATEX-FR-FRANCHISE', 'TVA non applicable, art. 293 B du CGI.'],
    ['French reverse charge, no discount: standard', 'VATEX-FR-AE', 'Autoliquidation.'],
    ['EU reverse charge, no discount: standard', 'VATEX-EU-AE', 'Autoliquidation.'],
    ['EU goods, no discount: standard', 'VATEX-EU-IC', 'Exonération de TVA, article 262 ter I du CGI.'],
    ['export, no discount: standard', 'VATEX-EU-G', 'Exonération de TVA, article 262 I du CGI.'],
    ['out of scope, no discount: standard', 'VATEX-EU-O', 'TVA non applicable, article 259-1 du CGI.'],
  ])('R11: %s says why in code and words: %s', (name, code, reason) => {
    expect(textsOf(of(name), '//ram:ExemptionReasonCode')).toEqual([code])
    expect(textsOf(of(name), '//ram:ExemptionReason')).toEqual([reason])
  })
})

describe('R1, R3, R4: the parties', () => {
  test('the agency by SIREN, SIRET, VAT number and address 0225', () => {
    const seller = '//ram:SellerTradeParty'
    const plain = plainInvoice()
    expect(textsOf(plain, `${seller}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']`)).toEqual(['100000009'])
    expect(textsOf(plain, `${seller}/ram:GlobalID[@schemeID='0009']`)).toEqual(['10000000900017'])
    expect(textsOf(plain, `${seller}/ram:URIUniversalCommunication/ram:URIID[@schemeID='0225']`)).toEqual(['100000009'])
    expect(textsOf(plain, `${seller}//ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']`)).toEqual(['FR88100000009'])
  })

  test('a sole trader is named EI and, without a VAT number, known by SIREN (R2)', () => {
    const content = corpus.find(({ name }) => name.startsWith('franchise'))?.content ?? plainInvoice()
    expect(textsOf(content, '//ram:SellerTradeParty/ram:Name')).toEqual(['Léa Martin EI'])
    expect(textsOf(content, "//ram:SellerTradeParty//ram:ID[@schemeID='FC']")).toEqual(['100000009'])
  })

  test('a French client is addressed by SIREN, a German one by VAT number, a consumer not at all', () => {
    const addressOf = (client: Partial<InvoiceContent['client']>): string[] => {
      const plain = plainInvoice()
      return textsOf({ ...plain, client: { ...plain.client, ...client } }, '//ram:BuyerTradeParty//@schemeID')
    }
    expect(addressOf({})).toEqual(['0002', '0225', 'VA'])
    const german = { line1: 'x', line2: null, postalCode: '1', city: 'y', country: 'DE' }
    expect(addressOf({ kind: 'pro-eu', siren: null, vatNumber: 'DE123456789', address: german })).toEqual([
      '9930',
      'VA',
    ])
    expect(addressOf({ kind: 'consumer', siren: null, vatNumber: null })).toEqual([])
  })
})

test('what people typed is written so that it is read back as it was, less what XML forbids', () => {
  const plain = plainInvoice()
  const [first] = plain.lines
  if (first === undefined) throw new Error('No line')
  const label = 'Clés <b> & "guillemets" \u{1f600} ]]>'
  const content = { ...plain, lines: [{ ...first, label: `${label}\u0007\ud800` }] }
  expect(textsOf(content, '//ram:SpecifiedTradeProduct/ram:Name')).toEqual([label])
})

test('R20: the final invoice of the product’s own fixture is valid too', async () => {
  const content = finalInvoiceContentFixture()
  expect(await xsdProblems(ciiXml(content))).toEqual([])
  expect(businessRuleProblems(content)).toEqual([])
})

describe('whatever is invoiced and credited', () => {
  const priced = fc.record({
    quantityMilli: fc.integer({ min: 1, max: 50_000 }),
    unitPriceCents: fc.integer({ min: 0, max: 200_000 }),
    discountBp: fc.constantFrom(0, 0, 1_250, 3_333),
    vatRateBp: fc.constantFrom(2_000, 1_000, 550, 210),
  })
  const facts = fc.record({
    priced: fc.array(priced, { minLength: 1, maxLength: 6 }),
    documentDiscountBp: fc.constantFrom(0, 0, 333, 1_234),
    sharesBp: fc.array(fc.integer({ min: 1, max: 4_999 }), { maxLength: 3 }),
  })

  const numRuns = Number(process.env['TU_RUNS'] ?? 200)
  const timeout = Math.max(60_000, numRuns * 40)

  test(
    'R53, I6, M7: the invoice, each credit note on it and the rest pass the schema and our rules',
    async () => {
      await fc.assert(
        fc.asyncProperty(facts, async ({ priced: lines, documentDiscountBp, sharesBp }) => {
          const invoice = asPlain(exampleInvoice({ lines: lines.map(draftLine), documentDiscountBp }))
          fc.pre(invoice.grossCents > 0)
          expect(await faultsOf([invoice, ...creditNotesOf(invoice, sharesBp)])).toEqual([])
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'R53, R16: so does the credit note of a part of each line',
    async () => {
      await fc.assert(
        fc.asyncProperty(facts, async ({ priced: lines, documentDiscountBp }) => {
          const worthwhile = lines.map((line) => draftLine({ ...line, unitPriceCents: line.unitPriceCents + 1_000 }))
          const invoice = asPlain(exampleInvoice({ lines: worthwhile, documentDiscountBp }))
          const parts = lines.map(({ quantityMilli }, index) => ({
            index,
            quantityMilli: Math.ceil(quantityMilli / 3),
          }))
          fc.pre(invoice.grossCents > 1_000)
          expect(await faultsOf([asPlain(exampleCredit(invoice, { kind: 'lines', lines: parts }))])).toEqual([])
        }),
        { numRuns },
      )
    },
    timeout,
  )

  function asPlain(content: InvoiceContent): InvoiceContent {
    const { mentions, client, seller } = plainInvoice()
    return { ...content, mentions, client, seller }
  }

  async function faultsOf(contents: readonly InvoiceContent[]): Promise<unknown[]> {
    const bySchema = await Promise.all(contents.map((content) => xsdProblems(ciiXml(content))))
    return [...bySchema.flat(), ...contents.flatMap(businessRuleProblems)]
  }

  /** Credit notes of shares of what is left, then all the rest. */
  function creditNotesOf(invoice: InvoiceContent, sharesBp: readonly number[]): InvoiceContent[] {
    const notes: InvoiceContent[] = []
    for (const shareBp of [...sharesBp, 10_000]) {
      const left = invoice.grossCents - notes.reduce((sum, { grossCents }) => sum + grossCents, 0)
      const grossCents = Math.floor((left * shareBp) / 10_000)
      if (grossCents === 0) continue
      const scope = shareBp === 10_000 ? ({ kind: 'full' } as const) : ({ kind: 'amount', grossCents } as const)
      notes.push(asPlain(exampleCredit(invoice, scope, notes)))
    }
    return notes
  }
})
