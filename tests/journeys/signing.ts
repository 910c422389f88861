import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { ask, create } from './support'

type Person = { name: string; email: string; role?: string }

type Wish = {
  title: string
  clientName: string
  /** Contacts of the client, in the order in which they sign. */
  signers: Person[]
  lines?: object[]
  kind?: 'pro-fr' | 'consumer'
  /** A member of staff who signs last. */
  counterSigner?: string
  /** None unless wished: what is not about the code is played without its mail. */
  requiresCode?: boolean
}

export type SentQuote = {
  id: string
  title: string
  /** One link per signer, in order. */
  links: string[]
}

export const oneLine = {
  label: 'Design d’une page longue',
  unit: 'forfait',
  quantityMilli: 1_000,
  unitPriceCents: 100_000,
  vatRateBp: 2_000,
  choice: 'fixed',
}

const linksShape = z.object({ signers: z.array(z.object({ url: z.string() })) })

/** Sends a quote of its own, so that no other journey's quote is used up, and waits until it can be signed. */
export async function sendNewQuote(page: Page, wish: Wish): Promise<SentQuote> {
  const { title, lines = [oneLine], counterSigner, requiresCode = false } = wish
  const { client, signers } = await createParty(page, wish)
  const id = await create(page, '/api/quotes', {
    title,
    client,
    language: 'fr',
    lines,
    signers,
    requiresCode,
    ...(counterSigner ? { counterSigner } : {}),
  })
  return { id, title, links: await sendQuote(page, id) }
}

/** Sends a draft and waits for its PDF, without which nobody can sign (Q1). */
export async function sendQuote(page: Page, id: string): Promise<string[]> {
  await ask(page, { method: 'POST', path: `/api/quotes/${id}/send`, body: {} })
  const links = await linksOf(page, id)
  await expect.poll(async () => (await page.request.get(`${links[0]}/pdf`)).status(), { timeout: 30_000 }).toBe(200)
  return links
}

/** The signers' links of a quote that is out, as staff may copy them. */
export async function linksOf(page: Page, quoteId: string): Promise<string[]> {
  const answer = await ask(page, { method: 'GET', path: `/api/quotes/${quoteId}/link` })
  return linksShape.parse(answer).signers.map(({ url }) => url)
}

async function createParty(
  page: Page,
  { clientName: name, signers, kind = 'pro-fr' }: Wish,
): Promise<{ client: string; signers: object[] }> {
  const client = await create(page, '/api/clients', {
    kind,
    name,
    ...(kind === 'pro-fr' ? { siren: '200000008' } : {}),
    language: 'fr',
    address: { line1: '18 rue d’Aubagne', postalCode: '13001', city: 'Marseille', country: 'FR' },
  })
  const rows: object[] = []
  for (const { name: person, email, role = '' } of signers) {
    const rights = ['sign', 'read']
    const contact = await create(page, '/api/contacts', { name: person, email, client, rights, language: 'fr' })
    rows.push({ contact, role })
  }
  return { client, signers: rows }
}

const signaturesShape = z.object({
  docs: z.array(z.object({ signerName: z.string(), method: z.string(), imageSha256: z.string() })),
})

/** The signatures that a quote holds, in order. */
export async function signaturesOf(page: Page, quoteId: string): Promise<z.infer<typeof signaturesShape>['docs']> {
  const path = `/api/signatures?where[quote][equals]=${quoteId}&sort=signedAt&depth=0`
  return signaturesShape.parse(await ask(page, { method: 'GET', path })).docs
}

/** Opens a link in a browser of its own, on a phone unless told. */
export async function openAsClient(browser: Browser, link: string, width = 390): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: width < 768 ? 844 : 900 }, locale: 'fr-FR' })
  const client = await context.newPage()
  await client.goto(link)
  return client
}

/** Opens the signing sheet: the one button first leads to the choices, if there are any, then to the signature. */
export async function openSheet(client: Page): Promise<Locator> {
  const next = client.getByRole('button', { name: /^(Choisir|Signer)/ }).first()
  await expect(next).toBeVisible()
  if ((await next.textContent())?.startsWith('Choisir')) await next.click()
  await client
    .getByRole('button', { name: /^Signer/ })
    .first()
    .click()
  return client.getByRole('dialog')
}

/** Fills the sheet with a typed signature and the consent: all that is left is the button, and the code if there is one. */
export async function fillTyped(client: Page, face = 'Caveat'): Promise<Locator> {
  const sheet = await openSheet(client)
  await sheet.getByRole('tab', { name: 'Taper' }).click()
  await sheet.getByRole('radio', { name: face }).check()
  await sheet.locator('[name=consent]').check()
  return sheet
}

/** Presses the sheet's own button. */
export async function pressSign(client: Page): Promise<void> {
  await client
    .getByRole('dialog')
    .getByRole('button', { name: /^Signer/ })
    .click()
}
