import { XmlDocument } from 'libxml2-wasm'

/** What a life-cycle message (CDAR) says: of which invoice, which status. */
export type LifecycleMessage = { invoiceNumber: string; status: string; code: number | null }

/** The reference of a message to the document that it is about; platforms differ in prefixes, not in names. */
const reference = "//*[local-name()='AcknowledgementDocument']/*[local-name()='ReferenceReferencedDocument'][1]"

/** Reads a CDAR message (R54); null for what is none, or names no invoice. */
export function readLifecycle(xml: string): LifecycleMessage | null {
  const document = parsed(xml)
  if (document === null) return null
  try {
    const textAt = (name: string): string =>
      document.get(`${reference}/*[local-name()='${name}'][1]`)?.content.trim() ?? ''
    const invoiceNumber = textAt('IssuerAssignedID')
    const code = textAt('ProcessConditionCode')
    const status = textAt('ProcessCondition') || code
    if (invoiceNumber === '' || status === '') return null
    return { invoiceNumber, status, code: /^\d{3}$/.test(code) ? Number(code) : null }
  } finally {
    document.dispose()
  }
}

/** libxml2 neither loads a DTD nor asks the network unless told to. */
function parsed(xml: string): XmlDocument | null {
  try {
    return XmlDocument.fromString(xml)
  } catch {
    return null
  }
}
