import type { AnswerTexts } from './answers.fr'

/** What the page says on which a debtor answers a reminder, in English; `{name}` is a fact. */
export const answersEn: AnswerTexts = {
  title: 'Answer about invoice {number}',
  due: 'Due on {date}',
  left: 'Left to pay',
  pay: 'Pay the invoice',
  standing: {
    promised: 'You have promised to pay on {date}. We will not remind you until then.',
    disputed: 'You have reported a problem. We will come back to you; no reminder leaves in the meantime.',
    closed: 'Nothing is left to pay. Thank you.',
  },
  done: {
    promise: 'Thank you, noted. We await your payment on that day.',
    installments: 'Thank you, your plan is noted.',
    problem: 'Thank you for telling us. We will come back to you.',
    paid: 'Thank you, we are looking for your payment. If it arrives in the meantime, there is nothing for you to do.',
  },
  promise: {
    heading: 'Promise a date',
    hint: 'Within thirty days, {date} at the latest.',
    date: 'I will pay on',
    button: 'Promise this date',
  },
  installments: {
    heading: 'Pay in two or three parts',
    hint: 'Equal parts, a month apart.',
    parts: 'Number of parts',
    two: 'Two parts',
    three: 'Three parts',
    first: 'First part on',
    button: 'Propose this plan',
  },
  problem: {
    heading: 'Report a problem',
    words: 'What happened?',
    button: 'Send',
  },
  paid: {
    heading: 'I have already paid',
    words: 'When and how (optional)',
    proof: 'Proof (optional)',
    proofHint: 'PDF, JPG or PNG, at most 10 MB.',
    button: 'Say that it is paid',
  },
  question: 'Ask a question',
  refusals: {
    malformed: 'The answer is incomplete. Please check it and send it again.',
    unknown: 'This link leads to no reminder.',
    notOpen: 'Nothing is left to pay.',
    tooMany: 'Too many answers in a short time. Please try again in an hour.',
    dateInPast: 'That day has passed. Please choose another one.',
    dateTooFar: 'That day is too far away: thirty days at most.',
    alreadyPromised: 'You have already promised a date. To change it, please write to us.',
    promisesBroken: 'Two promises were not kept. Please write to us or call us.',
    tooSmall: 'The amount is too small to be divided.',
    fileKind: 'This file is neither PDF, JPG nor PNG.',
    fileSize: 'This file is too large: 10 MB at most.',
    unavailable: 'The service does not answer. Nothing was saved; please try again in a moment.',
  },
  notFound: {
    title: 'This link leads to no reminder',
    body: 'It may be incomplete. Open it from the e-mail that we sent you, or reply to that e-mail.',
  },
}
