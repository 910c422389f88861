import { expect, test } from '@playwright/test'
import { issueInvoice } from './invoices'
import { ask, enterAsStaff, faultsOf, keepScreen } from './support'

/** I9: a client reads an invoice by its link, sees what is due and how to pay, and how it stands once it is credited. */
test('a client opens an invoice on a phone, copies the transfer, and sees it cancelled', async ({ page, browser }) => {
  await enterAsStaff(page)
  const invoice = await issueInvoice(page, 'Librairie des Quais')
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
  const client = await phone.newPage()

  await test.step('it says who, how much and until when', async () => {
    await client.goto(invoice.url)
    await expect(client.getByRole('heading', { level: 1 })).toContainText('Librairie des Quais')
    await expect(client.getByText('1 536,00 €').first()).toBeVisible()
    await expect(client.locator('[data-invoice-state=due]')).toBeVisible({ timeout: 30_000 })
    await expect(client.getByRole('heading', { name: /^À régler sous \d+ jours$/ })).toBeVisible()
    await keepScreen(client, '50-invoice-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('P5: the transfer can be copied with the keyboard, and scanned', async () => {
    await expect(client.getByText(/^RF\d{2}/).first()).toBeVisible()
    await expect(client.getByRole('img', { name: /^Code QR du virement/ })).toBeVisible()
    const copy = client.getByRole('button', { name: 'Copier : IBAN' })
    await copy.focus()
    await client.keyboard.press('Enter')
    await expect(copy).toHaveText(/Copié|Sélectionnez/)
  })

  await test.step('the lines fold and unfold with the keyboard', async () => {
    const lines = client.locator('details', { hasText: 'Ce qui est facturé' })
    const wasOpen = await lines.getAttribute('open')
    await lines.locator('summary').focus()
    await client.keyboard.press('Enter')
    expect((await lines.getAttribute('open')) === null).toBe(wasOpen !== null)
  })

  await test.step('I7: its PDF is the one that was issued, the same at every download', async () => {
    const [first, second] = [
      await client.request.get(`${invoice.url}/pdf`),
      await client.request.get(`${invoice.url}/pdf`),
    ]
    expect(first.headers()['content-type']).toBe('application/pdf')
    expect(await first.body()).toEqual(await second.body())
  })

  await test.step('P2: back from a payment that nobody confirms, nothing is called paid and nothing can be paid twice', async () => {
    await client.goto(`${invoice.url}?paiement=retour`)
    await expect(client.getByRole('heading', { name: 'Nous attendons la confirmation de la banque' })).toBeVisible()
    await expect(client.getByRole('heading', { name: /payer/i })).toHaveCount(0)
    await keepScreen(client, '51-invoice-waiting-390')
    expect(await faultsOf(client)).toEqual([])
    await client.goto(`${invoice.url}?paiement=abandon`)
    await expect(client.getByText('Rien n’a été débité')).toBeVisible()
    await expect(client.getByRole('heading', { name: /payer/i })).toBeVisible()
  })

  await test.step('I6: once it is credited there is nothing to pay', async () => {
    const body = { scope: { kind: 'full' }, reason: 'Commande annulée d’un commun accord', issue: true }
    await ask(page, { method: 'POST', path: `/api/invoices/${invoice.id}/credit`, body })
    await client.goto(invoice.url)
    await expect(client.getByRole('heading', { name: 'Cette facture est annulée par un avoir' })).toBeVisible()
    await expect(client.getByRole('heading', { name: /payer/i })).toHaveCount(0)
    await client.setViewportSize({ width: 1440, height: 900 })
    await keepScreen(client, '52-invoice-cancelled-1440')
    expect(await faultsOf(client)).toEqual([])
    await phone.close()
  })
})

test('an invoice can be read and paid by transfer without scripts, in the dark, at 320 px', async ({
  page,
  browser,
}) => {
  await enterAsStaff(page)
  const { url } = await issueInvoice(page, 'Librairie des Quais')
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    colorScheme: 'dark',
    javaScriptEnabled: false,
  })
  const client = await context.newPage()
  await client.goto(url)
  await expect(client.getByRole('heading', { level: 1 })).toContainText('Librairie des Quais')
  await expect(client.getByText(/^RF\d{2}/).first()).toBeVisible()
  await client.locator('summary').click()
  await keepScreen(client, '53-invoice-320-dark')
  await context.close()
})

test('a wrong link of an invoice answers 404 and says what to do', async ({ page }) => {
  const answer = await page.goto(`/facture/${'x'.repeat(43)}`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'Ce lien ne mène à aucune facture' })).toBeVisible()
  expect((await page.request.get(`/facture/${'x'.repeat(43)}/pdf`)).status()).toBe(404)
  expect((await page.request.get(`/facture/${'x'.repeat(43)}/recu/1`)).status()).toBe(404)
})
