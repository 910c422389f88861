import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Stripe } from 'stripe'
import { type Answer, apiDesk, type Failure, type LoggedRequest } from './apiDesk'
import { type BookKeeper, type DoubleEvent, keepBook } from './book'
import { debitTimers } from './debitTimers'
import {
  type Attempt,
  attemptPayment,
  dispute,
  expire,
  refund,
  settleDebit,
  settleRefund,
  type World,
} from './happenings'
import { payDesk } from './payDesk'
import { type Sender, signatureOf, webhookSender } from './webhooks'

export type DoubleOptions = {
  /** 0 takes a free one. */
  port: number
  /** null: events are kept, not sent, until `sendWebhooksTo`. */
  webhookUrl: string | null
  webhookSecret: string
  now?: () => Date
  /** A file that keeps all through restarts. */
  db?: string
  /** Where payers reach the double, when that is not its own address. */
  publicUrl?: string
  /** Before an event that was not taken is sent again. */
  retryPausesMs?: number[]
  /** The bank takes every debit after this long; unset: only when `settleSepa` says so. */
  debitAnswersAfterMs?: number
}

/** What a test or a demo does to the double; all of it throws for an id that it does not know. */
type Controls = {
  completeCheckout: (sessionId: string, attempt: Attempt) => void
  settleSepa: (paymentIntentId: string, outcome: Attempt['outcome']) => void
  /** As from Stripe's dashboard; without an amount, all that is left. */
  refund: (paymentIntentId: string, amountCents?: number) => Stripe.Refund
  settleRefund: (refundId: string, outcome: Attempt['outcome']) => void
  dispute: (paymentIntentId: string, state: 'open' | 'won' | 'lost') => Stripe.Dispute
  replayEvent: (id: string) => void
  /** What Stripe would POST for an event: for tests that deliver by hand. */
  signed(id: string, at?: Date): Promise<{ body: string; signature: string }>
}

export type StripeDouble = Controls & {
  url: string
  /** Every API request, refused and failed ones too. */
  requests: LoggedRequest[]
  /** The events so far, the eldest first. */
  events: () => DoubleEvent[]
  failNext: (failure: Failure) => void
  /** Loses every event from now on, until told otherwise. */
  dropWebhooks: (isDropping: boolean) => void
  sendWebhooksTo: (url: string) => void
  /** Until every event was taken or given up. */
  webhooksSettled: () => Promise<void>
  close: () => Promise<void>
}

type Parts = {
  world: World
  sender: Sender
  act: Act
  pay: (session: Stripe.Checkout.Session, attempt: Attempt) => void
}
type Act = <T>(step: () => T) => T

const defaultPausesMs = [500, 2_000, 10_000, 60_000]
const largestBody = 1_000_000

/** A local server that answers as Stripe does, for tests and the demo. It takes no money and no live key. */
export async function startStripeDouble(options: DoubleOptions): Promise<StripeDouble> {
  const { now = () => new Date(), webhookSecret: secret, retryPausesMs: pausesMs = defaultPausesMs } = options
  const keeper = keepBook(options.db ?? null)
  const { book } = keeper
  const server = createServer()
  const url = `http://127.0.0.1:${await listen(server, options.port)}`
  const sender = webhookSender({ url: options.webhookUrl, secret, pausesMs, now })
  const world = worldOf({ keeper, sender, now, publicUrl: options.publicUrl ?? url })
  const act = actor(keeper)
  const bank = debitTimers(options.debitAnswersAfterMs ?? null, (intent) =>
    act(() => settleDebit(world, intent, 'succeeded')),
  )
  const parts = { world, sender, act, pay: payer({ world, act, expectDebit: bank.expect }) }
  const desk = apiDesk(world)
  serve(server, { parts, desk })
  Object.values(book.intents).forEach(bank.expect)
  return {
    ...controls(parts, { secret, now }),
    url,
    requests: desk.requests,
    events: () => Object.values(book.events),
    failNext: desk.failNext,
    dropWebhooks: sender.drop,
    sendWebhooksTo: sender.sendTo,
    webhooksSettled: sender.settled,
    close: async () => {
      sender.stop()
      bank.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function controls({ world, sender, act, pay }: Parts, { secret, now }: { secret: string; now: () => Date }): Controls {
  const { book } = world
  return {
    completeCheckout: (id, attempt) => pay(known(book.sessions, id), attempt),
    settleSepa: (id, outcome) => act(() => settleDebit(world, known(book.intents, id), outcome)),
    refund: (id, cents) => act(() => refund(world, known(book.intents, id), cents)),
    settleRefund: (id, outcome) => act(() => settleRefund(world, known(book.refunds, id), outcome)),
    dispute: (id, state) => act(() => dispute(world, known(book.intents, id), state)),
    replayEvent: (id) => sender.send(known(book.events, id)),
    signed: async (id, at = now()) => {
      const body = JSON.stringify(known(book.events, id))
      return { body, signature: await signatureOf(body, secret, at) }
    },
  }
}

function worldOf(of: { keeper: BookKeeper; sender: Sender; now: () => Date; publicUrl: string }): World {
  const { book } = of.keeper
  return {
    book,
    publicUrl: of.publicUrl,
    nowSeconds: () => Math.floor(of.now().getTime() / 1000),
    tell: (event) => {
      book.events[event.id] = event
      of.sender.send(event)
    },
  }
}

/** Writes the book after every step, refused ones too: they may have expired a session. */
function actor({ save }: BookKeeper): Act {
  return (step) => {
    try {
      return step()
    } finally {
      save()
    }
  }
}

function payer(of: { world: World; act: Act; expectDebit: (intent: Stripe.PaymentIntent) => void }): Parts['pay'] {
  return (session, attempt) => {
    of.act(() => attemptPayment(of.world, session, attempt))
    const id = session.payment_intent
    if (typeof id === 'string') of.expectDebit(known(of.world.book.intents, id))
  }
}

function serve(server: Server, { parts, desk }: { parts: Parts; desk: ReturnType<typeof apiDesk> }): void {
  const { world, act, pay } = parts
  const page = payDesk(world, pay)

  async function answer(request: IncomingMessage): Promise<Answer | 'timeout'> {
    const { method = 'GET', headers } = request
    const { pathname, search } = new URL(request.url ?? '/', 'http://double')
    const body = await bodyOf(request)
    return act(() => {
      expireDue(world)
      if (pathname.startsWith('/pay/')) return page({ method, sessionId: pathname.slice(5), form: body })
      return desk.answer({ method, path: pathname, form: method === 'GET' ? search.slice(1) : body }, headers)
    })
  }

  server.on('request', (request, response) => {
    answer(request).then(
      (given) => {
        if (given === 'timeout') return
        response.writeHead(given.status, { 'content-type': given.type, ...given.headers }).end(given.text)
      },
      (error: unknown) => {
        console.error('The Stripe double failed:', error)
        response.writeHead(500).end()
      },
    )
  })
}

/** Stripe's own clock; here, whoever asks first. */
function expireDue(world: World): void {
  for (const session of Object.values(world.book.sessions))
    if (session.status === 'open' && session.expires_at <= world.nowSeconds()) expire(world, session)
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The Stripe double has no port')
  return address.port
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    const buffer = Buffer.from(part)
    bytes += buffer.length
    if (bytes <= largestBody) parts.push(buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

function known<T>(things: Record<string, T>, id: string): T {
  const thing = things[id]
  if (thing === undefined) throw new Error(`The Stripe double knows no ${id}`)
  return thing
}
