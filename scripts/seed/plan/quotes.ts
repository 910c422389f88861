import { declineReasons, type DeclineReason } from '../../../src/domain/quotes/lifecycle'
import type { Age } from '../calendar'
import { clients, type ClientStory } from '../data/clients'
import { offerKindOf } from '../data/offerKinds'
import { offers, showpiece, unfinished, type Offer } from '../data/offers'
import type { StaffKey } from '../data/staff'
import { elementAt, randomFrom, type Random } from '../random'

export type QuoteEnding =
  | { kind: 'draft' }
  /** Out; `validForDays` counts from today. */
  | { kind: 'sent'; validForDays: number }
  | { kind: 'accepted'; on: Age; depositOn: readonly Age[] }
  | { kind: 'declined'; on: Age; reason: DeclineReason; comment: string }
  | { kind: 'expired' }
  | { kind: 'cancelled'; on: Age }

export type QuotePlan = {
  /** Names the quote's own source of chance. */
  key: string
  client: ClientStory
  offer: Offer
  title: string
  owner: StaffKey
  /** The lead asked, the quote was drafted, sent, and, when revised, sent again. */
  asked: Age
  drafted: Age
  sent: Age | null
  revised: Age | null
  ending: QuoteEnding
  /** No deposit is asked. */
  isWithoutDeposit: boolean
  hasSigner: boolean
}

type Ending = QuoteEnding['kind']
type Dates = Pick<QuotePlan, 'asked' | 'drafted' | 'sent' | 'revised' | 'ending'>

const closedEndings: readonly Ending[] = [
  ...Array<Ending>(26).fill('accepted'),
  ...Array<Ending>(10).fill('declined'),
  ...Array<Ending>(8).fill('expired'),
  ...Array<Ending>(3).fill('cancelled'),
]

const comments: Readonly<Record<DeclineReason, string>> = {
  price: 'Votre proposition est très bien faite, mais elle dépasse notre enveloppe.',
  timing: 'Il nous faut une mise en ligne plus tôt que vous ne pouvez le proposer.',
  scope: 'Nous cherchons finalement quelque chose de plus simple.',
  competitor: 'Nous avons retenu une agence avec laquelle nous travaillons déjà.',
  postponed: 'Le projet est repoussé, nous reviendrons vers vous.',
  other: 'Nous avons changé de projet.',
}

/** The quotes of eighteen months, oldest first: those that are closed, those of the last weeks, and the two drafts with a part to play. */
export function planQuotes(): QuotePlan[] {
  const random = randomFrom('quotes')
  const turn = clientsInTurn(random)
  const dates = [...closedDates(random), ...recentDates(random)]
  const plans = dates.map((steps, index) => planOf(index, steps, turn))
  return [
    ...plans,
    draftFor('atelier-lumiere', showpiece),
    { ...draftFor('ceramiques-fabre', unfinished), key: 'unfinished', hasSigner: false },
  ]
}

function planOf(index: number, dates: Dates, turn: (random: Random) => ClientStory): QuotePlan {
  const key = `quote ${index}`
  const random = randomFrom(key)
  const client = turn(random)
  const offer = random.pick(offers.filter(({ kind }) => kind === offerKindOf(client)))
  return {
    key,
    client,
    offer,
    title: elementAt(offer.titles, index % offer.titles.length),
    owner: random.chance(0.6) ? 'camille' : 'ines',
    ...dates,
    isWithoutDeposit: offer.key === 'care' && random.chance(0.4),
    hasSigner: true,
  }
}

/** Every client but the showpiece's gets a quote before any gets a second one. */
function clientsInTurn(random: Random): () => ClientStory {
  const others = clients.filter(({ key }) => key !== 'atelier-lumiere')
  const queue = [...random.shuffle(others), ...random.shuffle(others)]
  let next = 0
  return () => elementAt(queue, next++)
}

const oldest = 535
const youngestClosed = 52

function closedDates(random: Random): Dates[] {
  const endings = random.shuffle(closedEndings)
  return endings.map((kind, index) => {
    const drafted = Math.round(oldest - (index * (oldest - youngestClosed)) / (endings.length - 1))
    const sent = drafted - random.integer(0, 3)
    const isRevised = kind === 'accepted' && index % 8 === 3
    const revised = isRevised ? sent - random.integer(4, 7) : null
    return { ...startOf(drafted, random), sent, revised, ending: endingOf(kind, revised ?? sent, random) }
  })
}

function startOf(drafted: Age, random: Random): Pick<Dates, 'asked' | 'drafted'> {
  return { asked: drafted + random.integer(2, 7), drafted }
}

function endingOf(kind: Ending, sent: Age, random: Random): QuoteEnding {
  switch (kind) {
    case 'accepted': {
      const on = sent - random.integer(2, 13)
      const depositOn = on - random.integer(2, 9)
      return { kind, on, depositOn: random.chance(0.08) ? [depositOn, depositOn - 6] : [depositOn] }
    }
    case 'declined':
      return declinedOn(sent - random.integer(3, 18), random.pick(declineReasons))
    case 'cancelled':
      return { kind, on: sent - random.integer(5, 15) }
    case 'draft':
    case 'expired':
      return { kind }
    case 'sent':
      return { kind, validForDays: 20 }
  }
}

function declinedOn(on: Age, reason: DeclineReason): QuoteEnding {
  return { kind: 'declined', on, reason, comment: comments[reason] }
}

/** drafted, sent, revised, ending: the last weeks are told day by day, because their lists are looked at. */
const recent: readonly (readonly [drafted: Age, sent: Age | null, revised: Age | null, ending: QuoteEnding])[] = [
  [44, 43, null, { kind: 'accepted', on: 33, depositOn: [27] }],
  [38, 37, null, { kind: 'accepted', on: 24, depositOn: [18] }],
  [36, 36, null, { kind: 'expired' }],
  [31, 30, null, { kind: 'accepted', on: 16, depositOn: [] }],
  [30, 29, null, { kind: 'sent', validForDays: 1 }],
  [29, 28, 14, { kind: 'sent', validForDays: 16 }],
  [28, 27, null, { kind: 'sent', validForDays: 3 }],
  [27, 26, null, { kind: 'sent', validForDays: 4 }],
  [25, 24, null, { kind: 'accepted', on: 11, depositOn: [] }],
  [24, 23, null, { kind: 'sent', validForDays: 6 }],
  [23, 22, null, declinedOn(9, 'price')],
  [21, 20, null, { kind: 'accepted', on: 12, depositOn: [5] }],
  [19, 18, null, { kind: 'sent', validForDays: 12 }],
  [17, 16, null, { kind: 'cancelled', on: 8 }],
  [16, 15, null, { kind: 'accepted', on: 6, depositOn: [] }],
  [14, 13, null, { kind: 'sent', validForDays: 17 }],
  [11, 10, null, { kind: 'sent', validForDays: 20 }],
  [9, 8, null, { kind: 'accepted', on: 2, depositOn: [] }],
  [8, 7, null, { kind: 'sent', validForDays: 23 }],
  [6, 5, null, { kind: 'sent', validForDays: 25 }],
  [4, 2, null, { kind: 'sent', validForDays: 28 }],
  [3, 1, null, { kind: 'sent', validForDays: 29 }],
  [7, null, null, { kind: 'draft' }],
  [5, null, null, { kind: 'draft' }],
  [3, null, null, { kind: 'draft' }],
  [1, null, null, { kind: 'draft' }],
]

function recentDates(random: Random): Dates[] {
  return recent.map(([drafted, sent, revised, ending]) => ({ ...startOf(drafted, random), sent, revised, ending }))
}

function draftFor(clientKey: string, offer: Offer): QuotePlan {
  return {
    key: offer.key,
    client: elementAt(
      clients,
      clients.findIndex(({ key }) => key === clientKey),
    ),
    offer,
    title: elementAt(offer.titles, 0),
    owner: 'camille',
    asked: 5,
    drafted: 2,
    sent: null,
    revised: null,
    ending: { kind: 'draft' },
    isWithoutDeposit: false,
    hasSigner: true,
  }
}
