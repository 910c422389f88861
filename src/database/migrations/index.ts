import * as initial from './20261124_060000_initial'
import * as guarantees from './20261124_060100_guarantees'

export const migrations = [
  { up: initial.up, down: initial.down, name: '20261124_060000_initial' },
  { up: guarantees.up, down: guarantees.down, name: '20261124_060100_guarantees' },
]
