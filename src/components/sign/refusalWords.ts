import type { SignRefusal } from '@/contracts/sign'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'

export type RefusalWords = {
  title: string
  body: string
  /** `reload`: only the current page helps; `retry`: the same request may succeed. */
  remedy: 'reload' | 'retry'
}

type Refusal = Pick<SignRefusal, 'status' | 'code'> & Partial<Pick<SignRefusal, 'data'>>

const codeRefusals = {
  'code.missing': 'missing',
  'code.wrong': 'wrong',
  'code.expired': 'expired',
  'code.tooManyTries': 'tooManyTries',
  'code.tooSoon': 'tooSoon',
  'code.limit': 'limit',
} as const satisfies Record<string, keyof SignTexts['refusal']['code']>

/** Whether a refusal is about the e-mailed code (S3), so that it is told beside the code's field. */
export function isCodeRefusal({ code }: Pick<SignRefusal, 'code'>): boolean {
  return isCodeRefusalCode(code)
}

/** What happened, what is safe and what to do, for each refusal (R40). An unknown one falls back on its status. */
export function refusalWords(refusal: Refusal, texts: SignTexts): RefusalWords {
  const { refusal: words } = texts
  const code = codeWords(refusal, texts)
  if (code) return code
  switch (refusal.status) {
    case 404:
      return { ...words.notFound, remedy: 'reload' }
    case 409:
      return { ...conflictWords(refusal.code, texts), remedy: 'reload' }
    case 410:
      return { ...(refusal.code === 'quote.withdrawalOver' ? words.withdrawalOver : words.expired), remedy: 'reload' }
    case 413:
      return { ...words.tooLarge, remedy: 'retry' }
    case 422:
      return invalidWords(refusal.code, texts)
    case 429:
      return { ...words.tooMany, remedy: 'retry' }
    case 503:
      return { ...words.unavailable, remedy: 'retry' }
  }
}

function codeWords({ code, data }: Refusal, { refusal }: SignTexts): RefusalWords | null {
  if (!isCodeRefusalCode(code)) return null
  const { title, body } = refusal.code[codeRefusals[code]]
  return { title, body: fill(body, data ?? {}), remedy: 'retry' }
}

function isCodeRefusalCode(code: string): code is keyof typeof codeRefusals {
  return Object.hasOwn(codeRefusals, code)
}

function conflictWords(code: string, { refusal }: SignTexts): { title: string; body: string } {
  if (code === 'quote.versionChanged') return refusal.changed
  if (code === 'quote.consentChanged') return refusal.consentChanged
  if (code === 'quote.preparing') return refusal.preparing
  if (code === 'quote.alreadySignedByYou') return refusal.signedByYou
  if (code === 'quote.notYourTurn') return refusal.notYourTurn
  if (code === 'quote.noWithdrawal') return refusal.noWithdrawal
  if (code === 'quote.withdrawalLost') return refusal.withdrawalLost
  return code === 'quote.alreadySigned' ? refusal.alreadySigned : refusal.closed
}

/** What `applySelection` refuses (Q4). */
const selectionRefusals: ReadonlySet<string> = new Set([
  'quote.unknownLine',
  'quote.duplicateLine',
  'quote.fixedLineMissing',
  'quote.quantityOutOfRange',
  'quote.groupNeedsExactlyOne',
  'quote.nothingSelected',
])

/** What S1 refuses about the ink; all other refusals mean that the file is not one that our pads make. */
const inkRefusals: Readonly<Record<string, keyof SignTexts['refusal']['picture']>> = {
  'signature.blank': 'blank',
  'signature.dot': 'small',
  'signature.tooLittleInk': 'small',
  'signature.tooMuchInk': 'dense',
}

function pictureWords(code: string, refusal: SignTexts['refusal']): { title: string; body: string } {
  if (code === 'signature.tooLarge') return refusal.tooLarge
  const ink = inkRefusals[code]
  return ink === undefined ? refusal.image : refusal.picture[ink]
}

function invalidWords(code: string, { refusal }: SignTexts): RefusalWords {
  if (code.startsWith('signature.')) return { ...pictureWords(code, refusal), remedy: 'retry' }
  if (code === 'quote.selectionFixed') return { ...refusal.selectionFixed, remedy: 'reload' }
  if (selectionRefusals.has(code)) return { ...refusal.selection, remedy: 'reload' }
  return { ...refusal.invalid, remedy: 'retry' }
}
