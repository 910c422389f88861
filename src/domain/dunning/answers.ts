/** What a debtor may answer to a reminder with one click (D4). */
export const reminderAnswerKinds = ['promise', 'installments', 'problem', 'paid'] as const
export type ReminderAnswerKind = (typeof reminderAnswerKinds)[number]

/** Why an answer was not taken; the page turns the code into a sentence. */
export const answerRefusals = [
  'malformed',
  'unknown',
  'notOpen',
  'tooMany',
  'dateInPast',
  'dateTooFar',
  'alreadyPromised',
  'promisesBroken',
  'tooSmall',
  'fileKind',
  'fileSize',
  'unavailable',
] as const
export type AnswerRefusal = (typeof answerRefusals)[number]
