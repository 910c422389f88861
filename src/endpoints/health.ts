import type { Endpoint } from 'payload'

import { lastDunningRun } from '../services/health/lastDunningRun'
import { readiness } from '../services/health/readiness'
import { mailStateOf } from '../services/messages/mailSwitches'

const noStore = { 'Cache-Control': 'no-store' }

/** `/api/health/live`: the process answers. `/api/health/ready`: it can serve, 503 while the database is away. */
export const healthEndpoints: Endpoint[] = [
  { path: '/health/live', method: 'get', handler: () => Response.json({ status: 'live' }, { headers: noStore }) },
  {
    path: '/health/ready',
    method: 'get',
    handler: async ({ payload }) => {
      const state = await readiness(payload)
      const isReady = state.database === 'up'
      const dunning = isReady ? { lastDunningRun: await lastDunningRun(payload) } : {}
      return Response.json(
        { status: isReady ? 'ready' : 'unavailable', ...state, ...dunning, mail: mailStateOf(payload) },
        { status: isReady ? 200 : 503, headers: noStore },
      )
    },
  },
]
