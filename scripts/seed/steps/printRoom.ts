import type { Payload } from 'payload'

import { printFrozen } from '../../../src/jobs/renderDocument'
import { readFrozenDocument, type DocumentName } from '../../../src/services/documents/frozenDocument'
import { storePdf } from '../../../src/services/documents/storePdf'
import { requestOf } from '../../../src/services/guest'
import type { StoryClock } from '../clock'

/** Prints the story's documents beside it, as the worker would, and stores them as if no time had passed. */
export type PrintRoom = {
  /** Starts to print a document that has just been frozen. */
  begin(name: DocumentName): Promise<void>
  /** Stores it, if that has not been done; a version can be signed afterwards. */
  stored(id: string): Promise<void>
  /** Stores what is left. @returns how many documents were printed */
  finish(): Promise<number>
}

type Sheet = { name: DocumentName; frozenAt: number; printed: Promise<Uint8Array>; isStored: boolean }

const printingTakesMs = 20_000

export function printRoom(payload: Payload, clock: StoryClock): PrintRoom {
  const sheets = new Map<string, Sheet>()

  async function store(sheet: Sheet): Promise<void> {
    if (sheet.isStored) return
    const bytes = await sheet.printed
    const req = await requestOf(payload, { kind: 'system', name: 'render-document' })
    await clock.during(sheet.frozenAt + printingTakesMs, () => storePdf(req, { ...sheet.name, bytes }))
    sheet.isStored = true
  }

  return {
    async begin(name) {
      const printed = print(payload, name)
      // A failure is reported where the sheet is awaited, not as an unhandled rejection before.
      printed.catch(() => undefined)
      sheets.set(name.id, { name, frozenAt: clock.now().getTime(), printed, isStored: false })
    },
    async stored(id) {
      const sheet = sheets.get(id)
      if (!sheet) throw new Error(`Document ${id} is not being printed`)
      await store(sheet)
    },
    async finish() {
      for (const sheet of sheets.values()) await store(sheet)
      return sheets.size
    },
  }
}

async function print(payload: Payload, name: DocumentName): Promise<Uint8Array> {
  const document = await readFrozenDocument(await requestOf(payload, { kind: 'system', name: 'render-document' }), name)
  return printFrozen(payload, document, name.id)
}
