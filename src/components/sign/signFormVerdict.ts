import type { SignRequest } from '@/contracts/sign'

import type { SignaturePicture } from './signaturePicture'

export type SignFormProblem = 'name' | 'empty' | 'tooSmall' | 'picture' | 'consent'

type SignForm = { name: string; consent: boolean; picture: SignaturePicture | null }

/** The fields of a complete form, or the first thing that is missing, in the order in which the form asks. */
export function signFormVerdict(
  form: SignForm,
):
  | { ok: true; fields: Pick<SignRequest, 'signerName' | 'image' | 'consent'> }
  | { ok: false; problem: SignFormProblem } {
  const signerName = form.name.trim()
  if (signerName.length < 2) return { ok: false, problem: 'name' }
  if (form.picture === null) return { ok: false, problem: 'picture' }
  if (!form.picture.ok) return { ok: false, problem: form.picture.reason }
  if (!form.consent) return { ok: false, problem: 'consent' }
  return { ok: true, fields: { signerName, image: form.picture.base64, consent: true } }
}
