import { isCivilDate, type CivilDate } from '../../dates/civilDate'
import { DomainError } from '../../errors'
import { addCents, type Cents } from '../../money/cents'
import { parseDecimal } from '../../money/format'
import { statementLines, type StatementLine, type StatementMovement } from '../bankStatement'
import { readXml, type XmlElement } from './xmlTree'

const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.'

/**
 * Reads the booked entries of an ISO 20022 statement (camt.053, version 2 to 13), in the file's order. A collected entry whose
 * transactions tell their own amounts becomes one line per transaction. All or nothing.
 *
 * @throws {DomainError} `statement.notCamt053` · `statement.badEntry` { entryNumber, field } · those of `readXml`
 */
export function parseCamt053(text: string): StatementLine[] {
  const root = readXml(text)
  const isCamt = Object.values(root.attributes).some((value) => value.startsWith(namespace))
  if (root.name !== 'Document' || !isCamt) throw new DomainError('statement.notCamt053')
  return all(root, 'BkToCstmrStmt', 'Stmt').flatMap(linesOfStatement)
}

function linesOfStatement(statement: XmlElement): StatementLine[] {
  const account = textAt(statement, 'Acct', 'Id', 'IBAN') ?? textAt(statement, 'Acct', 'Id', 'Othr', 'Id')
  if (account === null) throw new DomainError('statement.badEntry', { entryNumber: 0, field: 'Acct' })
  const entries = all(statement, 'Ntry').map((element, index) => ({ element, entryNumber: index + 1 }))
  return statementLines(account, entries.filter(isBooked).flatMap(movementsOf))
}

type Entry = { element: XmlElement; entryNumber: number }

/** Pending and informative entries come again when they are booked. */
function isBooked({ element }: Entry): boolean {
  return (textAt(element, 'Sts', 'Cd') ?? textAt(element, 'Sts')) === 'BOOK'
}

function movementsOf(entry: Entry): StatementMovement[] {
  const whole = amountOf(entry, entry.element)
  const transactions = all(entry.element, 'NtryDtls', 'TxDtls')
  const parts = transactions.map((transaction) => amountOfTransaction(entry, transaction))
  const amounts = parts.filter((part) => part !== null)
  const isSplit = transactions.length > 1 && amounts.length === parts.length && addCents(...amounts) === whole
  if (!isSplit) return [movement(entry, transactions, whole)]
  return transactions.map((transaction, index) => movement(entry, [transaction], amounts[index] ?? 0))
}

function movement(entry: Entry, transactions: readonly XmlElement[], amountCents: Cents): StatementMovement {
  const texts = transactions.flatMap((transaction) => [
    ...all(transaction, 'RmtInf', 'Ustrd').map((element) => element.text),
    textAt(transaction, 'AddtlTxInf') ?? '',
  ])
  return {
    bookedOn: bookedOn(entry),
    amountCents,
    currency: currencyOf(entry),
    text: [...texts, textAt(entry.element, 'AddtlNtryInf') ?? ''].filter((text) => text !== '').join(' '),
    reference: firstOf(transactions, referenceOf),
    counterparty: firstOf(transactions, (transaction) => counterpartyOf(transaction, amountCents)),
  }
}

function referenceOf(transaction: XmlElement): string | null {
  const structured = textAt(transaction, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')
  const endToEnd = textAt(transaction, 'Refs', 'EndToEndId')
  return structured ?? (endToEnd === 'NOTPROVIDED' ? null : endToEnd)
}

/** Version 8 puts a party into `Pty`. */
function counterpartyOf(transaction: XmlElement, amountCents: Cents): string | null {
  const role = amountCents < 0 ? 'Cdtr' : 'Dbtr'
  return textAt(transaction, 'RltdPties', role, 'Nm') ?? textAt(transaction, 'RltdPties', role, 'Pty', 'Nm')
}

function bookedOn({ element, entryNumber }: Entry): CivilDate {
  const text = textAt(element, 'BookgDt', 'Dt') ?? textAt(element, 'BookgDt', 'DtTm')?.slice(0, 10) ?? ''
  if (isCivilDate(text)) return text
  throw new DomainError('statement.badEntry', { entryNumber, field: 'BookgDt' })
}

function currencyOf({ element, entryNumber }: Entry): string {
  const currency = all(element, 'Amt')[0]?.attributes['Ccy']
  if (currency !== undefined) return currency
  throw new DomainError('statement.badEntry', { entryNumber, field: 'Amt' })
}

/** Version 2 to 7 has the amount in `AmtDtls`, later ones beside it; null when the transaction tells none in the entry's currency. */
function amountOfTransaction(entry: Entry, transaction: XmlElement): Cents | null {
  const own = all(transaction, 'Amt')[0] ?? all(transaction, 'AmtDtls', 'TxAmt', 'Amt')[0]
  if (own === undefined || own.attributes['Ccy'] !== currencyOf(entry)) return null
  return signed(entry, own.text, textAt(transaction, 'CdtDbtInd') ?? textAt(entry.element, 'CdtDbtInd'))
}

function amountOf(entry: Entry, element: XmlElement): Cents {
  return signed(entry, textAt(element, 'Amt') ?? '', textAt(element, 'CdtDbtInd'))
}

/** The indicator says where the money goes, also for an entry that takes another one back. */
function signed({ entryNumber }: Entry, text: string, indicator: string | null): Cents {
  const digits = /^\d+(?:\.\d{1,2}0*)?$/.exec(text)?.[0]
  if (digits === undefined) throw new DomainError('statement.badEntry', { entryNumber, field: 'Amt' })
  const cents = parseDecimal(digits.replace(/(\.\d\d)0+$/, '$1'), 2)
  if (indicator === 'CRDT') return cents
  if (indicator === 'DBIT') return 0 - cents
  throw new DomainError('statement.badEntry', { entryNumber, field: 'CdtDbtInd' })
}

function firstOf<T>(elements: readonly XmlElement[], read: (element: XmlElement) => T | null): T | null {
  for (const element of elements) {
    const value = read(element)
    if (value !== null) return value
  }
  return null
}

function all(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  )
}

/** The text of the first element at the path; null when there is none or it is empty. */
function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  const text = all(element, ...path)[0]?.text ?? ''
  return text === '' ? null : text
}
