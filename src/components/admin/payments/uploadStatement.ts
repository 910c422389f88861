import { refusalIn, type Answer } from '../api'

type Upload = {
  /** Where `/bank-lines` answers. */
  url: string
  /** Payload answers in it. */
  language: string
  file: File
  recordsSure: boolean
}

/** The largest files have thousands of lines, and sure ones are recorded one by one. */
const patienceMs = 300_000

/** Sends a bank's file as it is. A network failure is a refusal without a message. */
export async function uploadStatement({ url, language, file, recordsSure }: Upload): Promise<Answer> {
  try {
    const response = await fetch(`${url}/import?recordsSure=${String(recordsSure)}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Accept-Language': language, 'Content-Type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(patienceMs),
    })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, body: answer } : { ok: false, refusal: refusalIn(answer) }
  } catch {
    return { ok: false, refusal: { message: null, problems: [] } }
  }
}
