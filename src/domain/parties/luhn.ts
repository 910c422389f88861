/** Whether the digits satisfy the Luhn formula (every second digit from the right counts double). */
export function isLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0
}

/** The digit that makes `digits + key` satisfy the Luhn formula. */
export function luhnKey(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10)
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }, 0)
}
