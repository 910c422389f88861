import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { ask, create } from './support'

const line = {
  label: 'Maintenance du site',
  unit: 'jour',
  quantityMilli: 2_000,
  unitPriceCents: 64_000,
  vatRateBp: 2_000,
  vatCategory: 'S',
}

/** An invoice of 1 280,00 € and VAT that is out, with its PDF, for a client of its own; `url` is the client's address. */
export async function issueInvoice(page: Page, clientName: string): Promise<{ id: string; url: string }> {
  const client = await create(page, '/api/clients', {
    kind: 'pro-fr',
    name: clientName,
    siren: '200000008',
    language: 'fr',
    address: { line1: '5 quai Saint-Vincent', postalCode: '69001', city: 'Lyon', country: 'FR' },
  })
  const id = await create(page, '/api/invoices', { kind: 'standard', client, language: 'fr', lines: [line] })
  await ask(page, { method: 'POST', path: `/api/invoices/${id}/issue`, body: {} })
  const { url } = z
    .object({ url: z.string() })
    .parse(await ask(page, { method: 'GET', path: `/api/invoices/${id}/link` }))
  await expect.poll(async () => (await page.request.get(`${url}/pdf`)).status(), { timeout: 30_000 }).toBe(200)
  return { id, url }
}
