import type { SignRequest } from '@/contracts/sign'

import type { SignaturePicture } from './signaturePicture'

export type SignFormProblem =
  'name' | 'empty' | 'tooSmall' | 'mention' | 'picture' | 'consent' | 'codeNotAsked' | 'code'

type SignForm = {
  name: string
  consent: boolean
  picture: SignaturePicture | null
  /** The e-mailed code (S3): what was typed, and whether one was ever asked for; null when the quote needs none. */
  code: { typed: string; isAsked: boolean } | null
}

/** The fields of a complete form, or the first thing that is missing, in the order in which the form asks. */
export function signFormVerdict(
  form: SignForm,
):
  | { ok: true; fields: Pick<SignRequest, 'signerName' | 'image' | 'consent' | 'code'> }
  | { ok: false; problem: SignFormProblem } {
  const signerName = form.name.trim()
  if (signerName.length < 2) return { ok: false, problem: 'name' }
  if (form.picture === null) return { ok: false, problem: 'picture' }
  if (!form.picture.ok) return { ok: false, problem: form.picture.reason }
  if (!form.consent) return { ok: false, problem: 'consent' }
  const code = form.code && typedCode(form.code.typed)
  if (form.code && !form.code.isAsked) return { ok: false, problem: 'codeNotAsked' }
  if (form.code && code?.length !== 6) return { ok: false, problem: 'code' }
  return { ok: true, fields: { signerName, image: form.picture.base64, consent: true, code } }
}

/** The digits of what was typed or pasted: "123 456" and "123-456" are 123456 (S3). */
export function typedCode(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 6)
}

/** Whether the typed words are the mention asked for; case, spaces, quotation marks and a full stop do not matter (S2). */
export function isMention(typed: string, mention: string): boolean {
  return plainWords(typed) === plainWords(mention)
}

function plainWords(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[«»“”"'.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
