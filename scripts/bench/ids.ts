const kinds = { client: 1, quote: 2, invoice: 3, payment: 4 } as const

/** The id of the bench row of this kind and rank: a well-formed uuidv7, rising with the rank, the same in every run. */
export function benchId(kind: keyof typeof kinds, rank: number): string {
  const time = (0x018f_0000_0000 + rank).toString(16).padStart(12, '0')
  const tail = rank.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7be${kinds[kind]}-8bec-${tail}`
}

/** The id of a line: 24 hex digits, as Payload gives them. */
export function lineId(kind: 'quote' | 'invoice', rank: number, index: number): string {
  return `be${kinds[kind]}${rank.toString(16).padStart(14, '0')}${index.toString(16).padStart(7, '0')}`
}
