import { describe, expect, test } from 'vitest'
import { countsAsMoney, decidePayment, paymentCommands, paymentStates } from '@/domain/payments/states'
import { lifeOf, reachableStates } from '../lifeOf'

const life = { states: paymentStates, commands: paymentCommands, decide: decidePayment }

describe('P4: the life of a payment row', () => {
  test('every state × every command', () => {
    expect(lifeOf(life)).toEqual([
      'pending succeed → succeeded',
      'pending fail → failed',
      'pending expire → expired',
      'pending hold → held',
      'succeeded hold → held',
      'succeeded dispute → disputed',
      'succeeded refund → refunded',
      'failed succeed → succeeded',
      'failed expire → expired',
      'failed hold → held',
      'held succeed → succeeded',
      'held fail → failed',
      'held refund → refunded',
      'disputed winDispute → succeeded',
      'disputed loseDispute → dispute-lost',
    ])
  })

  test('every state is reachable from pending', () => {
    expect(reachableStates(life, 'pending')).toEqual([...paymentStates].toSorted())
  })

  test('P3: what is held, pending, failed or contested pays nothing; a refunded row counts, its refund takes it back', () => {
    expect(paymentStates.filter(countsAsMoney)).toEqual(['succeeded', 'refunded'])
  })
})
