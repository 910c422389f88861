import type { Field, FieldAccess } from 'payload'

type NamedField = Exclude<Field, { type: 'row' | 'tabs' | 'collapsible' | 'ui' }>

const inDraft: FieldAccess<{ id: string; state?: string }> = ({ doc }) => !doc?.state || doc.state === 'draft'

/**
 * Shows the named fields to read, no longer to fill in, once their document is no draft any more (Q6, I2). Rows and tabs
 * are looked through; fields that have a rule of their own keep it.
 */
export function lockedOnceOut(names: readonly string[], fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: lockedOnceOut(names, tab.fields) })) }
    }
    if (field.type === 'row') return { ...field, fields: lockedOnceOut(names, field.fields) }
    return isOneOf(names, field) && !field.access?.update ? locked(field) : field
  })
}

function isOneOf(names: readonly string[], field: Field): field is NamedField {
  return field.type !== 'ui' && 'name' in field && typeof field.name === 'string' && names.includes(field.name)
}

/** Every named field takes an access rule; the spread only loses that it is still the same member of the union. */
function locked(field: NamedField): Field {
  return { ...field, access: { ...field.access, update: inDraft } } as Field
}
