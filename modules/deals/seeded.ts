import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

/** What of this module the demo brings. */
export type SeededTable =
  | 'product'
  | `need${'' | '_move' | '_person' | '_diagnosis' | '_loss'}`
  | `quote${'' | '_version' | '_approval'}`
  | 'sales_order'
  | 'delivery'
  | 'payment'
  | 'document_number'

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Rows as the demo brings them, many at once, their fields named as the columns are. Figures are counted by the caller. */
export async function seedDeals({ tx }: Work, table: SeededTable, facts: readonly object[]): Promise<void> {
  const [first] = facts
  if (!first) return
  const rows = facts.map((fact) =>
    Object.fromEntries(Object.entries(fact).map(([field, value]) => [columnOf(field), value])),
  )
  const columns = sql.join(Object.keys(first).map((field) => sql.ref(columnOf(field))))
  await run(
    tx,
    sql`insert into ${sql.table(table)} (${columns})
        select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`,
  )
}

export interface SeededQuoteEvent {
  id: string
  at: Date
  type: 'quote.sent' | 'quote.accepted' | 'quote.refused'
  actorId: string
  customerId: string
  subjectId: string
  data: { version: number }
}

/** C1: what the history tells of quotes; long past, so that nobody reacts to it any more. */
export async function seedQuoteEvents({ tx, traceId }: Work, events: readonly SeededQuoteEvent[]): Promise<void> {
  await run(
    tx,
    sql`insert into event (id, at, type, actor_id, customer_id, subject_id, data, trace_id)
        select g.id, g.at, g.type, g."actorId", g."customerId", g."subjectId", g.data, ${traceId}
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as g(id uuid, at timestamptz, type text, "actorId" uuid, "customerId" uuid, "subjectId" uuid, data jsonb)`,
  )
}
