import { describe, expect, test } from 'vitest'
import { suppressionAfter, trackAfter, type MailEvent, type MailTrack } from '@/domain/messages/mailEvents'

const untold: MailTrack = { deliveredAt: null, bouncedAt: null, bounceKind: null, complainedAt: null }

function at(minute: number): string {
  return `2026-11-24T11:0${minute}:00.000Z`
}

function bounced(bounceKind: Extract<MailEvent, { kind: 'bounced' }>['bounceKind'], minute: number): MailEvent {
  return { kind: 'bounced', bounceKind, at: at(minute) }
}

function told(events: MailEvent[]): MailTrack {
  return events.reduce((track, event) => ({ ...track, ...trackAfter(track, event) }), untold)
}

function orders<Item>(items: Item[]): Item[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

describe('what is known of a mail', () => {
  test('is the same in whatever order it is told: the latest of each kind, the graver bounce of one moment', () => {
    const events: MailEvent[] = [
      bounced('soft', 1),
      { kind: 'delivered', at: at(2) },
      bounced('blocked', 3),
      bounced('hard', 3),
      { kind: 'complained', at: at(4) },
      { kind: 'accepted', at: at(0) },
    ]
    for (const order of orders(events))
      expect(told(order)).toEqual({ deliveredAt: at(2), bouncedAt: at(3), bounceKind: 'hard', complainedAt: at(4) })
  })

  test('told again is no news', () => {
    for (const event of [
      bounced('hard', 1),
      { kind: 'delivered', at: at(1) },
      { kind: 'complained', at: at(1) },
    ] as const)
      expect(trackAfter(told([event]), event)).toBeNull()
  })

  test('a later bounce is news, of a lighter kind too: the mail was sent again', () => {
    expect(trackAfter(told([bounced('hard', 1)]), bounced('soft', 2))).toEqual({ bouncedAt: at(2), bounceKind: 'soft' })
  })
})

describe('an address is barred', () => {
  test('R33: by a hard bounce and by a complaint, by nothing else', () => {
    expect(suppressionAfter(bounced('hard', 1))).toBe('bounce')
    expect(suppressionAfter({ kind: 'complained', at: at(1) })).toBe('complaint')
    const harmless: MailEvent[] = [
      bounced('soft', 1),
      bounced('blocked', 1),
      bounced('invalid', 1),
      { kind: 'delivered', at: at(1) },
      { kind: 'accepted', at: at(1) },
    ]
    for (const event of harmless) expect(suppressionAfter(event)).toBeNull()
  })
})
