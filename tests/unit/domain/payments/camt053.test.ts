import { describe, expect, test } from 'vitest'
import { parseCamt053 } from '@/domain/payments/statementFiles/camt053'
import { readXml } from '@/domain/payments/statementFiles/xmlTree'

const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'
const file = (entries: string, xmlns = namespace): string => `\ufeff<?xml version="1.0" encoding="UTF-8"?>
<!-- export -->
<Document xmlns="${xmlns}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`

type EntryFacts = { amount?: string; way?: string; status?: string; date?: string; details?: string }
const entry = ({
  amount = '120.00',
  way = 'CRDT',
  status = '<Sts><Cd>BOOK</Cd></Sts>',
  date = '<Dt>2026-12-02</Dt>',
  details = '',
}: EntryFacts = {}): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${way}</CdtDbtInd>${status}<BookgDt>${date}</BookgDt>${details}</Ntry>`
const refused = (code: string, data: Record<string, unknown> = {}): unknown => expect.objectContaining({ code, data })

describe('P5: a CAMT.053 statement', () => {
  test('a booked credit: account, day, amount, texts, reference and payer', () => {
    const details = `<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
      <RltdPties><Dbtr><Pty><Nm>Martin &amp; Fils</Nm></Pty></Dbtr></RltdPties>
      <RmtInf><Ustrd>FA-2026-0001</Ustrd><Ustrd>merci</Ustrd><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>
      </TxDtls></NtryDtls><AddtlNtryInf>VIR SEPA</AddtlNtryInf>`
    expect(parseCamt053(file(entry({ details })))).toMatchObject([
      {
        account: 'FR7630006000011234567890189',
        bookedOn: '2026-12-02',
        amountCents: 12_000,
        currency: 'EUR',
        text: 'FA-2026-0001 merci VIR SEPA',
        reference: 'RF18539007547034',
        counterparty: 'Martin & Fils',
      },
    ])
  })

  test('version 2, with prefixes, a plain status, a party without Pty and an end-to-end reference', () => {
    const details =
      '<NtryDtls><TxDtls><Refs><EndToEndId>E2E</EndToEndId></Refs><RltdPties><Dbtr><Nm>Martin</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>'
    const plain = entry({ status: '<Sts>BOOK</Sts>', date: '<DtTm>2026-12-02T10:00:00</DtTm>', details })
    const prefixed = file(plain, 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02')
      .replaceAll(/<(\/?)([A-Z])/g, '<$1c:$2')
      .replace('xmlns=', 'xmlns:c=')
    expect(parseCamt053(prefixed)).toMatchObject([
      { bookedOn: '2026-12-02', amountCents: 12_000, reference: 'E2E', counterparty: 'Martin' },
    ])
  })

  test('a debit is negative; what is not booked yet is left out', () => {
    const pending = entry({ status: '<Sts><Cd>PDNG</Cd></Sts>' })
    const lines = parseCamt053(file(entry({ way: 'DBIT', amount: '5.5' }) + pending).replace('5.5<', '5.50000<'))
    expect(lines.map(({ amountCents }) => amountCents)).toEqual([-550])
  })

  const part = (amount: string, name: string): string =>
    `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`

  test('a collected entry becomes one line per transaction', () => {
    const details = `<NtryDtls>${part('100.00', 'A')}${part('20.00', 'B')}</NtryDtls>`
    expect(
      parseCamt053(file(entry({ details }))).map(({ amountCents, counterparty }) => [amountCents, counterparty]),
    ).toEqual([
      [10_000, 'A'],
      [2_000, 'B'],
    ])
  })

  test('a collected entry whose parts do not add up stays one line', () => {
    const details = `<NtryDtls>${part('100.00', 'A')}${part('19.00', 'B')}</NtryDtls>`
    expect(parseCamt053(file(entry({ details }))).map(({ amountCents }) => amountCents)).toEqual([12_000])
  })

  test('imported twice gives the same keys', () => {
    const twice = [1, 2].map(() => parseCamt053(file(entry() + entry())).map(({ key }) => key))
    expect(twice[0]).toEqual(twice[1])
    expect(new Set(twice[0]).size).toBe(2)
  })

  test.each([
    [file(entry(), 'urn:iso:std:iso:20022:tech:xsd:camt.052.001.08'), 'statement.notCamt053', {}],
    ['<html></html>', 'statement.notCamt053', {}],
    [file(entry({ amount: '-1.00' })), 'statement.badEntry', { entryNumber: 1, field: 'Amt' }],
    [file(entry() + entry({ amount: '1.005' })), 'statement.badEntry', { entryNumber: 2, field: 'Amt' }],
    [file(entry({ way: 'BOTH' })), 'statement.badEntry', { entryNumber: 1, field: 'CdtDbtInd' }],
    [file(entry({ date: '<Dt>2026-02-31</Dt>' })), 'statement.badEntry', { entryNumber: 1, field: 'BookgDt' }],
    [file(entry()).replace(/<IBAN>.*<\/IBAN>/, ''), 'statement.badEntry', { entryNumber: 0, field: 'Acct' }],
  ])('a faulty file is refused whole: %#', (text, code, data) => {
    expect(() => parseCamt053(text)).toThrow(refused(code, data))
  })
})

describe('the XML reader', () => {
  test('reads attributes, empty elements, CDATA and characters by number', () => {
    expect(readXml(`<a x="1 &lt; 2" y='"'><b/>t&#233;&#xE9;<![CDATA[<&]]></a>`)).toEqual({
      name: 'a',
      attributes: { x: '1 < 2', y: '"' },
      children: [{ name: 'b', attributes: {}, children: [], text: '' }],
      text: 'téé<&',
    })
  })

  test.each([
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!doctype a><a/>',
    '<a>&b;</a>',
    '<a>&constructor;</a>',
    '<a>a & b</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>\u0000</a>',
    '<a b="&c;"/>',
    '<?php echo 1 ?><a/>',
    '<a><?xml-stylesheet href="x"?></a>',
  ])('refuses %j', (xml) => {
    expect(() => readXml(xml)).toThrow(refused('statement.forbiddenXml'))
  })

  test.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '</a>',
    '<a>t</a>t',
    '<a b=c></a>',
    '<a><</a>',
    '<a><!-- </a>',
    `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`,
  ])('finds %j not well formed', (xml) => {
    expect(() => readXml(xml)).toThrow(expect.objectContaining({ code: 'statement.badXml' }))
  })
})
