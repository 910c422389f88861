import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epcPayload, type CreditTransfer } from '@/domain/payments/epcPayload'
import { isTransferReference, transferReference } from '@/domain/payments/transferReference'

describe('P5: the reference of a transfer', () => {
  test('is an ISO 11649 reference that names the document', () => {
    expect(transferReference('quote', 'DEV-2026-0001')).toMatch(/^RF\d\dDDEV20260001$/)
    expect(transferReference('invoice', 'FA-2026-0001')).toMatch(/^RF\d\dFFA20260001$/)
  })

  test.each([
    ['RF18539007547034', true],
    ['RF18 5390 0754 7034', true],
    ['rf18539007547034', true],
    ['RF19539007547034', false],
    ['RF18539007547043', false],
    ['RF18', false],
    ['DE89370400440532013000', false],
    ['', false],
  ])('"%s": %s', (text, expected) => expect(isTransferReference(text)).toBe(expected))

  test('is right for every number, and tells a quote from an invoice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,4}-20\d\d-\d{4,6}$/), (number) => {
        const reference = transferReference('quote', number)
        expect(isTransferReference(reference)).toBe(true)
        expect(reference.length).toBeLessThanOrEqual(25)
        expect(reference.slice(4)).not.toBe(transferReference('invoice', number).slice(4))
      }),
    )
  })

  test.each(['', '---', 'F'.repeat(21)])('"%s" has none', (number) => {
    expect(() => transferReference('invoice', number)).toThrow(RangeError)
  })
})

describe('P5: the EPC QR code', () => {
  const transfer: CreditTransfer = {
    beneficiaryName: 'Atelier Exemple',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    bic: 'AGRIFRPP',
    amountCents: 103_680,
    reference: 'RF18539007547034',
  }

  test('EPC069-12 version 002', () => {
    expect(epcPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\nAGRIFRPP\nAtelier Exemple\nFR7630006000011234567890189\nEUR1036.80\n\nRF18539007547034',
    )
  })

  test.each([
    [1, 'EUR0.01'],
    [99, 'EUR0.99'],
    [100, 'EUR1.00'],
    [99_999_999_999, 'EUR999999999.99'],
  ])('%s cents', (amountCents, text) => expect(epcPayload({ ...transfer, amountCents }).split('\n')[7]).toBe(text))

  test('the BIC may be left out; a long or broken name is fitted into its line', () => {
    const rows = epcPayload({ ...transfer, bic: null, beneficiaryName: `  Été\n${'é'.repeat(80)}` }).split('\n')
    expect(rows[4]).toBe('')
    expect(rows[5]).toBe(`Été ${'é'.repeat(66)}`)
    expect(rows).toHaveLength(10)
  })

  test('fits the 331 bytes of the standard at its longest', () => {
    const longest = { ...transfer, beneficiaryName: '漢'.repeat(70), amountCents: 99_999_999_999, bic: 'AGRIFRPP882' }
    expect(new TextEncoder().encode(epcPayload(longest)).length).toBeLessThanOrEqual(331)
  })

  test.each<[string, Partial<CreditTransfer>]>([
    ['amountCents', { amountCents: 0 }],
    ['amountCents', { amountCents: -5 }],
    ['amountCents', { amountCents: 100_000_000_000 }],
    ['iban', { iban: 'FR7630006000011234567890188' }],
    ['bic', { bic: 'AGRI' }],
    ['beneficiaryName', { beneficiaryName: ' ' }],
    ['reference', { reference: 'DEV-2026-0001' }],
  ])('no code for a wrong %s', (field, facts) => {
    expect(() => epcPayload({ ...transfer, ...facts })).toThrow(
      expect.objectContaining({ code: 'payment.noTransferCode', data: { field } }),
    )
  })
})
