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
    introAfter: (label, title, names) =>
      `Quote ${label}, “${title}”, is already signed by ${names}: it is your turn. The PDF is attached; online you can read it on any screen, with the options that were chosen, and sign it.`,
    deposit: (amount, rate) =>
      `A deposit of ${amount} (${rate}) is due on signature and books the start of the project.`,
    button: 'View and sign the quote',
    personal: (client) =>
      `This link is yours alone: whoever has it can sign. Pass it on only to somebody who may commit ${client}.`,
  },

  quoteToCountersign: {
    subject: (label, client) => `Quote ${label} to countersign: ${client}`,
    intro: (client, title) =>
      `${client} signed “${title}”. The quote will be accepted once you have signed it for the agency.`,
    client: 'Client',
    signers: 'Signed by',
    total: 'Total as chosen',
    button: 'Read and countersign',
    personal: 'This link is yours alone: it signs on behalf of the agency. Pass it on to nobody.',
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

  quoteReminder: {
    subjects: {
      'third-day': (label) => `Did you get a chance to read quote ${label}?`,
      'seventh-day': (label) => `Any question about quote ${label}?`,
      'before-expiry': (label, daysLeft) =>
        daysLeft === 0
          ? `Quote ${label}: the last day to sign it`
          : `Quote ${label}: ${daysLeft} more ${daysLeft > 1 ? 'days' : 'day'} to sign it`,
    },
    intros: {
      'third-day': (label, title) =>
        `A few days ago we sent you quote ${label}, “${title}”. Did you find the time to read it?`,
      'seventh-day': (label, title) =>
        `Quote ${label}, “${title}”, is still there for you. If something is missing or should change, we will adapt it together.`,
      'before-expiry': (label, title) => `Quote ${label}, “${title}”, comes to the end of its validity.`,
    },
    daysLeft: (days) =>
      days === 0
        ? 'You can still sign it today.'
        : `There ${days > 1 ? `are ${days} days` : 'is 1 day'} left to sign it.`,
    afterwards: 'After that date, the same page lets you ask for an update.',
    button: 'See the quote again',
    no: 'The project has changed, or this is not the time? You can decline the quote on that page, in a word: we will not write to you about it again.',
  },

  quoteUpdateRequestedStaff: {
    subject: (label, client) => `Update of quote ${label} requested by ${client}`,
    lead: (amount, date) => `${amount} · expired after ${date}`,
    intro: (client, title) => `${client} would like an update of quote “${title}”, which can no longer be signed.`,
    words: 'In their words:',
    noWords: 'The client added nothing.',
    next: '“Revise” prepares a new version; the client gets it when you send it.',
    button: 'Open the quote',
  },

  ledgerAnchor: {
    subject: (date) => `Anchor of the ledger, ${date}`,
    lead: (date, chains) => `${date} · ${chains} ${chains > 1 ? 'chains' : 'chain'}`,
    intro:
      'The state of the ledger was copied out of the database. Keep this message: if somebody later cut or rewrote the ledger, it would show.',
    date: 'Date',
    chains: 'Chains',
    hash: 'SHA-256 of the file',
    attached: 'The file is attached. Its hash, as sha256sum computes it for instance, must be the one written here.',
    notAttached: 'The file is too large to be attached: it is in the storage, under a name that contains this hash.',
    check: 'To verify the whole ledger, run on the server: npm run ledger:verify',
  },

  withdrawalReceipt: {
    subject: (label) => `Acknowledgement of your withdrawal, quote ${label}`,
    intro: 'We have received your withdrawal. Keep this e-mail: it is the acknowledgement of receipt.',
    statement: 'Your statement:',
    receivedAt: 'Received on',
    zone: (instant, utc) => `${instant}, Paris time (${utc})`,
    name: 'Name',
    contract: 'Contract',
    ended: 'The contract has ended: nothing more is asked of you, except what is written here.',
    nothingPaid: 'No deposit has arrived: there is nothing to reimburse, and the transfer is no longer expected.',
    refund: (amount, date) =>
      `We reimburse your deposit of ${amount} by ${date} at the latest, by the same means of payment, at no cost to you.`,
    refundPart: (amount, date) =>
      `You have paid a deposit of ${amount}. We reimburse it by ${date} at the latest, by the same means of payment and at no cost, less the part of the work that you had asked us to start before the end of the period and that is already done.`,
    part: 'You had asked us to start before the end of the period: the part of the work already done remains payable. We write to you with the details.',
  },

  quoteWithdrawnStaff: {
    subject: (label, client) => `Quote ${label}: ${client} has withdrawn`,
    lead: (date) => `${date} · withdrawn`,
    intro: (client, title) =>
      `${client} has withdrawn from the contract “${title}”, as a consumer may for 14 days. The project is cancelled; stop working on it.`,
    receivedAt: 'Received on',
    name: 'Name',
    paid: 'To reimburse',
    refundBy: 'By',
    refund: 'Once the refund is made, note it on the quote: “Refund made”.',
    part: 'The client had asked for an early start: the part of the work already done may be kept.',
    nothingPaid: 'No deposit has arrived: nothing to reimburse.',
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
