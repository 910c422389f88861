/** "2026-11-24" as "24/11/2026", the order of both languages of the admin; another text as it is. */
export function shortDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year === undefined ? text : `${day}/${month}/${year}`
}
