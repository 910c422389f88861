/** "FR7630006000011234567890189" → "FR76 3000 6000 …", as banks print it; a narrow screen breaks between groups. */
export function groupsOfFour(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
}
