import type { EmailTexts } from './emails.fr'

export const emailsEn: EmailTexts = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  withVat: (amount) => `${amount} incl. VAT`,
  validUntil: (date) => `valid until ${date}`,
  signedOn: (date) => `signed on ${date}`,
  receivedOn: (date) => `received on ${date}`,
  question: 'Any question? Just reply to this e-mail.',
  automatic: (brand) => `Sent by ${brand}.`,

  quoteSent: {
    subject: (label, title) => `Your quote ${label}: ${title}`,
    intro: (label, title) =>
      `Here is our quote ${label}, “${title}”. The PDF is attached; online you can read it on any screen and sign it.`,
    introWithChoices: (label, title) =>
      `Here is our quote ${label}, “${title}”. The PDF is attached; online you can pick your options, watch the total follow, and sign.`,
    deposit: (amount, rate) =>
      `A deposit of ${amount} (${rate}) is due on signature and books the start of the project.`,
    button: 'View and sign the quote',
    personal: (client) =>
      `This link is yours alone: whoever has it can sign. Pass it on only to somebody who may commit ${client}.`,
  },

  signCode: {
    subject: (label: string) => `Your code to sign quote ${label}`,
    lead: (code: string) => `Your code: ${code}`,
    intro: (label: string, title: string) =>
      `Type it on the page of quote ${label}, “${title}”, to sign it. It works once, for 10 minutes.`,
    warning: 'You did not ask for this code? Give it to nobody and answer this e-mail: nothing is signed without it.',
  },

  quoteSigned: {
    subject: (label) => `Quote ${label} signed`,
    intro: (title) => `Thank you. Your quote “${title}” is signed.`,
    depositNext: (amount) => `What comes next: the deposit of ${amount}, by bank transfer to this account.`,
    beneficiary: 'Beneficiary',
    iban: 'IBAN',
    bic: 'BIC',
    amount: 'Amount',
    reference: 'Payment reference',
    why: 'The reference is how we recognise your transfer. As soon as it arrives we send you the deposit invoice.',
    noDeposit: 'No deposit is needed. We will be in touch to plan the work.',
    button: 'See the signed quote',
  },

  quoteSignedStaff: {
    subject: (label, client) => `Quote ${label} signed by ${client}`,
    intro: (client, title) => `${client} signed “${title}”.`,
    client: 'Client',
    signers: 'Signed by',
    total: 'Total',
    deposit: 'Deposit expected',
    noDeposit: 'No deposit',
    button: 'Open the quote',
  },

  quoteDeclinedStaff: {
    subject: (label, client) => `Quote ${label} declined by ${client}`,
    lead: (amount) => `${amount} · declined`,
    intro: (client, title) => `${client} declined “${title}”.`,
    reason: 'Reason',
    reasons: {
      price: 'the price',
      timing: 'the timing',
      scope: 'the content of the proposal',
      competitor: 'another supplier was chosen',
      postponed: 'the project is postponed',
      other: 'another reason',
    },
    words: 'In their words:',
    noWords: 'The client left no comment.',
    button: 'Open the quote',
  },

  depositReceived: {
    subject: (number) => `Deposit received: your invoice ${number}`,
    intro: (number) => `Thank you. Your deposit has arrived; the deposit invoice ${number}, paid, is attached.`,
    forQuote: (quote) => `It belongs to quote ${quote} and will be deducted from the final invoice.`,
    starts: 'The project starts now: we will write to set a date for the kick-off.',
    startsAfter: (date) => `The project starts when your withdrawal period ends, on ${date}.`,
  },
}
