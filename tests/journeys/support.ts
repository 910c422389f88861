import { expect, type Page } from '@playwright/test'
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
