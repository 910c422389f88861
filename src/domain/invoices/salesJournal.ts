import type { CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import type { BasisPoints, Cents } from '../money/cents'
import { formatRate } from '../money/format'
import type { InvoiceContent } from './content'
import { bookedVat, totalsOf } from './vatGroups'

/** One line of the sales journal; exactly one of the two amounts is not zero, none is negative (R27). */
export type JournalEntry = {
  /** The document's number: gapless within its series (I1). */
  entryNumber: string
  entryDate: CivilDate
  account: string
  accountLabel: string
  /** The client's own account under 411; null on other accounts and for a client without an identifier. */
  auxiliary: { number: string; label: string } | null
  pieceRef: string
  pieceDate: CivilDate
  label: string
  debitCents: Cents
  creditCents: Cents
  /** An issued document is final on its day (I2). */
  validatedOn: CivilDate
}

/** The account numbers of the seller's books. */
export type JournalAccounts = {
  customers: string
  sales: string
  depositsReceived: string
  vat: string
  /** VAT that is owed only once the client has paid; null: it goes to `vat` as well. */
  vatWaiting: string | null
}

/** Those of the French chart of accounts (R27). */
export const usualAccounts: JournalAccounts = {
  customers: '411',
  sales: '706',
  depositsReceived: '4191',
  vat: '44571',
  vatWaiting: '44574',
}

type Role = keyof JournalAccounts

/** An accounting file is French whoever reads it (R27). */
const accountNames: Readonly<Record<Role, string>> = {
  customers: 'Clients',
  sales: 'Ventes',
  depositsReceived: 'Avances et acomptes reçus',
  vat: 'TVA collectée',
  vatWaiting: 'TVA en attente d’encaissement',
}

/** Debits are positive, credits negative. */
type Movement = { role: Role; rateBp: BasisPoints | null; cents: Cents }

export type JournalOptions = {
  /** The invoice that a credit note corrects. */
  corrected?: InvoiceContent | null
  accounts?: JournalAccounts
}

/**
 * The balanced lines that an issued document books (R27): the client against revenue and VAT; a deposit invoice books 4191 instead
 * of revenue, the final invoice turns 4191 into revenue and books only the VAT that its deposits have not (M7); a credit note
 * reverses the accounts of the invoice that it corrects.
 *
 * VAT goes to 44571 when it is due at issue: option for debits, goods (mixed sales too, rather early than late), a deposit already
 * paid (R19). Otherwise the seller owes it on receipt and it waits in 44574, from where the payment moves it.
 *
 * @throws {DomainError} `journal.foreignCurrency` { number, currency }: the file holds euros
 */
export function journalEntries(document: InvoiceContent, options: JournalOptions = {}): JournalEntry[] {
  const { corrected = null, accounts = usualAccounts } = options
  const { number, currency } = document
  if (currency !== 'EUR') throw new DomainError('journal.foreignCurrency', { number, currency })
  const movements = document.kind === 'credit-note' ? creditMovements(document, corrected) : saleMovements(document)
  return movements.filter(({ cents }) => cents !== 0).map((movement) => entryOf(movement, document, accounts))
}

function saleMovements(invoice: InvoiceContent): Movement[] {
  const booked = bookedVat(invoice)
  const deducted = invoice.kind === 'final' ? invoice.preceding : []
  return [
    clientMovement(totalsOf(booked).grossCents),
    ...deducted.map(({ vat }) => depositMovement(totalsOf(vat).netCents)),
    ...invoice.vat.map(({ rateBp, netCents }) => ({ role: revenueOf(invoice), rateBp, cents: 0 - netCents })),
    ...booked.map(({ rateBp, vatCents }) => ({ role: vatOf(invoice), rateBp, cents: 0 - vatCents })),
  ]
}

function creditMovements(creditNote: InvoiceContent, corrected: InvoiceContent | null): Movement[] {
  if (corrected === null || creditNote.preceding.every(({ number }) => number !== corrected.number))
    throw new RangeError(`The invoice that ${creditNote.number} corrects is needed`)
  return [
    ...creditNote.vat.map(({ rateBp, netCents }) => ({ role: revenueOf(corrected), rateBp, cents: netCents })),
    ...creditNote.vat.map(({ rateBp, vatCents }) => ({ role: vatOf(corrected), rateBp, cents: vatCents })),
    clientMovement(0 - creditNote.grossCents),
  ]
}

function clientMovement(cents: Cents): Movement {
  return { role: 'customers', rateBp: null, cents }
}

function depositMovement(cents: Cents): Movement {
  return { role: 'depositsReceived', rateBp: null, cents }
}

function revenueOf({ kind }: InvoiceContent): Role {
  return kind === 'deposit' ? 'depositsReceived' : 'sales'
}

function vatOf(invoice: InvoiceContent): Role {
  return isVatDueAtIssue(invoice) ? 'vat' : 'vatWaiting'
}

function isVatDueAtIssue({ kind, seller, operation, payableCents }: InvoiceContent): boolean {
  if (kind === 'deposit') return payableCents === 0
  return seller.vatOnDebits || operation !== 'services'
}

/** What the line's label calls the document. */
const pieceNames: Readonly<Record<InvoiceContent['kind'], string>> = {
  standard: 'Facture',
  deposit: 'Facture d’acompte',
  final: 'Facture de solde',
  'credit-note': 'Avoir',
}

function entryOf(movement: Movement, document: InvoiceContent, accounts: JournalAccounts): JournalEntry {
  const { role, rateBp, cents } = movement
  const { number, issuedOn, client, kind } = document
  const clientNumber = client.siren ?? client.vatNumber
  const rate = rateBp === null ? '' : ` ${formatRate(rateBp, 'fr')}`
  return {
    entryNumber: number,
    entryDate: issuedOn,
    account: accounts[role] ?? accounts.vat,
    accountLabel: `${accountNames[accounts[role] === null ? 'vat' : role]}${rate}`,
    auxiliary: role === 'customers' && clientNumber !== null ? { number: clientNumber, label: client.name } : null,
    pieceRef: number,
    pieceDate: issuedOn,
    label: `${pieceNames[kind]} ${number} ${client.name}`,
    debitCents: Math.max(cents, 0),
    creditCents: Math.max(0 - cents, 0),
    validatedOn: issuedOn,
  }
}
