/** Kinds of bounce. `hard`: the mailbox refuses for good; `soft`: for now; `blocked`: our provider did not try. */
export const bounceKinds = ['soft', 'blocked', 'invalid', 'hard'] as const
export type BounceKind = (typeof bounceKinds)[number]

/** What a mail provider tells about a mail that it took. `at`: ISO instant in UTC with milliseconds. */
export type MailEvent =
  | { kind: 'accepted' | 'delivered' | 'complained'; at: string }
  | { kind: 'bounced'; bounceKind: BounceKind; at: string }

/** What is known of a mail after it left; instants like those of the events. */
export type MailTrack = {
  deliveredAt: string | null
  bouncedAt: string | null
  /** Free text where another provider wrote it. */
  bounceKind: string | null
  complainedAt: string | null
}

/**
 * What an event adds. Of each kind the latest stands, whatever the order they come in; of two bounces at the same
 * moment the graver one. The same event again adds nothing.
 *
 * @returns only the fields that change; null when the event is no news
 */
export function trackAfter(track: MailTrack, event: MailEvent): Partial<MailTrack> | null {
  switch (event.kind) {
    case 'accepted':
      return null
    case 'delivered':
      return isLater(event.at, track.deliveredAt) ? { deliveredAt: event.at } : null
    case 'complained':
      return isLater(event.at, track.complainedAt) ? { complainedAt: event.at } : null
    case 'bounced':
      return isGraver(event, track) ? { bouncedAt: event.at, bounceKind: event.bounceKind } : null
  }
}

/** Why no mail may go to the address any more after this event; null: it may (a full mailbox is no reason). */
export function suppressionAfter(event: MailEvent): 'bounce' | 'complaint' | null {
  if (event.kind === 'complained') return 'complaint'
  return event.kind === 'bounced' && event.bounceKind === 'hard' ? 'bounce' : null
}

function isLater(at: string, known: string | null): boolean {
  return known === null || at > known
}

function isGraver({ at, bounceKind }: Extract<MailEvent, { kind: 'bounced' }>, track: MailTrack): boolean {
  if (at !== track.bouncedAt) return isLater(at, track.bouncedAt)
  const known = bounceKinds.findIndex((kind) => kind === track.bounceKind)
  return bounceKinds.indexOf(bounceKind) > known
}
