import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { databaseOf } from '../../database/database'
import type { QuoteContent } from '../../domain/quotes/content'
import type { QuoteState } from '../../domain/quotes/lifecycle'
import type { QuoteSelection } from '../../domain/quotes/selection'
import type { QuoteTotals } from '../../domain/quotes/totals'
import { signingOrder, type SignedBy, type SignerStanding } from '../../domain/signatures/signingOrder'
import { tokenHash } from './link'

/** What one query knows of the quote behind a link: the quote, its current version, who signed it, its acceptance. */
export type LinkedQuote = {
  /** Whose link it is, in lower case. */
  email: string
  quoteId: string
  state: QuoteState
  depositState: 'none' | 'awaited' | 'paid'
  depositCents: number
  /** What has come of it so far. */
  depositPaidCents: number
  depositReference: string | null
  requiresCode: boolean
  versionId: string
  content: QuoteContent
  /** Where each signer of the version stands. */
  order: SignerStanding[]
  /** What the first signer chose; null before the first signature (Q4). */
  fixedSelection: QuoteSelection | null
  versionHash: string
  pdfKey: string | null
  /** The sealed PDF of the signed quote is there (R41). */
  isSealed: boolean
  /** `signerName`: the names of all who signed. */
  acceptance: { acceptedAt: string; signerName: string; selection: QuoteSelection; totals: QuoteTotals } | null
}

/**
 * The quote that a link opens, by the hash of its token: one indexed query (architecture, Scale). null for a wrong
 * token and for a quote that was never sent: both look the same.
 */
export async function quoteByToken(payload: Payload, token: string): Promise<LinkedQuote | null> {
  const { rows } = await databaseOf(payload).drizzle.execute(sql`
    SELECT q.id, q.state, q.deposit_state, q.deposit_cents, q.deposit_paid_cents, q.deposit_reference,
           q.requires_code,
           v.id AS version_id, v.content, v.sha256, v.pdf_key,
           a.accepted_at, a.sealed_pdf_key, a.selection, a.totals, l.email, s.signatures
      FROM signing_links l
      JOIN quotes q ON q.id = l.quote_id
      JOIN quote_versions v ON v.id = q.current_version_id
      LEFT JOIN acceptances a ON a.quote_id = q.id
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(
                 jsonb_build_object('email', signer_email, 'name', signer_name, 'signedAt', signed_at,
                                    'selection', evidence->'selection')
                 ORDER BY signed_at, created_at) AS signatures
          FROM signatures WHERE version_id = v.id
      ) s ON true
     WHERE l.token_hash = ${tokenHash(token)}`)
  const row = rows[0]
  return row ? toLinkedQuote(row as LinkedRow) : null
}

/** The columns of the query above; `jsonb` comes parsed, `numeric` as text, timestamps as text or Date. */
type LinkedRow = {
  id: string
  state: QuoteState
  deposit_state: LinkedQuote['depositState']
  deposit_cents: string | null
  deposit_paid_cents: string | null
  deposit_reference: string | null
  requires_code: boolean | null
  version_id: string
  content: QuoteContent
  sha256: string
  pdf_key: string | null
  accepted_at: string | Date | null
  sealed_pdf_key: string | null
  selection: QuoteSelection | null
  totals: QuoteTotals | null
  email: string
  signatures: (SignedBy & { selection: QuoteSelection })[] | null
}

function toLinkedQuote(row: LinkedRow): LinkedQuote {
  const { accepted_at: acceptedAt, selection, totals } = row
  const signatures = (row.signatures ?? []).map(inUtc)
  return {
    email: row.email,
    quoteId: row.id,
    state: row.state,
    depositState: row.deposit_state,
    depositCents: Number(row.deposit_cents ?? 0),
    depositPaidCents: Number(row.deposit_paid_cents ?? 0),
    depositReference: row.deposit_reference,
    requiresCode: row.requires_code === true,
    versionId: row.version_id,
    content: row.content,
    order: signingOrder(row.content.signers, signatures),
    fixedSelection: signatures[0]?.selection ?? null,
    versionHash: row.sha256,
    pdfKey: row.pdf_key,
    isSealed: row.sealed_pdf_key !== null,
    acceptance:
      acceptedAt && selection && totals
        ? { acceptedAt: new Date(acceptedAt).toISOString(), signerName: namesOf(signatures), selection, totals }
        : null,
  }
}

/** Inside `jsonb`, Postgres writes times with its own offset. */
function inUtc<T extends SignedBy>(signature: T): T {
  return { ...signature, signedAt: new Date(signature.signedAt).toISOString() }
}

function namesOf(signatures: readonly SignedBy[]): string {
  return signatures.map(({ name }) => name).join(', ')
}
