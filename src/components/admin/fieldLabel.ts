import { isRecord, listAt, textAt } from './records'

/**
 * The label, as the config has it, of the field at a path such as `address.city` or `lines.label`; undefined when there is none. Rows, tabs
 * and collapsibles without a name are looked through.
 *
 * @param fields a client config's fields, or any objects of that shape
 */
export function fieldLabel(fields: readonly unknown[], path: string): unknown {
  const [name, ...rest] = path.split('.')
  for (const field of fields) {
    if (!isRecord(field)) continue
    if (textAt(field, 'name') === name)
      return rest.length === 0 ? field['label'] : fieldLabel(childrenOf(field), rest.join('.'))
    const inside = textAt(field, 'name') === null ? fieldLabel(childrenOf(field), path) : undefined
    if (inside !== undefined) return inside
  }
  return undefined
}

function childrenOf(field: unknown): readonly unknown[] {
  return [...listAt(field, 'fields'), ...listAt(field, 'tabs')]
}
