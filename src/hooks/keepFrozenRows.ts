import type { CollectionBeforeChangeHook } from 'payload'

/**
 * Leaves child rows (lines, signers) out of an update once the document is no longer a draft: Payload would delete
 * and re-insert them, which the triggers of frozen documents refuse, rightly (I2, Q6).
 */
export function keepFrozenRows(fields: readonly string[]): CollectionBeforeChangeHook {
  return ({ data, operation }) => {
    if (operation !== 'update' || data.state === 'draft') return data
    return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.includes(name)))
  }
}
