import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmail, normaliseEmail } from '@/domain/parties/email'
import { formatIban, ibanProblem, isBic, isValidIban, normaliseIban } from '@/domain/parties/iban'
import {
  compactIdentifier,
  isValidSiren,
  isValidSiret,
  makeSiren,
  makeSiret,
  sirenProblem,
  siretProblem,
} from '@/domain/parties/siren'
import { frenchVatNumber, vatNumberProblem } from '@/domain/parties/vatNumber'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))

describe('R3: SIREN and SIRET', () => {
  test.each(['100000009', '200000008', '123456782', '732829320', '552100554'])('%s is a SIREN', (siren) => {
    expect(isValidSiren(siren)).toBe(true)
  })

  test.each([
    ['987654321', 'siren.luhn'],
    ['10000000', 'siren.length'],
    ['1000000090', 'siren.length'],
    ['', 'siren.length'],
    ['100 000 009', 'siren.characters'],
    ['10000000A', 'siren.characters'],
    ['１００００００09', 'siren.characters'],
  ])('"%s": %s', (siren, problem) => {
    expect(sirenProblem(siren)).toBe(problem)
    expect(isValidSiren(siren)).toBe(false)
  })

  test('spaces between groups are taken out before', () => {
    expect(isValidSiren(compactIdentifier(' 100\u00a0000 009 '))).toBe(true)
  })

  test.each([
    ['10000000900017', undefined, null],
    ['10000000900017', '100000009', null],
    ['10000000900017', '200000008', 'siret.otherSiren'],
    ['10000000900018', undefined, 'siret.luhn'],
    ['1000000090001', undefined, 'siret.length'],
    ['1000000090001X', undefined, 'siret.characters'],
    ['35600000049837', undefined, null], // a post office: no Luhn number, but its digits add up to 45
  ])('SIRET %s of %s: %s', (siret, siren, problem) => {
    expect(siretProblem(siret, siren)).toBe(problem)
    expect(isValidSiret(siret, siren)).toBe(problem === null)
  })

  test('any 8 digits are completed to a SIREN and its SIRET; one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(digits(8), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (seed, position, offset) => {
        const siren = makeSiren(seed)
        expect(isValidSiren(siren)).toBe(true)
        expect(isValidSiret(makeSiret(siren), siren) || siren.startsWith('356000000')).toBe(true)
        const wrong = Array.from(siren).map((digit, index) =>
          index === position ? (Number(digit) + offset) % 10 : digit,
        )
        expect(isValidSiren(wrong.join(''))).toBe(false)
      }),
    )
  })

  test('a seed of another length is a fault of the caller', () => {
    expect(() => makeSiren('1234567')).toThrow(RangeError)
    expect(() => makeSiret('100000009', '1')).toThrow(RangeError)
  })
})

describe('R3: VAT numbers', () => {
  test.each([
    ['100000009', 'FR88100000009'],
    ['200000008', 'FR37200000008'],
    ['123456782', 'FR11123456782'],
  ])('of SIREN %s: %s', (siren, vatNumber) => {
    expect(frenchVatNumber(siren)).toBe(vatNumber)
    expect(vatNumberProblem(vatNumber, 'FR')).toBeNull()
  })

  test.each([
    ['FR89100000009', 'FR', 'vatNumber.key'],
    ['FR00987654321', 'FR', 'vatNumber.key'],
    ['FR8810000000', 'FR', 'vatNumber.format'],
    ['FR 88 100000009', 'FR', 'vatNumber.format'],
    ['FR88100000009', 'DE', 'vatNumber.otherCountry'],
    ['fr88100000009', 'FR', 'vatNumber.otherCountry'],
    ['DE12345678', 'DE', 'vatNumber.format'],
    ['CHE123456789', 'CH', 'vatNumber.countryWithoutVat'],
    ['DE123456789', 'DE', null],
    ['EL123456789', 'GR', null],
    ['BE0123456789', 'BE', null],
    ['ESX1234567L', 'ES', null],
    ['NL123456789B01', 'NL', null],
    ['ATU12345678', 'AT', null],
    ['LU12345678', 'LU', null],
  ])('%s in %s: %s', (vatNumber, country, problem) => {
    expect(vatNumberProblem(vatNumber, country)).toBe(problem)
  })
})

describe('IBAN', () => {
  const valid = [
    'FR1420041010050500013M02606',
    'FR7630006000011234567890189',
    'BE68539007547034',
    'DE89370400440532013000',
    'LU280019400644750000',
    'ES9121000418450200051332',
    'IT60X0542811101000000123456',
    'NL91ABNA0417164300',
    'GB29NWBK60161331926819',
  ]
  test.each(valid)('%s', (iban) => expect(ibanProblem(iban)).toBeNull())

  test.each([
    ['FR7630006000011234567890188', 'iban.key'],
    ['FR763000600001123456789018', 'iban.length'],
    ['DE8937040044053201300012345', 'iban.length'],
    ['US89370400440532013000', 'iban.country'],
    ['', 'iban.country'],
    ['FR76-3000-6000', 'iban.characters'],
    ['FRXX30006000011234567890189', 'iban.key'],
  ])('"%s": %s', (iban, problem) => {
    expect(ibanProblem(iban)).toBe(problem)
    expect(isValidIban(iban)).toBe(false)
  })

  test('is read with spaces and small letters, and printed in groups of four', () => {
    expect(isValidIban('fr76 3000 6000 0112 3456 7890 189')).toBe(true)
    expect(normaliseIban(' fr76 3000\u00a06000 ')).toBe('FR7630006000')
    expect(formatIban('FR7630006000011234567890189').replaceAll('\u00a0', ' ')).toBe(
      'FR76 3000 6000 0112 3456 7890 189',
    )
    expect(formatIban('BE68539007547034').endsWith('7034')).toBe(true)
  })

  test('swapping two neighbouring different digits is always noticed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat(), (iban, seed) => {
        const at = 4 + (seed % (iban.length - 5))
        fc.pre(iban[at] !== iban[at + 1])
        expect(isValidIban(`${iban.slice(0, at)}${iban[at + 1]}${iban[at]}${iban.slice(at + 2)}`)).toBe(false)
      }),
    )
  })

  test.each([
    ['AGRIFRPP', true],
    ['AGRIFRPP882', true],
    ['AGRIFRP', false],
    ['AGRIFRPP88', false],
    ['agrifrpp', false],
  ])('BIC %s: %s', (bic, expected) => expect(isBic(bic)).toBe(expected))
})

describe('e-mail addresses', () => {
  test('L2: are compared trimmed, in small letters, composed', () => {
    expect(normaliseEmail('  Jeanne.Martin@Exemple.FR ')).toBe('jeanne.martin@exemple.fr')
    expect(normaliseEmail('he\u0301lo@exemple.fr')).toBe('h\u00e9lo@exemple.fr')
  })

  test.each(['a@b.fr', 'jeanne.martin+devis@mail.exemple.co.uk', "o'neil@exemple.ie", 'hélène@éclair.fr', 'a@x-y.fr'])(
    '%s can be written to',
    (address) => expect(isEmail(address)).toBe(true),
  )

  test.each([
    '',
    'a',
    '@b.fr',
    'a@',
    'a@b',
    'a@@b.fr',
    'a@b@c.fr',
    'a..b@c.fr',
    '.a@c.fr',
    'a@-b.fr',
    'a@b..fr',
    'a@1.2.3.4',
    'a b@c.fr',
    'a@c.fr\r\nBcc: x@y.fr',
    'a@c.fr\n',
    '"a"@c.fr',
    'a,b@c.fr',
    '<a@c.fr>',
    `${'a'.repeat(65)}@c.fr`,
    `a@${'b'.repeat(64)}.fr`,
    `a@${'b.'.repeat(130)}fr`,
  ])('%j cannot', (address) => expect(isEmail(address)).toBe(false))
})
