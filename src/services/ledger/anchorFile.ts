import { z } from 'zod'

import { canonicalJson } from '../../domain/ledger/canonicalJson'
import { contentHash, sha256 } from '../digest'
import { anchorMac, type ChainEnd } from './mac'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const file = z.object({
  anchor: z.object({
    /** The day in Paris. */
    day: z.iso.date(),
    madeAt: z.iso.datetime(),
    heads: z.array(z.object({ subject: z.string(), subjectId: z.string(), sequence: z.int().positive(), hash })),
    /** SHA-256 of the canonical JSON of `heads`. */
    root: hash,
  }),
  mac: hash,
})

type Anchor = { day: string; madeAt: string; heads: readonly ChainEnd[] }

export type AnchorFile = { storageKey: string; bytes: Uint8Array; root: string; mac: string }

/** The ends of all chains as one file whose name is its hash; equal heads have equal roots, in any order. */
export function anchorFileOf(keyed: { secret: string }, { day, madeAt, heads }: Anchor): AnchorFile {
  const sorted = heads.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  const root = contentHash(sorted)
  const anchor = { day, madeAt, heads: sorted, root }
  const mac = anchorMac(keyed, canonicalJson(anchor))
  const bytes = new TextEncoder().encode(canonicalJson({ anchor, mac }))
  return { storageKey: `anchors/${sha256(bytes)}.json`, bytes, root, mac }
}

/** What an anchor's file says; null when it is not the file of that key, or not one that we made. */
export function readAnchorFile(
  keyed: { secret: string },
  storageKey: string,
  bytes: Uint8Array,
): z.infer<typeof file> | null {
  if (storageKey !== `anchors/${sha256(bytes)}.json`) return null
  const read = file.safeParse(jsonOf(bytes))
  if (!read.success) return null
  const { anchor, mac } = read.data
  return mac === anchorMac(keyed, canonicalJson(anchor)) && anchor.root === contentHash(anchor.heads) ? read.data : null
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function keyOf({ subject, subjectId }: ChainEnd): string {
  return `${subject}:${subjectId}`
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
