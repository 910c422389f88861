import { ciiXml } from '../../src/integrations/facturx/ciiXml'
import { invoiceCorpus, plainInvoice } from '../../tests/factories/invoiceCorpus'

export type Mutation = { name: string; xml: string; expected: string[] }

/** Faults put into valid XML, each with rules that must find it (legal.md §4): a validator that finds none of them is blind. */
export function mutations(): Mutation[] {
  const plain = ciiXml(plainInvoice())
  const credit = corpusXml('20 %, no discount: credit note')
  const deposit = corpusXml('20 %, no discount: deposit')
  return [
    fault(
      'no note on the 40 €',
      plain,
      /<ram:IncludedNote>(?:(?!<\/ram:IncludedNote>)[\s\S])*PMT[\s\S]*?<\/ram:IncludedNote>/,
      '',
      ['BR-FR-05_BT-22_PMT'],
    ),
    fault('gross one euro more', plain, /(?<=<ram:GrandTotalAmount>)\d+/, plusOne, ['BR-CO-15', 'BR-CO-16']),
    fault('19 %', plain, /20\.00(?=<\/ram:RateApplicablePercent>)/g, '19.00', ['BR-S-09', 'BR-FR-16_BT-119']),
    fault('no SIREN of the agency', plain, /<ram:ID schemeID="0002">100000009<\/ram:ID>/, '', [
      'BR-FR-09_BT-29',
      'BR-FR-10_BT-30',
    ]),
    fault('due before issue', plain, /20261231/, '20261130', ['BR-FR-CO-07_BT-9']),
    fault(
      'a credit note without its invoice',
      credit,
      /<ram:InvoiceReferencedDocument>[\s\S]*?<\/ram:InvoiceReferencedDocument>/,
      '',
      ['BR-FR-CO-05_BT-3'],
    ),
    fault('a number of 36 characters', plain, /(?<=<ram:ID>)FA-2026-0101/, 'F'.repeat(36), ['BR-FR-01_BT-1']),
    fault('a space in the number', plain, /(?<=<ram:ID>)FA-2026-0101/, 'FA 2026', ['BR-FR-02_BT-1']),
    fault('an unknown frame', plain, /(?<=<ram:ID>)S1/, 'A1', ['BR-FR-08_BT-23']),
    fault('SIRET of another company', plain, /10000000900017/, '20000000800014', ['BR-FR-09_BT-29']),
    fault(
      'a line one euro more',
      plain,
      /(?<=<ram:SpecifiedTradeSettlementLineMonetarySummation>\s*<ram:LineTotalAmount>)\d+/,
      plusOne,
      ['BR-CO-10', 'BR-S-08'],
    ),
    fault('client addressed by SIRET', plain, /schemeID="0225">200000008/, 'schemeID="0009">20000000800014', [
      'BR-FR-21_BT-49',
    ]),
    fault('VAT of a group one euro more', plain, /(?<=<ram:CalculatedAmount>)\d+/, plusOne, ['BR-CO-14', 'BR-S-09']),
    fault('no IBAN', plain, /(?<=<ram:IBANID>)[^<]+/, '', ['BR-50']),
    fault('a deposit as final invoice', deposit, /(?<=<ram:ID>)S2/, 'S4', ['BR-FR-CO-08_BT-23']),
    fault('said to be paid and is not', plain, /(?<=<ram:ID>)S1/, 'S2', ['BR-FR-CO-09_BT-23-1', 'BR-FR-CO-09_BT-23-2']),
  ]
}

function corpusXml(name: string): string {
  const found = invoiceCorpus().find((entry) => entry.name === name)
  if (found === undefined) throw new Error(`No ${name} in the corpus`)
  return ciiXml(found.content)
}

const plusOne = (digits: string): string => String(Number(digits) + 1)

function fault(
  name: string,
  xml: string,
  pattern: RegExp,
  replacement: string | ((match: string) => string),
  expected: string[],
): Mutation {
  const mutated = xml.replace(pattern, (match) => (typeof replacement === 'string' ? replacement : replacement(match)))
  if (mutated === xml) throw new Error(`The mutation "${name}" changes nothing`)
  return { name, xml: mutated, expected }
}
