import { expect, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { demoLogins } from '../../scripts/seed-logins'

/** The login of the demo's owner. */
export const owner = loginOf('owner')

function loginOf(role: string): { email: string; password: string } {
  const login = demoLogins.find((candidate) => candidate.role === role)
  if (!login) throw new Error(`The demo has no ${role}`)
  return login
}

/** Logs staff in through the admin's own page. */
export async function logIn(page: Page, { email, password } = owner): Promise<void> {
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/\/admin\/?$/)
}

/** Opens the first quote of a title in the admin, through the list's own search. */
export async function openQuote(page: Page, title: string): Promise<void> {
  await page.goto(`/admin/collections/quotes?search=${encodeURIComponent(title)}`)
  await page.locator('tbody tr', { hasText: title }).first().locator('a').first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Keeps a picture of a step, to be looked at: `.data/journeys-screens/<name>.png`. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  const isSheetOpen = await page.getByRole('dialog').first().isVisible()
  await page.screenshot({ path: `.data/journeys-screens/${name}.png`, fullPage: !isSheetOpen })
}

/** Asks for the e-mailed code with the keyboard, reads it in the mailbox of the journeys, and types it (S3). */
export async function enterCode(client: Page): Promise<string> {
  const folder = process.env.MAILBOX
  if (!folder) throw new Error('Journeys read their codes in MAILBOX, which `npm test` sets')
  const before = mailsIn(folder).length
  const sheet = client.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Recevoir le code' }).press('Enter')
  let code: string | null = null
  await expect
    .poll(
      () => {
        code = newestCode(folder, before)
        return code
      },
      { timeout: 30_000 },
    )
    .not.toBeNull()
  await sheet.locator('[autocomplete=one-time-code]').fill(code ?? '')
  return code ?? ''
}

function mailsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
}

/** The code of the newest mail that holds one, among those after the first `before`. */
function newestCode(folder: string, before: number): string | null {
  for (const file of mailsIn(folder).slice(before).toReversed()) {
    const { subject, text } = mailShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    const digits = /\b(\d{3})\s?(\d{3})\b/.exec(text)
    if (/code/i.test(subject) && digits) return `${digits[1]}${digits[2]}`
  }
  return null
}

const mailShape = z.object({ subject: z.string(), text: z.string() })
