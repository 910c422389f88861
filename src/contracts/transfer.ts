/** How to pay by bank transfer, as a page shows it (P5). */
export type TransferInstructions = {
  iban: string
  bic: string
  beneficiary: string
  bankName: string
  reference: string
  amountCents: number
  /** A self-contained SVG of the EPC QR code. */
  epcQrSvg: string
}
