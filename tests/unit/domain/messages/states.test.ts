import { describe, expect, test } from 'vitest'
import { decideMessage, messageCommands, messageStates, nextAttemptDelayMs } from '@/domain/messages/states'
import { lifeOf, reachableStates } from '../lifeOf'

const life = { states: messageStates, commands: messageCommands, decide: decideMessage }

describe('the life of an owed message', () => {
  test('every state × every command', () => {
    expect(lifeOf(life)).toEqual([
      'queued claim → sending',
      'queued cancel → cancelled',
      'sending succeed → sent',
      'sending retry → queued',
      'sending fail → failed',
      'sending loseTrack → unknown',
      'sending cancel → cancelled',
      'sent resend → queued',
      'failed cancel → cancelled',
      'failed resend → queued',
      'unknown cancel → cancelled',
      'unknown resend → queued',
      'unknown settle → sent',
      'cancelled resend → queued',
    ])
  })

  test('every state is reachable from queued', () => {
    expect(reachableStates(life, 'queued')).toEqual([...messageStates].toSorted())
  })

  test('waits longer after each failure, and gives up after the seventh attempt', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7].map((attempt) => nextAttemptDelayMs(attempt)).map((ms) => ms && ms / 60_000)
    expect(minutes).toEqual([1, 5, 30, 120, 360, 720, null])
  })
})
