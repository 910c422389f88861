/** How a state feels: nothing to do, under way, done well, to watch, gone wrong. Only the dot's colour; the label carries the meaning. */
export type Tone = 'calm' | 'active' | 'good' | 'watch' | 'bad'

const tones: Readonly<Record<string, Tone>> = {
  sent: 'active',
  'partially-signed': 'active',
  issued: 'active',
  'partially-paid': 'active',
  sending: 'active',
  queued: 'active',
  pending: 'active',
  new: 'active',
  qualified: 'active',
  quoted: 'active',
  accepted: 'good',
  paid: 'good',
  succeeded: 'good',
  won: 'good',
  kept: 'good',
  done: 'good',
  delivered: 'good',
  expired: 'watch',
  held: 'watch',
  unknown: 'watch',
  disputed: 'watch',
  quarantined: 'watch',
  declined: 'bad',
  withdrawn: 'bad',
  uncollectible: 'bad',
  failed: 'bad',
  'dispute-lost': 'bad',
  broken: 'bad',
}

/** The tone of a state of any collection; calm for one without news (draft, cancelled …). */
export function toneOf(state: string): Tone {
  return tones[state] ?? 'calm'
}
