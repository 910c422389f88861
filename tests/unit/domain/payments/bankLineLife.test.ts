import { expect, test } from 'vitest'
import { bankLineCommands, decideBankLine } from '@/domain/payments/bankLineLife'
import { bankLineStates } from '@/domain/payments/bankLines'
import { lifeOf, reachableStates } from '../lifeOf'

const life = { states: bankLineStates, commands: bankLineCommands, decide: decideBankLine }

test('P5: the life of a line: every state × every command; recorded money is not opened again', () => {
  expect(lifeOf(life)).toEqual([
    'unmatched match → matched',
    'unmatched ignore → ignored',
    'ignored reopen → unmatched',
  ])
})

test('every state is reachable from unmatched', () => {
  expect(reachableStates(life, 'unmatched')).toEqual([...bankLineStates].toSorted())
})
