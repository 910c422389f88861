import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { mailThat } from './mailbox'
import { ask, enterAsStaff, faultsOf, keepScreen } from './support'
import { fillTyped, linksOf, oneLine, openAsClient, pressSign, sendNewQuote, sendQuote, signaturesOf } from './signing'
import { test } from './spentCode'

test('Q1, Q2: a quote that changed since the page was opened is not signed: what changed is shown', async ({
  page,
  browser,
}) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Site qui change en route',
    clientName: 'Atelier des Retouches',
    signers: [{ name: 'Hugo Retouche', email: 'hugo.retouche@exemple.test' }],
  })
  const client = await openAsClient(browser, quote.links[0] ?? '')
  const sheet = await fillTyped(client)

  await ask(page, { method: 'POST', path: `/api/quotes/${quote.id}/revise`, body: {} })
  const path = `/api/quotes/${quote.id}`
  const { lines } = linesShape.parse(await ask(page, { method: 'GET', path: `${path}?depth=0` }))
  const dearer = lines.map((line) => ({ ...line, unitPriceCents: 120_000 }))
  const added = { ...oneLine, label: 'Rédaction des textes', unitPriceCents: 30_000 }
  await ask(page, { method: 'PATCH', path, body: { lines: [...dearer, added] } })
  await sendQuote(page, quote.id)

  await pressSign(client)
  const notice = sheet.getByRole('alert').filter({ hasText: 'Ce devis vient de changer' })
  await expect(notice).toContainText('Rien n’a été signé.')
  await expect(notice.locator('del').filter({ hasText: '1 000,00 €' }).first()).toBeVisible()
  await expect(notice.locator('ins').filter({ hasText: '1 200,00 €' }).first()).toBeVisible()
  await expect(notice.locator('ins', { hasText: 'Rédaction des textes' })).toBeVisible()
  await keepScreen(client, '50-changed-390')
  expect(await faultsOf(client)).toEqual([])
  expect(await signaturesOf(page, quote.id)).toEqual([])

  await sheet.getByRole('button', { name: 'Voir la version à jour' }).press('Enter')
  await expect(client.getByText('Rédaction des textes').first()).toBeVisible()
  await expect(client.getByText('1 800,00 €').first()).toBeVisible()
  await expect(client.getByRole('button', { name: 'Signer' })).toBeVisible()
  await keepScreen(client, '51-changed-reloaded-390')
  expect(await faultsOf(client)).toEqual([])
  await client.context().close()
  expect(await signaturesOf(page, quote.id)).toEqual([])
})

test('Q3: an expired quote says so, and asking for a new one reaches staff by mail', async ({ page, browser }) => {
  await enterAsStaff(page)
  const client = await openAsClient(browser, await expiredQuoteLink(page))
  await expect(client.getByRole('heading', { name: 'Ce devis a expiré' })).toBeVisible()
  await expect(client.getByRole('button', { name: /^(Choisir|Signer)/ })).toHaveCount(0)
  await keepScreen(client, '52-expired-390')
  expect(await faultsOf(client)).toEqual([])

  const words = 'Nous sommes prêts : le même site, avec une boutique.'
  await client.getByLabel(/Un mot pour nous/).fill(words)
  await client.getByRole('button', { name: 'Demander une mise à jour' }).press('Enter')
  const done = client.getByText('Votre demande est partie.')
  await expect(done).toBeVisible()
  await expect(client.locator('p:focus', { has: done })).toBeVisible()
  await keepScreen(client, '53-update-asked-390')
  expect(await faultsOf(client)).toEqual([])
  const mail = await mailThat(({ text }) => text.includes(words))
  expect(mail.subject).toMatch(/^Mise à jour du devis .+ demandée par .+/)

  await client.reload()
  await expect(done).toBeVisible()
  await expect(client.getByRole('button', { name: 'Demander une mise à jour' })).toHaveCount(0)
  await client.context().close()
})

test('Q2: signed in two tabs at once, a quote holds one signature, and the other tab is told', async ({
  page,
  browser,
}) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Site signé en double',
    clientName: 'Deux Onglets',
    signers: [{ name: 'Lina Double', email: 'lina.double@exemple.test' }],
  })
  const one = await openAsClient(browser, quote.links[0] ?? '')
  const other = await one.context().newPage()
  await other.goto(quote.links[0] ?? '')
  await fillTyped(one)
  await fillTyped(other)

  await Promise.all([pressSign(one), pressSign(other)])
  await expect
    .poll(async () => (await Promise.all([outcomeOf(one), outcomeOf(other)])).toSorted())
    .toEqual(['signed', 'told'])
  expect(await signaturesOf(page, quote.id)).toHaveLength(1)
  const told = (await outcomeOf(one)) === 'told' ? one : other
  await keepScreen(told, '54-other-tab-390')
  expect(await faultsOf(told)).toEqual([])

  await told.getByRole('button', { name: 'Voir la version à jour' }).press('Enter')
  await expect(told.getByRole('heading', { name: 'Votre devis est signé' })).toBeVisible()
  await one.context().close()
})

async function outcomeOf(tab: Page): Promise<'signed' | 'told' | 'waiting'> {
  if (await tab.getByRole('heading', { name: 'Votre devis est signé' }).isVisible()) return 'signed'
  return (await tab.getByText('Ce devis est déjà signé').isVisible()) ? 'told' : 'waiting'
}

const linesShape = z.object({ lines: z.array(z.looseObject({ id: z.string() })) })
const foundShape = z.object({ docs: z.array(z.object({ id: z.string() })) })

/** The demo's past holds quotes that ran out: time cannot be passed through the product itself. */
async function expiredQuoteLink(page: Page): Promise<string> {
  const wish = 'where[state][equals]=expired&where[updateRequestedAt][exists]=false&sort=-validUntil&limit=1&depth=0'
  const { docs } = foundShape.parse(await ask(page, { method: 'GET', path: `/api/quotes?${wish}` }))
  const [link] = await linksOf(page, docs[0]?.id ?? '')
  if (!link) throw new Error('The demo has no expired quote')
  return link
}
