import type { PayTexts } from './pay.fr'

/** The words of an invoice's page in English. */
export const payEn: PayTexts = {
  kind: {
    standard: 'Invoice',
    deposit: 'Deposit invoice',
    final: 'Final invoice',
    'credit-note': 'Credit note',
  },
  page: {
    title: '{kind} {number}',
    from: '{kind} from {seller} for',
    meta: 'Number {number} of {date}',
    dueOn: 'Due on {date}',
    purchaseOrder: 'Purchase order {number}',
    quote: 'Quote {number}, signed on {date}',
    corrects: 'Corrects invoice {number} of {date}',
    download: 'Download the PDF',
    question: 'Ask a question',
    lines: 'What is invoiced ({count})',
    totals: 'Total',
    payments: 'Payments',
    mentions: 'Legal notices',
  },
  amount: {
    due: 'Left to pay',
    paid: 'Amount paid',
    processing: 'Payment under way',
    credit: 'Amount credited',
    total: 'Invoice total',
  },
  standing: {
    preparing: {
      title: 'Your invoice is being prepared',
      body: 'Its PDF will be here in a moment. This page updates by itself.',
    },
    dueIn: { title: 'Due in {count} days', body: 'The due date is {date}.' },
    dueTomorrow: { title: 'Due tomorrow', body: 'The due date is {date}.' },
    dueToday: { title: 'Due today', body: 'The due date is today, {date}.' },
    overdue: {
      title: 'The due date passed {count} days ago',
      body: 'It was {date}. If your payment is already on its way, thank you: there is nothing to do. Something in the way? Write to us and we will find a solution.',
    },
    overdueOne: {
      title: 'The due date was yesterday',
      body: 'It was {date}. If your payment is already on its way, thank you: there is nothing to do. Something in the way? Write to us and we will find a solution.',
    },
    debit: {
      title: 'Your direct debit is under way',
      body: 'Ordered on {date}, it takes 3 to 5 working days. There is nothing else to do: we will write to you if it does not go through.',
    },
    underWay: {
      title: 'Your payment is under way',
      body: 'Begun on {date}, it is not confirmed yet. There is nothing else to do: we will write to you if it does not go through.',
    },
    received: {
      title: 'Payment received',
      body: 'Thank you. Your payment arrived on {date} and the invoice is settled.',
    },
    paid: { title: 'This invoice is settled', body: 'Your payment arrived on {date}. Thank you, nothing else is due.' },
    settled: { title: 'This invoice is settled', body: 'Nothing is due.' },
    refunded: {
      title: 'This invoice is cancelled and refunded',
      body: 'A credit note cancels it, and the refund is among the payments below. Nothing is due.',
    },
    cancelled: {
      title: 'This invoice is cancelled by a credit note',
      body: 'Nothing is due. The credit note is sent to you by e-mail.',
    },
    'credit-note': {
      title: 'This credit note is in your favour',
      body: 'Nothing is due. It reduces or cancels the invoice that it corrects.',
    },
  },
  failed: {
    debit: {
      title: 'The direct debit of {date} did not go through',
      body: 'Your bank refused {amount} and nothing was debited. You can pay again, in the way that suits you.',
    },
    other: {
      title: 'The payment of {date} did not go through',
      body: 'The {amount} were not debited. You can pay again, in the way that suits you.',
    },
  },
  back: {
    waiting: {
      title: 'We are waiting for the bank’s confirmation',
      body: 'It mostly takes a few seconds. This page updates by itself: do not pay a second time.',
    },
    late: {
      title: 'The confirmation is not here yet',
      body: 'It can take a few minutes. You can close this page: if you confirmed the payment, its receipt will appear here. Pay a second time only if you did not confirm it.',
    },
    again: 'See how the invoice stands',
    abandoned: {
      title: 'Nothing was debited',
      body: 'You left the payment before its end. You can take it up again whenever you like.',
    },
  },
  ways: {
    title: 'How would you like to pay?',
    only: 'Pay by bank transfer',
    card: {
      title: 'Card',
      body: 'Confirmed at once, on the secure page of our payment provider.',
      submit: 'Pay {amount}',
      by: 'by card',
    },
    'sepa-debit': {
      title: 'SEPA direct debit',
      body: 'You give your IBAN and authorise this one debit. Allow 3 to 5 working days.',
      submit: 'Pay {amount}',
      by: 'by direct debit',
    },
    transfer: {
      title: 'Bank transfer',
      body: 'Please quote the reference: it links your transfer to this invoice.',
    },
    opening: 'Opening the payment page',
  },
  transfer: {
    amount: 'Amount',
    beneficiary: 'Beneficiary',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Reference',
    qr: 'Or scan this code with your banking app.',
    qrLabel: 'QR code of the transfer: {amount}, reference {reference}',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Select the text to copy it',
    copyName: 'Copy: {what}',
  },
  line: {
    sentence: '{quantity} {unit} at {price}',
    alone: '{quantity} {unit}',
    discount: '{rate} off',
    vat: 'VAT {rate}',
    noVat: 'no VAT',
    net: 'excl. VAT',
  },
  totals: {
    subtotal: 'Subtotal excl. VAT',
    subtotalNoVat: 'Subtotal',
    discount: 'Discount',
    net: 'Total excl. VAT',
    vat: 'VAT {rate}',
    gross: 'Total incl. VAT',
    grossNoVat: 'Total, no VAT',
    deposits: 'Deposits already paid',
    credited: 'Credit notes',
    paid: 'Payments received',
    underWay: 'Payments under way',
    due: 'Left to pay',
    surplus: 'In your favour',
  },
  payment: {
    method: {
      card: 'Card',
      'sepa-debit': 'SEPA direct debit',
      transfer: 'Bank transfer',
      cheque: 'Cheque',
      cash: 'Cash',
      'client-credit': 'Client credit',
    },
    refund: 'Refund',
    state: {
      pending: 'Under way',
      succeeded: 'Received',
      failed: 'Did not go through',
      disputed: 'Disputed',
      refunded: 'Paid out',
    },
    receipt: 'Receipt (PDF)',
    receiptName: 'Receipt for the payment of {amount} of {date} (PDF)',
  },
  refusal: {
    amountChanged: {
      title: 'The amount to pay has just changed',
      body: 'Nothing was debited. The page shows the current amount: check it, then pay.',
    },
    notPayable: {
      title: 'There is nothing left to pay',
      body: 'Nothing was debited. The page shows how this invoice stands.',
    },
    pending: {
      title: 'A payment is already under way',
      body: 'Nothing was debited a second time. The page shows how it stands.',
    },
    unavailable: {
      title: 'Online payment is not answering just now',
      body: 'Nothing was debited. Try again in a minute, or pay by bank transfer.',
    },
    tooMany: {
      title: 'Too many attempts in a row',
      body: 'Nothing was debited. Wait a minute, then try again.',
    },
    notFound: {
      title: 'This link no longer leads to an invoice',
      body: 'Nothing was debited. Open the link of the last e-mail that we sent you.',
    },
    invalid: {
      title: 'This request is not well formed',
      body: 'Nothing was debited. Reload the page, then try again.',
    },
  },
}
