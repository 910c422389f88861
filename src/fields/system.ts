import type {
  DateField,
  JSONField,
  NumberField,
  RelationshipField,
  SelectField,
  TextField,
  CollectionSlug,
} from 'payload'

import { nobodyOnField, staffOnField } from '../access/rules'
import type { Bilingual } from './labels'

/** Written by verbs only: shown in the admin, refused from every form and API. */
const systemOnly = { create: nobodyOnField, update: nobodyOnField }

type Options = {
  required?: boolean
  index?: boolean
  unique?: boolean
  sidebar?: boolean
  hidden?: boolean
  staffOnly?: boolean
  description?: Bilingual
}

function common(name: string, label: Bilingual, options: Options) {
  return {
    name,
    label,
    access: options.staffOnly ? { ...systemOnly, read: staffOnField } : systemOnly,
    ...(options.required ? { required: true } : {}),
    ...(options.index ? { index: true } : {}),
    ...(options.unique ? { unique: true } : {}),
  }
}

function adminOf(options: Options) {
  return {
    readOnly: true,
    ...(options.sidebar ? { position: 'sidebar' as const } : {}),
    ...(options.hidden ? { hidden: true } : {}),
    ...(options.description ? { description: options.description } : {}),
  }
}

export function systemText(name: string, label: Bilingual, options: Options = {}): TextField {
  return { ...common(name, label, options), type: 'text', admin: adminOf(options) }
}

export function systemDate(name: string, label: Bilingual, options: Options = {}): DateField {
  return {
    ...common(name, label, options),
    type: 'date',
    admin: { ...adminOf(options), date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' } },
  }
}

export function systemNumber(name: string, label: Bilingual, options: Options = {}): NumberField {
  return { ...common(name, label, options), type: 'number', admin: adminOf(options) }
}

export function systemJson(name: string, label: Bilingual, options: Options = {}): JSONField {
  // Payload's own view loads its editor from an outside host; ours shows the text.
  const view = { components: { Field: '/src/components/admin/fields/JsonView#JsonView' } }
  return { ...common(name, label, options), type: 'json', admin: { ...adminOf(options), ...view } }
}

export function systemRelation(
  name: string,
  label: Bilingual,
  relationTo: CollectionSlug,
  options: Options = {},
): RelationshipField {
  return { ...common(name, label, options), type: 'relationship', relationTo, maxDepth: 1, admin: adminOf(options) }
}

/**
 * The state of a thing with a life: complete from the first migration (each value is a database enum), moved by
 * verbs only, shown first in the sidebar.
 */
export function stateField<S extends string>(
  states: readonly S[],
  labels: Record<S, Bilingual>,
  initial: S,
): SelectField {
  return {
    name: 'state',
    type: 'select',
    label: { fr: 'État', en: 'State' },
    required: true,
    defaultValue: initial,
    index: true,
    access: systemOnly,
    options: states.map((value) => ({ value, label: labels[value] })),
    admin: {
      readOnly: true,
      position: 'sidebar',
      components: { Cell: '/src/components/admin/fields/StateCell#StateCell' },
    },
  }
}

/** A calendar day as 'YYYY-MM-DD' text: legal days have no time and no zone (house-style, Time). */
export function civilDateField(options: {
  name: string
  label: Bilingual
  required?: boolean
  derived?: boolean
  index?: boolean
  width?: string
  description?: Bilingual
  sidebar?: boolean
  staffOnly?: boolean
}): TextField {
  return {
    name: options.name,
    type: 'text',
    label: options.label,
    ...(options.required ? { required: true } : {}),
    ...(options.index ? { index: true } : {}),
    access: { ...(options.derived ? systemOnly : {}), ...(options.staffOnly ? { read: staffOnField } : {}) },
    validate: (value: string | null | undefined) => {
      if (!value) return options.required ? 'Champ obligatoire / Required' : true
      return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) || 'AAAA-MM-JJ / YYYY-MM-DD'
    },
    admin: {
      ...(options.derived ? { readOnly: true } : {}),
      ...(options.sidebar ? { position: 'sidebar' as const } : {}),
      ...(options.width ? { width: options.width } : {}),
      ...(options.description ? { description: options.description } : {}),
      components: {
        Field: '/src/components/admin/fields/CivilDateInput#CivilDateInput',
        Cell: '/src/components/admin/fields/CivilDateCell#CivilDateCell',
      },
    },
  }
}
