import { expect, test } from 'vitest'
import { benchOptions } from '../../../scripts/bench/measure/options'

test('without arguments: 10 000 invoices, eight seconds of load, no file', () => {
  expect(benchOptions([])).toEqual({ invoices: 10_000, seconds: 8, json: null })
})

test('what is asked for wins', () => {
  const args = ['--invoices', '500', '--seconds=2', '--json', 'report.json']
  expect(benchOptions(args)).toEqual({ invoices: 500, seconds: 2, json: 'report.json' })
})

test.each([
  [['--invoices', 'many'], '--invoices'],
  [['--invoices', '0'], '--invoices'],
  [['--seconds', '1.5'], '--seconds'],
  [['--second', '2'], '--second'],
])('%j is refused by name, before anything starts', (args, name) => {
  expect(() => benchOptions(args)).toThrow(name)
})
