import { database } from '../database'

export const dynamic = 'force-dynamic'

/** All that the product's list of invoices answers with, in one query: rows, their lines, what points at them, how many. */
const list = `
  select i.*,
    (select json_agg(l order by l._order) from invoices_lines l where l._parent_id = i.id) as lines,
    (select json_agg(p.id) from payments p where p.invoice_id = i.id) as payments,
    (select json_agg(r.id) from reminders r where r.invoice_id = i.id) as reminders,
    (select count(*) from invoices) as total
  from invoices i
  order by i.issued_on desc
  limit 25`

export async function GET(): Promise<Response> {
  const { rows } = await database.query(list)
  return Response.json(rows)
}
