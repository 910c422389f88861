import { describe, expect, test } from 'vitest'
import { parseCsvStatement } from '@/domain/payments/statementFiles/csv'

const parse = (...rows: string[]): ReturnType<typeof parseCsvStatement> => parseCsvStatement(rows.join('\r\n'), 'FR76')
const shown = (...rows: string[]): [string, number, string][] =>
  parse(...rows).map(({ bookedOn, amountCents, text }) => [bookedOn, amountCents, text])
const refused = (code: string, data: Record<string, unknown> = {}): unknown => expect.objectContaining({ code, data })

describe('P5: a bank’s CSV', () => {
  test('with debit and credit, semicolons, decimal commas and a byte order mark', () => {
    expect(
      shown(
        '\ufeffDate;Libellé;Débit;Crédit',
        '02/12/2026;VIR SEPA RF18 MARTIN;;1 234,56',
        '03/12/2026;PRLV LOYER;-900,00;',
        '04/12/2026;FRAIS;2,50;0,00',
      ),
    ).toEqual([
      ['2026-12-02', 123_456, 'VIR SEPA RF18 MARTIN'],
      ['2026-12-03', -90_000, 'PRLV LOYER'],
      ['2026-12-04', -250, 'FRAIS'],
    ])
  })

  test('with one amount, commas between cells and quoted cells', () => {
    expect(
      shown(
        '"date","libelle","montant"',
        '"2026-12-02","VIR ""MARTIN"", LYON\n suite","1.234,56 €"',
        '2026-12-03,X,-1.5',
      ),
    ).toEqual([
      ['2026-12-02', 123_456, 'VIR "MARTIN", LYON suite'],
      ['2026-12-03', -150, 'X'],
    ])
  })

  test('with tabs, other headings, and rows of the bank above them', () => {
    const [line] = parse(
      'Compte courant n° 123',
      '',
      "Date de l'opération\tDate de valeur\tLibellé de l’opération\tRéférence\tDevise\tMontant (EUR)",
      '2/12/2026\t03/12/2026\tVIR\tRF18\teur\t+12,00',
      '\t\t\t\t\t',
    )
    expect(line).toMatchObject({
      account: 'FR76',
      bookedOn: '2026-12-02',
      amountCents: 1_200,
      currency: 'EUR',
      reference: 'RF18',
      counterparty: null,
    })
  })

  test('imported twice gives the same keys, different ones for equal rows', () => {
    const rows = ['Date;Libellé;Montant', '02/12/2026;CB;-5,00', '02/12/2026;CB;-5,00']
    const keys = parse(...rows).map(({ key }) => key)
    expect(parse(...rows).map(({ key }) => key)).toEqual(keys)
    expect(new Set(keys).size).toBe(2)
  })

  test('with headings only has no lines', () => {
    expect(parse('Date;Libellé;Montant')).toEqual([])
  })

  const heading = 'Date;Libellé;Débit;Crédit'
  test.each([
    [['Jour;Texte;Somme', '02/12/2026;X;1,00'], 'statement.noHeadings', {}],
    [[''], 'statement.noHeadings', {}],
    [[heading, '31/02/2026;X;;1,00'], 'statement.badCell', { lineNumber: 2, column: 'date', text: '31/02/2026' }],
    [[heading, ';TOTAL;;1,00'], 'statement.badCell', { lineNumber: 2, column: 'date', text: '' }],
    [[heading, '', '02/12/2026;X;;douze'], 'statement.badCell', { lineNumber: 3, column: 'amount', text: 'douze' }],
    [[heading, '02/12/2026;X;;1,234'], 'statement.badCell', { lineNumber: 2, column: 'amount', text: '1,234' }],
    [[heading, '02/12/2026;X;;'], 'statement.badCell', { lineNumber: 2, column: 'amount', text: ' | ' }],
    [
      [heading, '02/12/2026;X;1,00;2,00'],
      'statement.badCell',
      { lineNumber: 2, column: 'amount', text: '1,00 | 2,00' },
    ],
    [[heading, '02/12/2026;"X;;1,00'], 'statement.openQuote', { lineNumber: 2 }],
  ])('%j is refused whole: %s', (rows, code, data) => {
    expect(() => parse(...rows)).toThrow(refused(code, data))
  })
})
