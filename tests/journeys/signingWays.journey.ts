import { expect, type Locator, type Page } from '@playwright/test'
import { enterCode } from './mailbox'
import { enterAsStaff, faultsOf, keepScreen } from './support'
import { fillTyped, openAsClient, pressSign, sendNewQuote, signaturesOf } from './signing'
import { test } from './spentCode'

const faces = ['Caveat', 'Dancing Script', 'Homemade Apple'] as const

test('S2: a name typed in each of the three faces is a signature of its own, on a phone', async ({ page, browser }) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Journal de bord à trois mains',
    clientName: 'Trois Mains',
    signers: ['Zoé Lefèvre', 'Noël Bœuf', 'Anne-Cécile Août'].map((name, rank) => ({
      name,
      email: `main-${rank + 1}@exemple.test`,
    })),
  })

  for (const [rank, face] of faces.entries()) {
    await test.step(face, async () => {
      const client = await openAsClient(browser, quote.links[rank] ?? '')
      await fillTyped(client, face)
      await keepScreen(client, `40-typed-${rank + 1}-390`)
      if (rank === 0) expect(await faultsOf(client)).toEqual([])
      await pressSign(client)
      const outcome = rank === faces.length - 1 ? 'Votre devis est signé' : 'Votre signature est enregistrée'
      await expect(client.getByRole('heading', { name: outcome })).toBeFocused()
      await client.context().close()
    })
  }

  const signatures = await signaturesOf(page, quote.id)
  expect(signatures.map(({ method }) => method)).toEqual(['type', 'type', 'type'])
  expect(new Set(signatures.map(({ imageSha256 }) => imageSha256)).size).toBe(3)
})

test('S2: one signs with nothing but a keyboard, from opening the page to the seal', async ({ page, browser }) => {
  await enterAsStaff(page)
  const quote = await sendNewQuote(page, {
    title: 'Site sans souris',
    clientName: 'Clavier & Fils',
    signers: [{ name: 'Inès Clavier', email: 'ines.clavier@exemple.test' }],
  })
  const client = await openAsClient(browser, quote.links[0] ?? '', 1440)
  const sheet = client.getByRole('dialog')
  await expect(client.getByRole('button', { name: 'Signer' })).toBeVisible()

  await tabTo(client, client.getByRole('button', { name: 'Signer' }))
  await client.keyboard.press('Enter')
  await expect(sheet.getByRole('heading', { name: 'Signer le devis' })).toBeFocused()
  await tabTo(client, sheet.getByRole('tab', { name: 'Dessiner' }))
  await client.keyboard.press('End')
  await expect(sheet.getByRole('tab', { name: 'Clavier' })).toHaveAttribute('aria-selected', 'true')
  await tabTo(client, sheet.getByLabel('Écrivez « Bon pour accord »'))
  await client.keyboard.type('Bon pour')
  await tabTo(client, sheet.locator('[name=consent]'))
  await client.keyboard.press('Space')
  await tabTo(client, sheet.getByRole('button', { name: /^Signer/ }))
  await client.keyboard.press('Enter')

  await expect(sheet.getByText('Écrivez les mots « Bon pour accord ».')).toBeVisible()
  await expect(sheet.getByLabel('Écrivez « Bon pour accord »')).toBeFocused()
  await client.keyboard.press('End')
  await client.keyboard.type(' accord')
  await keepScreen(client, '42-keyboard-1440')
  expect(await faultsOf(client)).toEqual([])
  await client.keyboard.press('Enter')
  await expect(client.getByRole('heading', { name: 'Votre devis est signé' })).toBeFocused()
  await keepScreen(client, '43-keyboard-signed-1440')
  await client.context().close()

  expect((await signaturesOf(page, quote.id)).map(({ method }) => method)).toEqual(['keyboard'])
})

test('S3: after five wrong codes nothing that was typed is lost, and a new code signs', async ({ page, spentCode }) => {
  await enterAsStaff(page)
  const { client, quote } = spentCode
  const sheet = client.getByRole('dialog')
  expect(await signaturesOf(page, quote.id)).toEqual([])
  await expect(sheet.getByLabel('Votre nom')).toHaveValue('Farid Distrait')
  await expect(sheet.getByRole('button', { name: 'Renvoyer le code' })).toBeEnabled({ timeout: 65_000 })
  await enterCode(client)
  await pressSign(client)
  await expect(client.getByRole('heading', { name: 'Votre devis est signé' })).toBeFocused()
  expect(await signaturesOf(page, quote.id)).toHaveLength(1)
})

/** Presses Tab until a control has the focus, as who cannot point does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`40 presses of Tab do not reach ${target.toString()}`)
}
