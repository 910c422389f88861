import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { answerOf, ask, enterAsStaff, faultsOf, keepScreen } from './support'
import { issueInvoice } from './invoices'
import { fillTyped, openAsClient, pressSign, sendNewQuote } from './signing'

/** P1–P4, I9: an invoice is paid by card on the provider's page, here its simulator; a refused card loses nothing. */
test('a client pays an invoice by card, after a refused one, and gets a receipt', async ({ page, browser }) => {
  await enterAsStaff(page)
  const invoice = await issueInvoice(page, 'Atelier des Canuts')
  const client = await openAsClient(browser, invoice.url)

  await test.step('a refused card is told, and nothing was debited', async () => {
    await client.getByRole('button', { name: /par carte/ }).click()
    await expect(client.getByText('SIMULATEUR – aucun argent réel')).toBeVisible()
    await keepScreen(client, '70-simulator-390')
    await client.getByRole('button', { name: 'Payer avec une carte refusée' }).click()
    await expect(client.getByText(/a été refusée/)).toBeVisible()
  })

  await test.step('paid, the page says so once the provider’s word is there', async () => {
    await client.getByRole('button', { name: 'Payer par carte' }).click()
    await expect(client.locator('[data-invoice-state=paid]')).toBeVisible({ timeout: 30_000 })
    await keepScreen(client, '71-invoice-paid-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('the receipt is a document of its own, and the invoice has not changed', async () => {
    const receipt = client.locator('a[href*="/recu/"]').first()
    await expect(async () => {
      await client.goto(invoice.url)
      await expect(receipt).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    const answer = await client.request.get((await receipt.getAttribute('href')) ?? '')
    expect(answer.headers()['content-type']).toBe('application/pdf')
  })

  await test.step('the accountant sees one payment, and nothing is left', async () => {
    expect(await stateOf(page, invoice.id)).toEqual({ state: 'paid', balanceCents: 0 })
    const { text } = await answerOf(page, { method: 'GET', path: `/api/payments?where[invoice][equals]=${invoice.id}` })
    expect(z.object({ totalDocs: z.number() }).parse(JSON.parse(text))).toMatchObject({ totalDocs: 1 })
  })
})

/** P4: a debit takes days; until then nothing is called paid, and nothing can be paid twice. */
test('a client pays the deposit of a signed quote by debit, which the bank confirms later', async ({
  page,
  browser,
}) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Catalogue en ligne payé par prélèvement',
    clientName: 'Fonderie du Rhône',
    signers: [{ name: 'Paul Arnaud', email: 'paul.arnaud@fonderie-rhone.example' }],
  })
  const client = await openAsClient(browser, quote.links[0] ?? '')

  await test.step('the deposit is asked for as soon as the quote is signed', async () => {
    await fillTyped(client)
    await pressSign(client)
    await expect(client.getByRole('heading', { name: 'Payer l’acompte en ligne' })).toBeVisible()
    await keepScreen(client, '72-deposit-online-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('the debit is under way: the page says so and offers no second payment', async () => {
    await client.getByRole('button', { name: /par prélèvement/ }).click()
    await client.getByRole('button', { name: 'Payer par prélèvement SEPA' }).click()
    await expect(client.getByRole('heading', { name: /prélèvement est en cours/ })).toBeVisible({ timeout: 30_000 })
    await expect(client.getByRole('button', { name: /par carte/ })).toHaveCount(0)
    await keepScreen(client, '73-debit-under-way-390')
    expect(await faultsOf(client)).toEqual([])
  })

  await test.step('the bank confirms: deposit invoice, receipt and project follow by themselves', async () => {
    await expect
      .poll(async () => (await quoteState(page, quote.id)).depositState, { timeout: 60_000, intervals: [1_000] })
      .toBe('paid')
    await client.goto(quote.links[0] ?? '')
    await expect(client.getByText(/acompte reçu/i).first()).toBeVisible()
    await keepScreen(client, '74-deposit-paid-390')
  })
})

const invoiceShape = z.object({ state: z.string(), balanceCents: z.number() })

async function stateOf(page: Page, id: string): Promise<z.infer<typeof invoiceShape>> {
  return invoiceShape.parse(await ask(page, { method: 'GET', path: `/api/invoices/${id}?depth=0` }))
}

async function quoteState(page: Page, id: string): Promise<{ depositState: string }> {
  const answer = await ask(page, { method: 'GET', path: `/api/quotes/${id}?depth=0` })
  return z.object({ depositState: z.string() }).parse(answer)
}
