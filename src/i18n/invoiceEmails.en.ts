import type { InvoiceEmailTexts } from './invoiceEmails.fr'

/** What the e-mails about invoices and payments say, in English. */
export const invoiceEmailsEn: InvoiceEmailTexts = {
  dueOn: (date) => `due by ${date}`,
  issuedOn: (date) => `of ${date}`,
  paidBy: {
    card: 'by card',
    'sepa-debit': 'by direct debit',
    transfer: 'by transfer',
    cheque: 'by cheque',
    cash: 'in cash',
    'client-credit': 'from your credit',
  },

  invoiceSent: {
    subject: (number, brand) => `Your invoice ${number} – ${brand}`,
    intro: (number) => `Here is our invoice ${number}, attached to this e-mail.`,
    forQuote: (quote) => `It follows quote ${quote}, which you signed.`,
    deposits: (amount) => `Your deposits, ${amount}, are deducted.`,
    pay: 'Online you can pay it by card, direct debit or transfer, without an account or a password.',
    nothing: 'Nothing is left to pay.',
    button: (amount) => `Pay ${amount}`,
    buttonRead: 'See the invoice',
  },

  creditNoteSent: {
    subject: (number, brand) => `Your credit note ${number} – ${brand}`,
    intro: (number, invoice, date) =>
      `Here is our credit note ${number}, attached to this e-mail. It corrects invoice ${invoice} of ${date}.`,
    refund: 'If money is due back to you, we refund it or deduct it from your next invoice.',
  },

  paymentReceived: {
    subject: (amount, number) => `Payment received: ${amount} for invoice ${number}`,
    intro: (amount, how, number) =>
      `Thank you. We have received ${amount} ${how} for invoice ${number}. The receipt is attached to this e-mail.`,
    settled: 'The invoice is fully paid.',
    left: (amount) => `${amount} is left to pay.`,
    button: 'See the invoice',
  },

  paymentFailed: {
    subject: (number) => `Your payment for ${number} did not go through`,
    intro: (amount, how, number) =>
      `The payment of ${amount} ${how} for ${number} was refused by the bank. Nothing was taken, or it is given back to you.`,
    again: 'You can try again, or choose another way to pay.',
    button: 'Try again',
  },

  paymentReviewStaff: {
    subjects: {
      held: (number) => `Payment to review: ${number}`,
      disputed: (number) => `Disputed payment: ${number}`,
      'dispute-won': (number) => `Dispute won: ${number}`,
      'dispute-lost': (number) => `Dispute lost: ${number}`,
      refunded: (number) => `Refund noticed: ${number}`,
      overpaid: (number) => `Overpayment: ${number}`,
      drift: (number) => `Reconciliation drift: ${number}`,
    },
    intros: {
      held: 'A payment does not match what was asked for. It has settled nothing: decide what becomes of it.',
      disputed:
        'The client disputes this payment with their bank. The money is withdrawn; answer within the provider’s time limit.',
      'dispute-won': 'The bank decided for you: the money is back.',
      'dispute-lost': 'The bank decided for the client: the invoice is due again.',
      refunded: 'A refund was made. A credit note is prepared: read it and issue it.',
      overpaid: 'The client paid more than was due. The rest is theirs: use it for another invoice or refund it.',
      drift: 'Last night’s reconciliation found a drift that it could not repair.',
    },
    client: 'Client',
    amount: 'Amount',
    reason: 'Reason',
    button: 'Open',
  },
}
