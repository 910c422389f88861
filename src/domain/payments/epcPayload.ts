import { DomainError } from '../errors'
import { assertCents, type Cents } from '../money/cents'
import { isBic, isValidIban, normaliseIban } from '../parties/iban'
import { isTransferReference } from './transferReference'

export type CreditTransfer = {
  beneficiaryName: string
  iban: string
  /** May stay empty within the EEA. */
  bic: string | null
  /** 0,01 € … 999 999 999,99 €; the code exists for euros only. */
  amountCents: Cents
  /** ISO 11649, see `transferReference`. */
  reference: string
}

const longestName = 70
const largestAmountCents = 99_999_999_999

/**
 * The text of an EPC069-12 version 002 QR code: a banking app that scans it fills in the whole transfer (P5).
 *
 * @throws {DomainError} `payment.noTransferCode` { field } when a part cannot be written in it
 */
export function epcPayload(transfer: CreditTransfer): string {
  assertWritable(transfer)
  const { beneficiaryName, iban, bic, amountCents, reference } = transfer
  const name = Array.from(beneficiaryName.replace(/\s+/g, ' ').trim()).slice(0, longestName).join('')
  const header = ['BCD', '002', '1', 'SCT']
  const noPurpose = ''
  return [...header, bic ?? '', name, normaliseIban(iban), euros(amountCents), noPurpose, reference].join('\n')
}

function assertWritable({ beneficiaryName, iban, bic, amountCents, reference }: CreditTransfer): void {
  const isAmountPossible = amountCents >= 1 && amountCents <= largestAmountCents
  const faults = {
    beneficiaryName: beneficiaryName.trim() === '',
    iban: !isValidIban(iban),
    bic: bic !== null && !isBic(bic),
    amountCents: !isAmountPossible,
    reference: !isTransferReference(reference),
  }
  const field = Object.entries(faults).find(([, isFault]) => isFault)?.[0]
  if (field !== undefined) throw new DomainError('payment.noTransferCode', { field })
}

function euros(cents: Cents): string {
  const digits = String(assertCents(cents)).padStart(3, '0')
  return `EUR${digits.slice(0, -2)}.${digits.slice(-2)}`
}
