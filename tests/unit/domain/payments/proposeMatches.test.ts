import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { statementLines, type StatementMovement } from '@/domain/payments/bankStatement'
import { proposeMatches, type OpenInvoice } from '@/domain/payments/proposeMatches'
import { transferReference } from '@/domain/payments/transferReference'

function movement(facts: Partial<StatementMovement> = {}): StatementMovement {
  return {
    bookedOn: civilDate('2026-12-02'),
    amountCents: 12_000,
    currency: 'EUR',
    text: 'VIR SEPA RECU',
    reference: null,
    counterparty: null,
    ...facts,
  }
}

function openInvoice(number: string, facts: Partial<OpenInvoice> = {}): OpenInvoice {
  return {
    id: number,
    number,
    paymentReference: transferReference('invoice', number),
    balanceCents: 12_000,
    currency: 'EUR',
    clientName: 'Boulangerie Martin SARL',
    ...facts,
  }
}

const invoice = openInvoice('FA-2026-0001')
const reference = invoice.paymentReference
const spaced = reference.replace(/(.{4})/g, '$1 ').toLowerCase()

describe('P5: which invoice a bank line pays', () => {
  test.each([
    ['the reference in its field', { reference }, 'reference'],
    ['the reference in the text', { text: `VIR DE MARTIN REF:${reference}` }, 'reference'],
    ['the reference in groups of four, in lower case', { text: `virement ${spaced} merci` }, 'reference'],
    ['the number', { text: 'VIR FACTURE FA-2026-0001' }, 'number'],
    ['the number without marks', { text: 'VIR FACTURE FA20260001 DU 01/12' }, 'number'],
    ['the number with spaces', { text: 'vir fact. fa 2026 0001 12 jours' }, 'number'],
  ] as const)('%s and the exact amount: certain', (_, facts, reason) => {
    expect(proposeMatches(movement(facts), [openInvoice('FA-2026-0002'), invoice])).toEqual([
      { invoiceId: 'FA-2026-0001', confidence: 'certain', reason, isExact: true },
    ])
  })

  test('named, but another amount: likely', () => {
    expect(proposeMatches(movement({ reference, amountCents: 11_999 }), [invoice])).toEqual([
      { invoiceId: 'FA-2026-0001', confidence: 'likely', reason: 'reference', isExact: false },
    ])
  })

  test('one transfer for two named invoices: both certain when their sum is right', () => {
    const two = [openInvoice('FA-2026-0002', { balanceCents: 8_000 }), invoice]
    const line = movement({ text: 'FACTURES FA-2026-0001 ET FA-2026-0002', amountCents: 20_000 })
    expect(proposeMatches(line, two).map(({ confidence }) => confidence)).toEqual(['certain', 'certain'])
  })

  test('FA-2026-1000 is not named by FA-2026-10001, nor A-2026-0001 by FA-2026-0001', () => {
    const others = [
      openInvoice('FA-2026-1000', { balanceCents: 1 }),
      openInvoice('A-2026-0001', { balanceCents: 1 }),
      openInvoice('FA-2026-10001'),
    ]
    const ids = (text: string): string[] => proposeMatches(movement({ text }), others).map(({ invoiceId }) => invoiceId)
    expect(ids('VIR FA-2026-10001')).toEqual(['FA-2026-10001'])
    expect(ids('VIR FA202610001')).toEqual(['FA-2026-10001'])
    expect(ids('VIR FA-2026-0001')).not.toContain('A-2026-0001')
  })

  test('no name: the exact amount with words of the client’s name is likely, alone it is possible', () => {
    const other = openInvoice('FA-2026-0002', { clientName: 'Café Élan' })
    expect(proposeMatches(movement({ counterparty: 'CAFE ELAN LYON' }), [invoice, other])).toEqual([
      { invoiceId: 'FA-2026-0002', confidence: 'likely', reason: 'amount-and-name', isExact: true },
      { invoiceId: 'FA-2026-0001', confidence: 'possible', reason: 'amount', isExact: true },
    ])
  })

  test('the form of a company is not its name', () => {
    expect(proposeMatches(movement({ text: 'VIR SARL DUPONT' }), [invoice])).toMatchObject([{ confidence: 'possible' }])
  })

  test.each([
    ['money that leaves', { reference, amountCents: -12_000 }],
    ['another currency', { reference, currency: 'USD' }],
    ['another amount without a name', { amountCents: 11_000 }],
  ])('%s matches nothing', (_, facts) => {
    expect(proposeMatches(movement(facts), [invoice])).toEqual([])
  })
})

describe('a line’s key', () => {
  const keys = (movements: readonly StatementMovement[]): string[] =>
    statementLines('FR76', movements).map(({ key }) => key)

  test('is the same in every file that holds the line', () => {
    const [before, ...rest] = [movement({ amountCents: 1 }), movement(), movement({ text: 'AUTRE' })]
    expect(keys([before, ...rest]).slice(1)).toEqual(keys(rest))
  })

  test('tells two equal movements of a day apart', () => {
    expect(new Set(keys([movement(), movement()])).size).toBe(2)
  })

  test.each([
    { bookedOn: civilDate('2026-12-03') },
    { amountCents: 12_001 },
    { currency: 'CHF' },
    { text: 'AUTRE' },
    { reference: 'R1' },
  ])('changes with %j', (facts) => {
    expect(keys([movement(facts)])).not.toEqual(keys([movement()]))
  })

  test('changes with the account', () => {
    expect(statementLines('FR77', [movement()])[0]?.key).not.toBe(keys([movement()])[0])
  })
})
