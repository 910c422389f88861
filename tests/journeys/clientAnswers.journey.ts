import { expect, test, type Browser, type Page } from '@playwright/test'
import { enterCode } from './mailbox'
import { openSheet } from './signing'
import { answerOf, faultsOf, followRow, keepScreen, logIn } from './support'

test('a client draws their signature on a wide screen, and reads how to pay', async ({ page, browser }) => {
  await logIn(page)
  const client = await openSentQuote({ page, browser, rank: 0, width: 1440 })

  const sheet = await openSheet(client)
  await sheet.getByLabel('Votre nom').fill('Camille Dessinateur')
  await draw(client)
  await sheet.locator('[name=consent]').check()
  await enterCode(client)
  await keepScreen(client, '20-draw-1440')
  expect(await faultsOf(client)).toEqual([])
  await sheet.getByRole('button', { name: /^Signer/ }).click()

  await expect(client.getByRole('heading', { name: 'Votre devis est signé' })).toBeVisible()
  await expect(client.getByText(/^RF\d{2} ?/).first()).toBeVisible()
  await keepScreen(client, '21-signed-1440')
  await client.close()
})

test('Q8: a client declines with a reason, and staff read it', async ({ page, browser }) => {
  await logIn(page)
  const client = await openSentQuote({ page, browser, rank: 0, width: 390 })
  const quote = page.url()

  await client.getByRole('button', { name: 'Refuser ce devis' }).click()
  const dialog = client.getByRole('dialog')
  await dialog.getByRole('combobox').selectOption({ label: 'Les délais' })
  await dialog.getByLabel(/Un mot de plus/).fill('Nous préférons le printemps.')
  await keepScreen(client, '25-decline-390')
  expect(await faultsOf(client)).toEqual([])
  await dialog.getByRole('button', { name: 'Refuser le devis' }).click()
  await expect(client.getByRole('heading', { name: 'Votre réponse est enregistrée' })).toBeVisible()
  await keepScreen(client, '22-declined-390')
  expect(await faultsOf(client)).toEqual([])
  await client.close()

  await page.goto(quote)
  await expect(page.locator('[data-quote-state=declined]')).toBeVisible()
  await page.getByRole('button', { name: 'Historique' }).click()
  await expect(page.getByLabel('Commentaire')).toHaveValue('Nous préférons le printemps.')
})

test('a wrong link answers 404 and says what to do, in French', async ({ page }) => {
  const answer = await page.goto(`/devis/${'x'.repeat(43)}`)

  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await keepScreen(page, '23-unknown-link')
})

test('C2: nobody reads the admin or its data without logging in', async ({ page, request }) => {
  await page.goto('/admin/collections/invoices')
  await expect(page).toHaveURL(/\/admin\/login/)
  for (const path of ['/api/invoices', '/api/quotes', '/api/messages', '/api/ledger', '/api/users']) {
    expect((await request.get(path)).status(), path).toBe(403)
  }
  expect((await request.post('/api/users/first-register', { data: {} })).status()).toBe(404)
  expect((await request.post('/api/graphql', { data: { query: '{ __typename }' } })).status()).toBe(404)
})

type Opening = { page: Page; browser: Browser; rank: number; width: number }

/** Opens a quote that is out in the admin, and its page as the client sees it, in a browser of their own. */
async function openSentQuote({ page, browser, rank, width }: Opening): Promise<Page> {
  await page.goto('/admin/collections/quotes?where[and][0][state][equals]=sent&sort=-validUntil')
  await followRow(page, page.locator('tbody tr').nth(rank))
  const link = page.locator('#quote-view-page')
  await expect(link).toHaveAttribute('href', /\/devis\/[\w-]{43}$/)
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR' })
  const client = await context.newPage()
  await client.goto((await link.getAttribute('href')) ?? '')
  return client
}

/** A stroke like a hand's, with the pointer. */
async function draw(client: Page): Promise<void> {
  const pad = client.locator('canvas').first()
  await expect(pad).toBeVisible()
  const box = await pad.boundingBox()
  if (!box) throw new Error('The pad has no place on the page')
  await client.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6)
  await client.mouse.down()
  for (let step = 1; step <= 24; step += 1) {
    const along = 0.2 + (0.6 * step) / 24
    await client.mouse.move(box.x + box.width * along, box.y + box.height * (0.5 + 0.25 * Math.sin(step / 2)))
  }
  await client.mouse.up()
}

test('refusals of the built server say what to do: a sent quote, a wrong SIREN, a wrong password', async ({ page }) => {
  await logIn(page)
  const sent = await answerOf(page, { method: 'GET', path: '/api/quotes?where[state][equals]=sent&limit=1&depth=0' })
  const id = /"id":"([0-9a-f-]{36})"/.exec(sent.text)?.[1] ?? ''

  const frozen = await answerOf(page, { method: 'PATCH', path: `/api/quotes/${id}`, body: { title: 'Autre objet' } })
  expect(frozen.status).toBe(409)
  expect(frozen.text).toContain('Ce devis est envoyé')

  const siren = await answerOf(page, { method: 'POST', path: '/api/clients', body: { name: 'X', siren: '123456789' } })
  expect(siren.status).toBe(400)
  expect(siren.text).toContain('SIREN')

  const login = { email: 'camille@trait-d-union.test', password: 'ce-nest-pas-le-bon' }
  const refused = await answerOf(page, { method: 'POST', path: '/api/users/login', body: login })
  expect(refused.status).toBe(401)
  expect(refused.text).not.toContain('unknown error')
})

test('a page from memory is for people who navigate: scripts get their own form of it, each reader a nonce', async ({
  page,
  browser,
}) => {
  await logIn(page)
  const client = await openSentQuote({ page, browser, rank: 0, width: 390 })
  const asPage = { headers: { Accept: 'text/html' } }
  const nonces = await Promise.all(
    [1, 2].map(async () => (await client.request.get(client.url(), asPage)).headers()['content-security-policy']),
  )
  expect(new Set(nonces).size).toBe(2)
  const asScript = await client.request.get(`${client.url()}?_rsc=1`, { headers: { RSC: '1', Accept: '*/*' } })
  expect(asScript.headers()['content-type']).toContain('text/x-component')
  await client.close()
})

test('S6: what is no question and no PDF is refused with a reason', async ({ request }) => {
  const question = await request.post('/api/verify', { data: { documentId: null, sha256: 'f'.repeat(2_000) } })
  expect(question.status()).toBe(400)
  const empty = await request.post('/api/verify/seal', { headers: { 'Content-Type': 'application/pdf' } })
  expect([empty.status(), await empty.json()]).toEqual([400, { problem: 'empty' }])
  const zip = await request.post('/api/verify/seal', { data: Buffer.from('PK zip') })
  expect([zip.status(), await zip.json()]).toEqual([415, { problem: 'not-pdf' }])
})
