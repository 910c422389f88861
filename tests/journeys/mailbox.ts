import { expect, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const mailShape = z.object({ to: z.string(), subject: z.string(), text: z.string() })

type Mail = z.infer<typeof mailShape>

/** Asks for the e-mailed code with the keyboard, reads it in the mailbox of the journeys, and types it (S3). */
export async function enterCode(client: Page): Promise<string> {
  const before = mailCount()
  const sheet = client.getByRole('dialog')
  await sheet.getByRole('button', { name: /^(Recevoir|Renvoyer) le code$/ }).press('Enter')
  const mail = await mailThat((candidate) => codeIn(candidate) !== null, before)
  const code = codeIn(mail) ?? ''
  await sheet.locator('[autocomplete=one-time-code]').fill(code)
  return code
}

/** How many mails have come so far. */
export function mailCount(): number {
  return mailNames().length
}

/** Waits for a mail in the mailbox of the journeys: the newest that is as wished, among those after the first `before`. */
export async function mailThat(isWished: (mail: Mail) => boolean, before = 0): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      () => {
        found = mailNames().slice(before).toReversed().map(readMail).find(isWished)
        return found !== undefined
      },
      { timeout: 30_000, message: 'The mail has not come' },
    )
    .toBe(true)
  if (!found) throw new Error('The mail has not come')
  return found
}

/** The client's address that a mail brings. */
export function quoteLinkIn({ text }: Mail): string {
  const link = /https?:\/\/\S+\/devis\/[\w-]{43}/.exec(text)
  if (!link) throw new Error(`No link to a quote in: ${text}`)
  return link[0]
}

function codeIn({ subject, text }: Mail): string | null {
  const digits = /\b(\d{3})\s?(\d{3})\b/.exec(text)
  return /code/i.test(subject) && digits ? `${digits[1]}${digits[2]}` : null
}

function mailNames(): string[] {
  return readdirSync(mailbox())
    .filter((name) => name.endsWith('.json'))
    .toSorted()
}

function readMail(name: string): Mail {
  return mailShape.parse(JSON.parse(readFileSync(join(mailbox(), name), 'utf8')))
}

function mailbox(): string {
  const folder = process.env.MAILBOX
  if (!folder) throw new Error('Journeys read their mails in MAILBOX, which `npm test` sets')
  return folder
}
