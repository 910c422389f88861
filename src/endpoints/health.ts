import type { Endpoint } from 'payload'

import { readiness } from '../services/health/readiness'

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
      return Response.json(
        { status: isReady ? 'ready' : 'unavailable', ...state },
        { status: isReady ? 200 : 503, headers: noStore },
      )
    },
  },
]
