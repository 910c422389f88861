import { describe, expect, test } from 'vitest'
import { decideLead, leadCommands, leadStates } from '@/domain/leads/lifecycle'
import { lifeOf, reachableStates } from '../lifeOf'

const life = { states: leadStates, commands: leadCommands, decide: decideLead }

describe('L2: the life of a lead', () => {
  test('every state × every command', () => {
    expect(lifeOf(life)).toEqual([
      'new qualify → qualified',
      'new quote → quoted',
      'new lose → lost',
      'new quarantine → quarantined',
      'qualified quote → quoted',
      'qualified lose → lost',
      'qualified quarantine → quarantined',
      'quoted quote → quoted',
      'quoted win → won',
      'quoted lose → lost',
      'lost quote → quoted',
      'lost reopen → qualified',
      'quarantined lose → lost',
      'quarantined release → new',
    ])
  })

  test('every state is reachable from new', () => {
    expect(reachableStates(life, 'new')).toEqual([...leadStates].toSorted())
  })
})
