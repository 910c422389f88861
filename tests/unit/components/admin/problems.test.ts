import { describe, expect, test } from 'vitest'

import { refusalIn } from '@/components/admin/api'
import { fieldLabel } from '@/components/admin/fieldLabel'
import { problemWords, type LabelOf } from '@/components/admin/problemWords'
import { adminTexts } from '@/i18n/admin'

const labels: Record<string, string> = {
  'company siren': 'SIREN',
  'clients address.city': 'Ville',
  'quotes lines.label': 'Intitulé',
  'quotes validUntil': 'Valable jusqu’au',
  'contacts email': 'E-mail',
}
const labelOf: LabelOf = (entity, path) => labels[`${entity} ${path}`] ?? null
const wordsOf = (field: string, code: string, message: string | null = null) =>
  problemWords({ field, code, message }, adminTexts('fr'), labelOf)

describe('each problem names its field by its label and where it is mended', () => {
  test.each([
    ['company.siren', 'missing', 'Société → SIREN', 'à remplir', 'company'],
    ['client.address.city', 'missing', 'Client → Ville', 'à remplir', 'client'],
    ['client', 'missing', 'Client', 'à remplir', 'quote'],
    ['lines', 'missing', 'lines', 'à remplir', 'quote'],
    ['lines.0.label', 'missing', 'Ligne 1 → Intitulé', 'à remplir', 'quote'],
    [
      'lines.group.Hébergement',
      'notExactlyOne',
      'Groupe «\u00a0Hébergement\u00a0»',
      'une ligne du groupe, et une seule, doit être présélectionnée',
      'quote',
    ],
    ['signers.1.email', 'email.format', 'Signataire 2 → E-mail', 'adresse e-mail incorrecte', 'quote'],
    ['validUntil', 'past', 'Valable jusqu’au', 'cette date est passée', 'quote'],
    ['mentions.PMD', 'missing', 'Facturation → Mentions légales → PMD', 'à remplir', 'billing'],
    ['totals.grossCents', 'notPositive', 'Total TTC', 'le total doit être supérieur à zéro', 'quote'],
  ])('%s %s', (field, code, where, what, page) => {
    expect(wordsOf(field, code)).toEqual({ where, what, page })
  })

  test('a fault that we have no words for is told in the words of the server', () => {
    expect(wordsOf('signers', 'onlyOne', 'Signataires : un seul pour l’instant.')).toMatchObject({
      where: 'Signataires : un seul pour l’instant.',
      what: '',
    })
    expect(wordsOf('signers', 'onlyOne').what).toBe('à vérifier (onlyOne)')
  })
})

test('labels are found through rows, tabs, groups and lines', () => {
  const fields = [
    { type: 'ui', name: 'panel' },
    {
      type: 'tabs',
      tabs: [
        { label: 'Identité', fields: [{ type: 'row', fields: [{ name: 'siren', label: { fr: 'SIREN' } }] }] },
        { fields: [{ name: 'address', label: 'Adresse', fields: [{ name: 'city', label: 'Ville' }] }] },
      ],
    },
  ]
  expect(fieldLabel(fields, 'siren')).toEqual({ fr: 'SIREN' })
  expect(fieldLabel(fields, 'address.city')).toBe('Ville')
  expect(fieldLabel(fields, 'city')).toBeUndefined()
})

describe('a refusal', () => {
  test('is read with its sentence and its problems', () => {
    const body = {
      errors: [
        {
          message: 'Devis incomplet.',
          data: {
            code: 'quote.notSendable',
            problems: [{ field: 'company.siren', code: 'missing', message: 'x' }, 'junk'],
          },
        },
      ],
    }
    expect(refusalIn(body)).toEqual({
      message: 'Devis incomplet.',
      problems: [{ field: 'company.siren', code: 'missing', message: 'x' }],
    })
  })
  test('of another shape still reads as one, without words', () => {
    expect(refusalIn('<html>')).toEqual({ message: null, problems: [] })
  })
})
