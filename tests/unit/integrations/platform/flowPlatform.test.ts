import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { flowPlatform } from '@/integrations/platform/flowPlatform'
import { readLifecycle } from '@/integrations/platform/lifecycleMessage'
import type { PlatformStatus } from '@/integrations/platform/platform'

import { startPlatform, type PlatformDouble } from '../../../doubles/platform'

let double: PlatformDouble

beforeEach(async () => {
  double = await startPlatform()
})

afterEach(() => double.close())

function platform() {
  return flowPlatform({ url: `${double.url}/`, token: double.token, timeoutMs: 2_000 })
}

async function statusesSince(since: string): Promise<PlatformStatus[]> {
  const all: PlatformStatus[] = []
  for await (const status of platform().statusesSince(new Date(since))) all.push(status)
  return all
}

describe('XP Z12-013: what the platform says', () => {
  test('is read over as many pages as there are, once each, oldest first', async () => {
    const instants = Array.from({ length: 230 }, (_, index) => new Date(Date.UTC(2026, 10, 1) + index * 1_000))
    for (const [index, at] of instants.entries())
      double.tell({ invoiceNumber: `FA-2026-${index}`, code: 205, status: 'Approuvée', at: at.toISOString() })
    const statuses = await statusesSince('2026-11-01T00:00:00Z')
    expect(statuses.map(({ at }) => at)).toEqual(instants)
    expect(statuses[229]).toMatchObject({ invoiceNumber: 'FA-2026-229', code: 205, status: 'Approuvée' })
  })

  test('before the instant is not read', async () => {
    double.tell({ invoiceNumber: 'FA-2026-0001', code: 205, status: 'Approuvée', at: '2026-10-31T23:59:59.000Z' })
    expect(await statusesSince('2026-11-01T00:00:00Z')).toEqual([])
  })

  test('of one flow is its acknowledgement; of an unknown one, nothing', async () => {
    const { flowId } = await platform().send({
      purpose: 'invoice:1',
      kind: 'invoice',
      rule: 'B2BInt',
      filename: 'FA-2026-0001.pdf',
      contentType: 'application/pdf',
      bytes: new Uint8Array([1, 2, 3]),
    })
    expect(await platform().statusOf(flowId)).toMatchObject({ flowId, status: 'Déposée', code: 200 })
    expect(await platform().statusOf('unknown')).toBeNull()
    expect(double.flows[0]).toMatchObject({
      info: { processingRule: 'B2BInt' },
      file: { bytes: new Uint8Array([1, 2, 3]) },
    })
  })
})

describe('a life-cycle message', () => {
  test.each(['', 'not xml', '<a/>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'])(
    'that is none (%j) is nothing',
    (text) => {
      expect(readLifecycle(text)).toBeNull()
    },
  )
})
