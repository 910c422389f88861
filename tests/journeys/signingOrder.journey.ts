import { expect } from '@playwright/test'
import { z } from 'zod'
import { mailCount, mailThat, quoteLinkIn } from './mailbox'
import { ask, enterAsStaff, faultsOf, keepScreen, owner } from './support'
import { fillTyped, oneLine, openAsClient, pressSign, sendNewQuote, signaturesOf } from './signing'
import { test } from './spentCode'

const option = { ...oneLine, label: 'Référencement naturel', unitPriceCents: 40_000, choice: 'optional' }

/** Q5: each signer comes by their own mail, in order; the agency signs last, and the seal follows. */
test('two signers of the client and the agency sign in order, from their mails', async ({ page, browser }) => {
  await enterAsStaff(page)
  const me = z
    .object({ user: z.object({ id: z.string() }) })
    .parse(await ask(page, { method: 'GET', path: '/api/users/me' }))
  const before = mailCount()
  const quote = await sendNewQuote(page, {
    title: 'Catalogue à trois signatures',
    clientName: 'Coopérative des Tilleuls',
    lines: [oneLine, option],
    signers: [
      { name: 'Aline Première', email: 'aline.premiere@exemple.test', role: 'Présidente' },
      { name: 'Bruno Second', email: 'bruno.second@exemple.test', role: 'Trésorier' },
    ],
    counterSigner: me.user.id,
  })
  const mailedLink = async (address: string): Promise<string> =>
    quoteLinkIn(await mailThat(({ to, text }) => to.includes(address) && text.includes(quote.title), before))

  const first = await openAsClient(browser, await mailedLink('aline.premiere@exemple.test'))

  await test.step('before their turn the second one reads, and is told who signs first', async () => {
    const early = await openAsClient(browser, quote.links[1] ?? '')
    await expect(early.getByRole('heading', { name: 'Vous pourrez signer après Aline Première' })).toBeVisible()
    await expect(early.getByRole('button', { name: /^(Choisir|Signer)/ })).toHaveCount(0)
    await keepScreen(early, '60-not-your-turn-390')
    expect(await faultsOf(early)).toEqual([])
    await early.context().close()
  })

  await test.step('the first one chooses and signs', async () => {
    await first.getByRole('switch', { name: option.label }).click()
    await expect(first.getByText('1 680,00 €').first()).toBeVisible()
    await fillTyped(first)
    await pressSign(first)
    await expect(first.getByRole('heading', { name: 'Votre signature est enregistrée' })).toBeFocused()
    await keepScreen(first, '61-first-signed-390')
    expect(await faultsOf(first)).toEqual([])
  })

  await test.step('the second one comes by their mail, and signs what the first one chose', async () => {
    const second = await openAsClient(browser, await mailedLink('bruno.second@exemple.test'))
    await expect(second.getByText(/Les options ont été choisies par Aline Première/)).toBeVisible()
    await expect(second.getByRole('switch', { name: option.label })).toBeChecked()
    await expect(second.getByRole('switch', { name: option.label })).toBeDisabled()
    await expect(second.getByText('1 680,00 €').first()).toBeVisible()
    await keepScreen(second, '62-second-390')
    expect(await faultsOf(second)).toEqual([])
    await fillTyped(second)
    await pressSign(second)
    await expect(second.getByRole('heading', { name: 'Votre signature est enregistrée' })).toBeFocused()
    await second.context().close()
  })

  await test.step('the agency counter-signs from its own mail', async () => {
    const agency = await openAsClient(browser, await mailedLink(owner.email), 1440)
    await fillTyped(agency)
    await keepScreen(agency, '63-countersign-1440')
    expect(await faultsOf(agency)).toEqual([])
    await pressSign(agency)
    await expect(agency.getByRole('heading', { name: 'Le devis est signé' })).toBeFocused()
    await keepScreen(agency, '64-countersigned-1440')
    await agency.context().close()
    expect((await signaturesOf(page, quote.id)).map(({ signerName }) => signerName)).toEqual([
      'Aline Première',
      'Bruno Second',
      expect.any(String),
    ])
  })

  await test.step('S5: the client downloads the sealed PDF', async () => {
    await first.reload()
    await expect(first.getByRole('heading', { name: 'Votre devis est signé' })).toBeVisible()
    const download = first.getByRole('link', { name: 'Télécharger le PDF' })
    await expect(async () => {
      await first.reload()
      await expect(download).toHaveAttribute('href', /\/signed$/, { timeout: 500 })
    }).toPass({ timeout: 30_000 })
    await keepScreen(first, '65-all-signed-390')
    expect(await faultsOf(first)).toEqual([])
    const pdf = await first.request.get((await download.getAttribute('href')) ?? '')
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).toString('latin1')).toContain('/ByteRange')
    await first.context().close()
  })
})

test('Q5, Q8: the second signer declines, and the quote is over for the first one too', async ({ page, browser }) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Vitrine refusée à mi-chemin',
    clientName: 'Indécis Réunis',
    signers: [
      { name: 'Aline Première', email: 'aline.premiere@exemple.test' },
      { name: 'Bruno Second', email: 'bruno.second@exemple.test' },
    ],
  })
  const first = await openAsClient(browser, quote.links[0] ?? '')
  await fillTyped(first)
  await pressSign(first)
  await expect(first.getByRole('heading', { name: 'Votre signature est enregistrée' })).toBeVisible()

  const second = await openAsClient(browser, quote.links[1] ?? '')
  await second.getByRole('button', { name: 'Refuser ce devis' }).press('Enter')
  const sheet = second.getByRole('dialog')
  await sheet.getByRole('combobox').selectOption({ label: 'Le projet est reporté' })
  expect(await faultsOf(second)).toEqual([])
  await sheet.getByRole('button', { name: 'Refuser le devis' }).press('Enter')
  await expect(second.getByRole('heading', { name: 'Votre réponse est enregistrée' })).toBeFocused()
  await second.context().close()

  await first.reload()
  await expect(first.getByRole('heading', { name: 'Ce devis a été refusé' })).toBeVisible()
  await expect(first.getByText('À signer maintenant')).toHaveCount(0)
  await keepScreen(first, '66-declined-after-first-390')
  expect(await faultsOf(first)).toEqual([])
  await first.context().close()
  await page.goto(`/admin/collections/quotes/${quote.id}`)
  await expect(page.locator('[data-quote-state=declined]')).toBeVisible()
})
