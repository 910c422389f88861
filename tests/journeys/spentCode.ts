import { expect, test as base, type Page } from '@playwright/test'
import { enterCode } from './mailbox'
import { fillTyped, openAsClient, pressSign, sendNewQuote, type SentQuote } from './signing'
import { enterAsStaff, faultsOf, keepScreen } from './support'

/** A signer who has typed five wrong codes, their sheet still filled. */
type SpentCode = { client: Page; quote: SentQuote }

/**
 * `test` for the journeys of signing. A new code may be asked for only a minute after the last one (S3): the first one is
 * spent before all these journeys, and they play during that minute.
 */
export const test = base.extend<object, { spentCode: SpentCode }>({
  spentCode: [
    async ({ browser }, use) => {
      const staff = await browser.newContext({ baseURL: process.env.BASE_URL ?? 'http://localhost:3000' })
      const page = await staff.newPage()
      await enterAsStaff(page)
      const quote = await sendNewQuote(page, {
        title: 'Devis à code',
        clientName: 'Codes et Cie',
        signers: [{ name: 'Farid Distrait', email: 'farid.distrait@exemple.test' }],
        requiresCode: true,
      })
      await staff.close()
      const client = await openAsClient(browser, quote.links[0] ?? '')
      await fillTyped(client)
      await typeWrongCodes(client)
      await use({ client, quote })
      await client.context().close()
    },
    { scope: 'worker', auto: true, timeout: 60_000 },
  ],
})

/** Each wrong code is told beside its field, with the tries that are left, until none is. */
async function typeWrongCodes(client: Page): Promise<void> {
  const code = await enterCode(client)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const sheet = client.getByRole('dialog')
  for (let left = 4; left >= 0; left -= 1) {
    await sheet.locator('[autocomplete=one-time-code]').fill(wrong)
    await pressSign(client)
    await expect(sheet.getByText(left > 0 ? `Essais restants : ${left}.` : 'Trop d’essais avec ce code')).toBeVisible()
    await expect(sheet.locator('[autocomplete=one-time-code]')).toBeFocused()
  }
  await keepScreen(client, '24-wrong-code-390')
  expect(await faultsOf(client)).toEqual([])
}
