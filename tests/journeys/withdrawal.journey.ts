import { expect, test, type Page } from '@playwright/test'
import { oneLine, openAsClient, sendNewQuote } from './signing'
import { faultsOf, keepScreen, logIn } from './support'

const title = 'Portfolio en ligne de Nadia'

/** R44–R46: what a consumer reads before ordering, and how they leave the contract by two presses and the keyboard alone. */
test('a consumer orders, pays, withdraws, and is refunded', async ({ page, browser }) => {
  await logIn(page)
  const { id: quoteId, links } = await sendNewQuote(page, {
    title,
    clientName: 'Nadia Benali',
    kind: 'consumer',
    lines: [{ ...oneLine, unitPriceCents: 64_000 }],
    signers: [{ name: 'Nadia Benali', email: 'nadia.retractation@exemple.test' }],
  })
  const client = await openAsClient(browser, links[0] ?? '')

  await test.step('before signing: the right, the model form, and a button that says what it obliges to', async () => {
    await expect(client.getByRole('heading', { name: 'Droit de rétractation' })).toBeVisible({ timeout: 30_000 })
    await client.getByText('Formulaire type de rétractation').press('Enter')
    await expect(client.getByText('Nom du consommateur')).toBeVisible()
    await expect(client.getByRole('button', { name: 'Renoncer au contrat ici' })).toHaveCount(0)
    await keepScreen(client, '30-consumer-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('the consumer signs with the keyboard', async () => {
    const next = client.getByRole('button', { name: /^Signer/ }).first()
    await expect(next).toBeVisible({ timeout: 30_000 })
    await next.press('Enter')
    const sheet = client.getByRole('dialog')
    await sheet.getByRole('tab', { name: 'Dessiner' }).focus()
    await client.keyboard.press('ArrowRight')
    await expect(sheet.getByRole('tab', { name: 'Taper' })).toHaveAttribute('aria-selected', 'true')
    await sheet.locator('[name=consent]').focus()
    await client.keyboard.press('Space')
    await sheet.getByRole('button', { name: /obligation de paiement/ }).press('Enter')
    await expect(client.getByRole('heading', { name: 'Votre devis est signé' })).toBeVisible()
  })

  await test.step('the way out stands on the page before the deposit is paid, and after', async () => {
    await expect(client.getByRole('button', { name: 'Renoncer au contrat ici' })).toBeVisible()
    await keepScreen(client, '31-can-withdraw-390')
    await openInAdmin(page, quoteId)
    await page.locator('#quote-deposit-open').click()
    await page.locator('[data-confirm=quote-deposit]').click()
    await expect(page.locator('#quote-invoice')).toBeVisible()
    await client.reload()
    await expect(client.getByRole('button', { name: 'Renoncer au contrat ici' })).toBeVisible()
  })

  await test.step('the first press can be taken back; the second one declares', async () => {
    const open = client.getByRole('button', { name: 'Renoncer au contrat ici' })
    await open.press('Enter')
    const dialog = client.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: 'Renoncer au contrat' })).toBeFocused()
    await expect(dialog.getByText(/Je vous notifie ma rétractation du contrat/)).toContainText(title)
    await expect(dialog.getByLabel('Votre nom')).toHaveValue('Nadia Benali')
    await expect(dialog.getByText(/nadia\.retractation@exemple\.test/)).toBeVisible()
    await keepScreen(client, '32-withdraw-390')
    expect(await faultsOf(client)).toEqual([])
    await client.keyboard.press('Escape')
    await expect(open).toBeFocused()

    await open.press('Enter')
    await dialog.getByLabel('Votre nom').fill('')
    await dialog.getByRole('button', { name: 'Confirmer la rétractation' }).press('Enter')
    await expect(dialog.getByLabel('Votre nom')).toBeFocused()
    await dialog.getByLabel('Votre nom').fill('Nadia Benali')
    await dialog.getByRole('button', { name: 'Confirmer la rétractation' }).press('Enter')
    await expect(client.getByRole('heading', { name: 'Rétractation enregistrée' })).toBeFocused()
    await expect(client.getByText(/Votre acompte de .* vous est remboursé au plus tard le/)).toBeVisible()
    await expect(client.getByRole('button', { name: 'Renoncer au contrat ici' })).toHaveCount(0)
    await keepScreen(client, '33-withdrawn-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('staff see it to be refunded, note the refund, and the page says so', async () => {
    await openInAdmin(page, quoteId)
    await expect(page.locator('[data-quote-state=withdrawn]')).toBeVisible()
    await page.locator('#quote-refund-open').click()
    await page.getByRole('dialog').locator('[name=reference]').fill('VIR 4711')
    await keepScreen(page, '34-refund')
    await page.locator('[data-confirm=quote-refund]').click()
    await expect(page.locator('#quote-refund-open')).toHaveCount(0)
    await client.reload()
    await expect(client.getByText('Le remboursement est fait.')).toBeVisible()
    await client.context().close()
  })
})

async function openInAdmin(page: Page, quoteId: string): Promise<void> {
  await page.goto(`/admin/collections/quotes/${quoteId}`)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}
