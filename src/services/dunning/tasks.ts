import { sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import type { CivilDate } from '../../domain/dates/civilDate'
import type { StaffTaskKind } from '../../domain/tasks'

/** Something for a person of the agency to do; `purpose` says what for, once and for all. */
export type NewTask = {
  purpose: string
  kind: StaffTaskKind
  title: string
  note: string | null
  dueOn: CivilDate
  clientId: string | null
  invoiceId: string | null
}

/**
 * Opens a task in the caller's transaction, for whoever is in charge of the client. One of the same purpose stays as it is, two
 * workers at once included.
 *
 * @returns whether it was opened now
 */
export async function openTask(req: PayloadRequest, task: NewTask): Promise<boolean> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    INSERT INTO staff_tasks (id, kind, title, note, due_on, client_id, invoice_id, purpose, assignee_id)
    VALUES (${randomUUID()}, ${task.kind}, ${task.title}, ${task.note}, ${task.dueOn}, ${task.clientId}, ${task.invoiceId},
            ${task.purpose}, (SELECT owner_id FROM clients WHERE id = ${task.clientId}::uuid))
    ON CONFLICT (purpose) DO NOTHING RETURNING id`)
  return rows.length > 0
}
