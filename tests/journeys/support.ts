import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
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

/** Logs staff in without any page, for journeys in which they only prepare what the client meets. */
export async function enterAsStaff(page: Page, { email, password } = owner): Promise<void> {
  await ask(page, { method: 'POST', path: '/api/users/login', body: { email, password } })
}

/** Opens the first quote of a title in the admin, through the list's own search. */
export async function openQuote(page: Page, title: string): Promise<void> {
  await page.goto(`/admin/collections/quotes?search=${encodeURIComponent(title)}`)
  await followRow(page, page.locator('tbody tr', { hasText: title }).first())
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Opens what a row of an admin list leads to, by its address: a list that is still settling swallows a press. */
export async function followRow(page: Page, row: Locator): Promise<void> {
  await page.goto((await row.locator('a').first().getAttribute('href')) ?? '')
}

/** Keeps a picture of a step, to be looked at: `.data/journeys-screens/<name>.png`. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await settle(page)
  const isSheetOpen = await page.getByRole('dialog').first().isVisible()
  await page.screenshot({ path: `.data/journeys-screens/${name}.png`, fullPage: !isSheetOpen })
}

/** What axe finds on the page, as "rule: target". */
export async function faultsOf(page: Page): Promise<string[]> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Waits until what moves has arrived: half-faded text has no contrast yet. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

type Question = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: object }

/** Asks the API with the page's session, as the admin's own pages do. */
export async function answerOf(
  page: Page,
  { method, path, body }: Question,
): Promise<{ status: number; text: string }> {
  // Payload believes its cookie only from its own pages; a bare request must say that it is one.
  const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': 'fr' }
  const answer = await page.request.fetch(path, { method, headers, ...(body ? { data: body } : {}) })
  return { status: answer.status(), text: await answer.text() }
}

/** Asks the API, and fails the journey unless it did what was asked. */
export async function ask(page: Page, question: Question): Promise<unknown> {
  const { status, text } = await answerOf(page, question)
  if (status >= 300) throw new Error(`${question.method} ${question.path} answered ${status}: ${text}`)
  return JSON.parse(text)
}

const created = z.object({ doc: z.object({ id: z.string() }) })

/** @returns the id of the new document */
export async function create(page: Page, path: string, body: object): Promise<string> {
  return created.parse(await ask(page, { method: 'POST', path, body })).doc.id
}
