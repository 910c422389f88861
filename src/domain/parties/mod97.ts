/** ISO 7064 remainder modulo 97 of digits and capitals (A = 10 … Z = 35); checks IBAN and RF references alike. */
export function mod97(text: string): number {
  return Array.from(text).reduce((remainder, character) => {
    const value = Number.parseInt(character, 36)
    return (remainder * (value > 9 ? 100 : 10) + value) % 97
  }, 0)
}
