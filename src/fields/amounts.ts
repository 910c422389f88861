import type { NumberField, NumberFieldSingleValidation } from 'payload'

import { nobodyOnField } from '../access/rules'
import type { Bilingual } from './labels'

type ScaledOptions = {
  name: string
  label: Bilingual
  required?: boolean
  defaultValue?: number
  min?: number
  max?: number
  description?: Bilingual
  width?: string
  /** Derived by the server: shown, never accepted from a form. */
  derived?: boolean
  hidden?: boolean
  index?: boolean
}

type Scale = { decimals: number; suffix: string }

function scaledField(scale: Scale, options: ScaledOptions): NumberField {
  const { name, label, required, defaultValue, min, max, description, width, derived, hidden, index } = options
  const clientProps = { decimals: scale.decimals, suffix: scale.suffix }
  return {
    name,
    type: 'number',
    label,
    ...(required ? { required } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(index ? { index } : {}),
    ...(derived ? { access: { create: nobodyOnField, update: nobodyOnField } } : {}),
    validate: wholeNumber(min, max),
    admin: {
      ...(description ? { description } : {}),
      ...(width ? { width } : {}),
      ...(derived ? { readOnly: true } : {}),
      ...(hidden ? { hidden } : {}),
      components: {
        Field: { path: '/src/components/admin/fields/ScaledNumberField#ScaledNumberField', clientProps },
        Cell: { path: '/src/components/admin/fields/ScaledNumberCell#ScaledNumberCell', clientProps },
      },
    },
  }
}

/** M1: amounts, quantities and rates are integers in the database, whatever the form shows. */
function wholeNumber(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): NumberFieldSingleValidation {
  return (value, { required }) => {
    if (value === null || value === undefined) return required ? 'Champ obligatoire / Required' : true
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return 'Nombre entier attendu / Whole number expected'
    if (value < min || value > max) return `${min} … ${max}`
    return true
  }
}

/** An amount in cents, edited in euros (M1). */
export function moneyField(options: ScaledOptions): NumberField {
  return scaledField({ decimals: 2, suffix: '€' }, options)
}

/** A rate in basis points, edited in percent (M2). */
export function percentField(options: ScaledOptions): NumberField {
  return scaledField({ decimals: 2, suffix: '%' }, { min: 0, max: 10_000, ...options })
}

/** A quantity in thousandths, edited as a decimal (M2). */
export function quantityField(options: ScaledOptions): NumberField {
  return scaledField({ decimals: 3, suffix: '' }, { min: 0, ...options })
}
