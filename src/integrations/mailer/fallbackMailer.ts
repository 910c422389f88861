import { MailError, type Mailer, type MailReceipt, type OutgoingMail } from '../ports'

export type FallbackOptions = { first: Mailer; second: Mailer; now: () => Date }

/**
 * Two ways out: the second takes a mail that the first surely did not send (`temporary`), and no other, so that nobody
 * gets it twice (D3). After three failures of the first in a row the second goes first for five minutes, per process.
 * The receipt says which one it was.
 */
export function fallbackMailer({ first, second, now }: FallbackOptions): Mailer {
  const watch = watchOf(now)
  const watched: Mailer = { send: (mail) => watch.follow(first.send(mail)) }
  return { send: (mail) => sendBy(watch.isTripped() ? [second, watched] : [watched, second], mail) }
}

async function sendBy([one, other]: [Mailer, Mailer], mail: OutgoingMail): Promise<MailReceipt> {
  try {
    return await one.send(mail)
  } catch (error) {
    if (!(error instanceof MailError) || error.outcome !== 'temporary') throw error
    return await sendAfter(error, other, mail)
  }
}

async function sendAfter(earlier: MailError, mailer: Mailer, mail: OutgoingMail): Promise<MailReceipt> {
  try {
    return await mailer.send(mail)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    throw new MailError(error.outcome, `${earlier.message}; ${error.message}`, { cause: error })
  }
}

const failuresToTrip = 3
const tripMs = 5 * 60_000

/** Counts failures in a row. A refusal of one mail for good is a sign of life; a doubt is a failure as well. */
function watchOf(now: () => Date) {
  let failures = 0
  let trippedUntilMs = 0

  function failed(): void {
    failures += 1
    if (failures >= failuresToTrip) trippedUntilMs = now().getTime() + tripMs
  }

  function lives(): void {
    failures = 0
    trippedUntilMs = 0
  }

  async function follow(sending: Promise<MailReceipt>): Promise<MailReceipt> {
    try {
      const receipt = await sending
      lives()
      return receipt
    } catch (error) {
      if (error instanceof MailError && error.outcome === 'permanent') lives()
      else failed()
      throw error
    }
  }

  return { follow, isTripped: () => now().getTime() < trippedUntilMs }
}
