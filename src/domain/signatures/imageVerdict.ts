/** What decoding a signature picture found, as the images port tells it. */
export type SignatureImageFacts =
  | { readable: false; reason: 'not-png' | 'animated' | 'trailing-bytes' | 'truncated' | 'too-large' | 'undecodable' }
  | {
      readable: true
      widthPx: number
      heightPx: number
      byteLength: number
      inkPixels: number
      /** Smallest rectangle around all ink; zeros when there is none. */
      inkBox: { widthPx: number; heightPx: number }
    }

/** Each is the key of a sentence that tells the signer what to do. */
export type SignatureImageProblem =
  | 'signature.notPng'
  | 'signature.tooLarge'
  | 'signature.dimensions'
  | 'signature.blank'
  | 'signature.tooLittleInk'
  | 'signature.tooMuchInk'
  | 'signature.dot'
  | 'signature.truncated'
  | 'signature.animated'
  | 'signature.trailingBytes'

/** The limits of S1; the page uses the same ones before it sends. */
export const signatureImageLimits = {
  widthPx: { min: 120, max: 2_000 },
  heightPx: { min: 40, max: 1_000 },
  maxBytes: 256 * 1_024,
  /** Share of the picture's pixels. */
  ink: { min: 0.001, max: 0.4 },
  /** Share of the picture's width that the ink must span. */
  minInkWidth: 0.05,
} as const

type ReadableFacts = Extract<SignatureImageFacts, { readable: true }>

/** 'accepted', or the first thing that is wrong with a signature picture (S1). */
export function imageVerdict(facts: SignatureImageFacts): 'accepted' | SignatureImageProblem {
  if (!facts.readable) return unreadable[facts.reason]
  return fileProblem(facts) ?? inkProblem(facts) ?? 'accepted'
}

const unreadable = {
  'not-png': 'signature.notPng',
  animated: 'signature.animated',
  'trailing-bytes': 'signature.trailingBytes',
  truncated: 'signature.truncated',
  undecodable: 'signature.truncated',
  'too-large': 'signature.tooLarge',
} as const satisfies Record<Extract<SignatureImageFacts, { readable: false }>['reason'], SignatureImageProblem>

function fileProblem({ widthPx, heightPx, byteLength }: ReadableFacts): SignatureImageProblem | null {
  const limits = signatureImageLimits
  if (byteLength > limits.maxBytes) return 'signature.tooLarge'
  const fits = isWithin(widthPx, limits.widthPx) && isWithin(heightPx, limits.heightPx)
  return fits ? null : 'signature.dimensions'
}

function inkProblem({ widthPx, heightPx, inkPixels, inkBox }: ReadableFacts): SignatureImageProblem | null {
  const { ink, minInkWidth } = signatureImageLimits
  const share = inkPixels / (widthPx * heightPx)
  if (inkPixels === 0) return 'signature.blank'
  if (share > ink.max) return 'signature.tooMuchInk'
  if (inkBox.widthPx < minInkWidth * widthPx) return 'signature.dot'
  return share < ink.min ? 'signature.tooLittleInk' : null
}

function isWithin(value: number, limits: { min: number; max: number }): boolean {
  return value >= limits.min && value <= limits.max
}
