import type { WithdrawalInformation } from './withdrawal.fr'

/** English words of the information on withdrawal. */
export const withdrawalInformationEn: WithdrawalInformation = {
  title: 'Right of withdrawal',
  paragraphs: {
    right:
      'You have the right to withdraw from this contract within 14 days without giving any reason. The period expires 14 days after the day of signing; if that is a Saturday, a Sunday or a French public holiday, it is extended to the next working day.',
    how: 'To exercise this right, you must inform us ({seller}, {address}, {phone}, {email}) of your decision by an unequivocal statement: the button “Withdraw from the contract here” on this quote’s page, an e-mail or a letter. You may use the model form below, but it is not obligatory. If you use the button, we e-mail you an acknowledgement of receipt without delay.',
    inTime: 'To meet the deadline, it is sufficient that you send your decision before the period has expired.',
    refund:
      'If you withdraw, we reimburse all payments received from you without undue delay, and not later than 14 days from the day on which we are informed of your decision, by the same means of payment as yours, unless you have expressly agreed otherwise; the reimbursement costs you nothing.',
    earlyStart:
      'Work does not start before the period ends, unless you expressly ask for it when signing. In that case, if you withdraw, you pay us an amount in proportion to what has been provided until you inform us. You lose this right if the work is fully performed before the period ends.',
  },
  formTitle: 'Model withdrawal form',
  form: {
    use: 'Complete and return this form only if you wish to withdraw from the contract.',
    to: 'To {seller}, {address}, {email}:',
    notice:
      'I hereby give notice that I withdraw from my contract for the provision of the following service: quote {label}',
    orderedOn: 'Ordered on:',
    name: 'Name of the consumer:',
    address: 'Address of the consumer:',
    signature: 'Signature of the consumer (only on paper):',
    date: 'Date:',
  },
}
