import { demoLogins } from '../seed-logins'
import { inRoot } from './paths'
import { say } from './progress'

/** Says where the product is and how to enter it. */
export function printAddresses(publicUrl: string): void {
  say()
  say(`  Site    ${publicUrl}`)
  say(`  Admin   ${publicUrl}/admin`)
  for (const { role, email, password } of demoLogins) say(`          ${role.padEnd(10)}  ${email}  ${password}`)
  say(`  Logs    ${inRoot('.data/logs')}`)
  say()
  say('  Ctrl-C stops everything; the data stays.')
}
