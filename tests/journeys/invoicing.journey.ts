import { expect, test, type Page } from '@playwright/test'
import { keepScreen, logIn } from './support'

/**
 * Staff make an invoice in the admin: all that it lacks is told at once, it is mended and issued with its number, and a part of it
 * is given back (I2, I4, I6).
 */
test('an invoice is written, mended, issued, and credited in part', async ({ page }) => {
  await logIn(page)

  await test.step('M8: a free invoice is typed, and its totals follow', async () => {
    await page.goto('/admin/collections/invoices/create')
    await chooseClient(page, 'Imprimerie Delorme')
    await page.getByRole('button', { name: 'Ajouter Ligne' }).click()
    await page.locator('#field-lines__0__label').fill('Maintenance de décembre')
    const unit = page.locator('#field-lines__0__unit')
    await unit.fill('')
    await page.locator('#field-lines__0__unitPriceCents').fill('500,00')
    await page.locator('#field-lines__0__unitPriceCents').blur()
    await expect(page.locator('#invoice-totals')).toContainText('600,00')
    await keepScreen(page, '60-invoice-draft')
    await page.locator('#action-save').click()
    await expect(page).toHaveURL(/\/invoices\/[0-9a-f-]{36}/)
  })

  await test.step('I4: what it lacks is told before it has a number', async () => {
    await page.locator('#invoice-issue-open').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('[data-field="lines.0.unit"]')).toBeVisible()
    await expect(dialog.locator('[data-confirm=invoice-issue]')).toBeDisabled()
    await keepScreen(page, '61-invoice-missing')
    await dialog.getByRole('button', { name: 'Annuler' }).click()
  })

  await test.step('it is mended: what is typed is saved first', async () => {
    await page.locator('#field-lines__0__unit').fill('forfait')
    await page.locator('#invoice-issue-open').click()
    await page.locator('[data-confirm=invoice-save-first]').click()
    await expect(page.locator('#issue-facts')).toContainText('Imprimerie Delorme')
    await expect(page.locator('#issue-facts')).toContainText('600,00')
    await keepScreen(page, '62-invoice-issue')
  })

  await test.step('I1, I2: it is issued and gets its number', async () => {
    await page.locator('[data-confirm=invoice-issue]').click()
    await expect(page.locator('[data-invoice-state=issued]')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^FA-\d{4}-\d{4,}$/)
    await expect(page.locator('#invoice-view-page')).toHaveAttribute('href', /\/facture\/[\w-]{43}$/)
    await expect(page.locator('a#open-pdf')).toBeVisible({ timeout: 30_000 })
    await keepScreen(page, '63-invoice-issued')
  })

  await test.step('I6: half a day goes back, and what that comes to is told before', async () => {
    await page.locator('#invoice-more').getByText('Autres actions').click()
    await page.locator('#invoice-credit-open').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Des lignes').check()
    await dialog.locator('[name=credit-line-0]').fill('0,5')
    await expect(dialog.locator('#credit-total')).toContainText('300,00')
    await dialog.locator('[name=credit-line-0]').fill('2')
    await expect(dialog.locator('#credit-total')).toContainText('dépasse')
    await dialog.locator('[name=credit-line-0]').fill('0,5')
    await expect(dialog.locator('[data-confirm=invoice-credit]')).toBeDisabled()
    await dialog.locator('[name=credit-reason]').fill('La moitié n’était pas prévue')
    await keepScreen(page, '64-invoice-credit')
    await dialog.locator('[data-confirm=invoice-credit]').click()
  })

  await test.step('its draft says what it corrects and what is left, then gets its own number', async () => {
    await expect(page.locator('[data-invoice-state=draft]')).toBeVisible()
    await page.locator('#invoice-issue-open').click()
    await expect(page.locator('#issue-facts')).toContainText('Rectifie la facture')
    await expect(page.locator('#issue-facts')).toContainText('Restera à créditer')
    await keepScreen(page, '65-credit-issue')
    await page.locator('[data-confirm=invoice-issue]').click()
    await expect(page.locator('[data-invoice-state=issued]')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^AV-\d{4}-\d{4,}$/)
    await keepScreen(page, '66-credit-issued')
  })
})

/** Picks a client in Payload's own select, by typing. */
async function chooseClient(page: Page, name: string): Promise<void> {
  const input = page.locator('#field-client input').first()
  await input.click()
  await input.fill(name)
  await page.locator('.rs__option', { hasText: name }).first().click()
}
