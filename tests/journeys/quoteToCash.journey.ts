import { expect, test, type Page } from '@playwright/test'
import { enterCode } from './mailbox'
import { faultsOf, keepScreen, logIn, openQuote } from './support'

/**
 * The sentence that the product stands on: edit a quote in the admin → send it → open the public page → sign → pay the
 * deposit by transfer → see the numbered deposit invoice as a PDF and the project in the admin.
 */
test('a quote goes from the admin to cash and to a project', async ({ page, browser }) => {
  await logIn(page)
  await openQuote(page, 'Refonte du site vitrine')

  await test.step('staff edit it: totals follow while typing', async () => {
    await page.locator('#field-title').fill('Refonte du site vitrine et de la boutique')
    const price = page.locator('#field-lines__0__unitPriceCents')
    const before = await page.locator('#quote-gross').textContent()
    await price.fill('700,00')
    await price.blur()
    await expect(page.locator('#quote-gross')).not.toHaveText(before ?? '')
    await keepScreen(page, '1-editor')
    await page.locator('#action-save').click()
    await expect(page.locator('.payload-toast-item, .toast-success').first()).toBeVisible()
  })

  const link = await test.step('staff send it, seeing first who gets what', async () => {
    await page.locator('#quote-send-open').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('claire.fontaine@atelier-lumiere.test')
    await keepScreen(page, '2-send')
    await dialog.locator('[data-confirm=quote-send]').click()
    await expect(page.locator('[data-quote-state=sent]')).toBeVisible()
    await keepScreen(page, '3-sent')
    return linkOf(page)
  })

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
  const client = await phone.newPage()
  await test.step('the client opens the page on a phone', async () => {
    await client.goto(link)
    await expect(client.getByRole('heading', { level: 1 })).toContainText('Atelier Lumière')
    await expect(client.getByText('Refonte du site vitrine et de la boutique').first()).toBeVisible()
    await expect(client.getByRole('button', { name: /^(Signer|Choisir)/ }).first()).toBeVisible({ timeout: 30_000 })
    await keepScreen(client, '4-quote-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('the client signs by keyboard alone', async () => {
    // The one button first leads to the choices, then to the signature.
    const next = client.getByRole('button', { name: /^(Choisir|Signer)/ }).first()
    if ((await next.textContent())?.startsWith('Choisir')) await next.press('Enter')
    await client
      .getByRole('button', { name: /^Signer/ })
      .first()
      .press('Enter')
    const sheet = client.getByRole('dialog')
    await sheet.getByLabel('Votre nom').fill('Claire Fontaine')
    await sheet.getByRole('tab', { name: 'Dessiner' }).focus()
    await client.keyboard.press('ArrowRight')
    await expect(sheet.getByRole('tab', { name: 'Taper' })).toHaveAttribute('aria-selected', 'true')
    await sheet.locator('[name=consent]').focus()
    await client.keyboard.press('Space')
    await enterCode(client)
    await keepScreen(client, '5-sign-390')
    await sheet.getByRole('button', { name: /^Signer/ }).press('Enter')
    await expect(client.getByRole('heading', { name: 'Votre devis est signé' })).toBeVisible()
    await expect(client.getByText(/^RF\d{2} ?/).first()).toBeVisible()
    await keepScreen(client, '6-signed-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('S5, S6: the signed quote is sealed, and anybody can check the file', async () => {
    await expect.poll(async () => (await client.request.get(`${link}/signed`)).status(), { timeout: 30_000 }).toBe(200)
    const sealed = await (await client.request.get(`${link}/signed`)).body()
    await client.goto('/verifier')
    await checkFile(client, sealed)
    await expect(client.locator('[data-verdict=genuine]')).toBeVisible()
    await client.getByRole('button', { name: 'Vérifier le sceau' }).press('Enter')
    await expect(client.locator('[data-seal=whole]')).toBeVisible()
    await keepScreen(client, '6b-verified-390')
    expect(await faultsOf(client)).toEqual([])

    await checkFile(client, Buffer.concat([sealed, Buffer.from(' ')]))
    await expect(client.locator('[data-verdict=altered]')).toBeVisible()
    await client.getByRole('button', { name: 'Vérifier le sceau' }).press('Enter')
    await expect(client.locator('[data-seal=broken]')).toBeVisible()
    await client.goto(link)
  })

  await test.step('staff record the transfer', async () => {
    await page.reload()
    await page.locator('#quote-deposit-open').click()
    await keepScreen(page, '7-deposit')
    await page.locator('[data-confirm=quote-deposit]').click()
    await expect(page.locator('#quote-invoice')).toBeVisible()
    await keepScreen(page, '8-accepted')
  })

  await test.step('the deposit invoice has its number and its PDF', async () => {
    await page.locator('#quote-invoice').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^FA-\d{4}-\d{4,}$/)
    const pdf = page.locator('a#open-pdf')
    await expect(pdf).toBeVisible({ timeout: 30_000 })
    const href = await pdf.getAttribute('href')
    // Payload believes its cookie only from its own pages; a bare request must say that it is one.
    const answer = await page.request.get(href ?? '', { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await keepScreen(page, '9-invoice')
  })

  await test.step('the project has started', async () => {
    await page.goto('/admin/collections/projects?search=boutique')
    const row = page.locator('tbody tr', { hasText: 'Refonte du site vitrine et de la boutique' })
    await expect(row).toContainText('Cadrage')
    await keepScreen(page, '10-projects')
  })

  await test.step('the client sees that the deposit has come', async () => {
    await client.reload()
    await expect(client.getByText(/acompte/i).first()).toBeVisible()
    await client.setViewportSize({ width: 1440, height: 900 })
    await keepScreen(client, '11-paid-1440')
    await phone.close()
  })
})

/** Gives `/verifier` a file. */
async function checkFile(client: Page, buffer: Buffer): Promise<void> {
  await client.locator('input[type=file]').setInputFiles({ name: 'devis.pdf', mimeType: 'application/pdf', buffer })
}

/** The client's address, as the button gives it to staff. */
async function linkOf(page: Page): Promise<string> {
  const href = page.locator('#quote-view-page')
  await expect(href).toHaveAttribute('href', /\/devis\/[\w-]{43}$/)
  return (await href.getAttribute('href')) ?? ''
}
