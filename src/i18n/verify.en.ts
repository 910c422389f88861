import type { VerifyTexts } from './verify.fr'

export const verifyEn: VerifyTexts = {
  title: 'Check a document',
  introduction:
    'Choose a PDF that you have received: a quote, a signed quote or an invoice. Its hash is made on your device; the file stays there.',
  choose: 'Drop a PDF here, or choose it.',
  needsScript: 'This page needs JavaScript to make the hash on your device.',
  working: 'Checking…',
  sealOffer: 'The seal itself can be checked too. For that the file is sent to us, read, and forgotten.',
  sealButton: 'Check the seal',
  level: 'Level: simple electronic signature.',
  demoKey: 'Sealed with a demonstration key, of no value.',
  timestamps: {
    none: 'No third-party timestamp.',
    pending: 'Third-party timestamp pending.',
    done: 'Timestamped by a third party.',
  },
  kinds: {
    quote: 'Quote {label}, sent on {date}.',
    'signed-quote': 'Signed quote {label}, accepted on {date}.',
    invoice: 'Invoice {label}, of {date}.',
  },
  verdicts: {
    genuine: { title: 'Genuine document', body: 'This file is exactly the one that we made.' },
    superseded: { title: 'Replaced version', body: 'This file is genuine, but {replacedBy} replaces it.' },
    altered: {
      title: 'Altered file',
      body: 'This file says that it is {label}, but it is not the one that we made. Do not rely on it; ask us for the original.',
    },
    unknown: {
      title: 'Unknown document',
      body: 'We made no file with this hash. If it was shown to you as ours, write to us.',
    },
  },
  seals: {
    whole: { title: 'Seal intact', body: 'The seal is ours and covers the whole file: not one byte has changed.' },
    foreign: { title: 'Somebody else’s seal', body: 'The file bears an intact seal, but it is not ours.' },
    broken: { title: 'Seal broken', body: 'The file has changed since it was sealed, or something was added.' },
    none: { title: 'No seal', body: 'This file is not sealed. Only signed quotes are.' },
  },
  problems: {
    notPdf: 'This is not a PDF. Choose the file as you received it.',
    tooBig: 'This file is over 30 MB: its seal cannot be checked here.',
    tooOften: 'Too many checks in a row. Try again in ten minutes.',
    unavailable: 'The check did not come through. Try again in a moment; your file has not changed.',
  },
}
