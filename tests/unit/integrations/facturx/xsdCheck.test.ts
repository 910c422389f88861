import { describe, expect, test } from 'vitest'
import { ciiXml } from '@/integrations/facturx/ciiXml'
import { xsdProblems } from '@/integrations/facturx/xsdCheck'
import { plainInvoice } from '../../../factories/invoiceCorpus'

const xml = ciiXml(plainInvoice())

describe('R53: XML that breaks the schema is told with its line', () => {
  test.each([
    [
      'an element too much',
      xml.replace('</ram:IncludedNote>', '<ram:Foreign>x</ram:Foreign></ram:IncludedNote>'),
      /Foreign/,
    ],
    ['two notes in one element', xml.replace('</ram:IncludedNote>\n    <ram:IncludedNote>', ''), /Content/],
    [
      'an amount that is none',
      xml.replace(/<ram:GrandTotalAmount>[^<]+/, '<ram:GrandTotalAmount>1,5'),
      /GrandTotalAmount/,
    ],
    ['no number', xml.replace(/ *<ram:ID>FA-2026-0101<\/ram:ID>\n/, ''), /TypeCode/],
    [
      'no tax group',
      xml.replace(/<ram:ApplicableTradeTax>\s*<ram:CalculatedAmount>[\s\S]*?<\/ram:ApplicableTradeTax>/, ''),
      /SpecifiedTradePaymentTerms|ApplicableTradeTax/,
    ],
  ])('%s', async (_, broken, fault) => {
    expect(broken).not.toBe(xml)
    const problems = await xsdProblems(broken)
    expect(problems.join('\n')).toMatch(fault)
    expect(problems[0]).toMatch(/^\d+: /)
  })

  test('text that is no XML', async () => {
    expect(await xsdProblems('%PDF-1.7')).not.toEqual([])
    expect(await xsdProblems('<a>')).not.toEqual([])
  })

  test('XML of another kind', async () => {
    expect(await xsdProblems('<html/>')).not.toEqual([])
  })
})

test('an external entity is not read', async () => {
  const hostile = xml
    .replace('<rsm:', '<!DOCTYPE x [<!ENTITY file SYSTEM "package.json">]>\n<rsm:')
    .replace('Atelier de cadrage', '&file;')
  const problems = await xsdProblems(hostile)
  expect(problems).not.toEqual([])
  expect(problems.join(' ')).not.toContain('trait-d-union')
})

test('a fault of one document does not follow into the next', async () => {
  await xsdProblems('<a>')
  expect(await xsdProblems(xml)).toEqual([])
})
