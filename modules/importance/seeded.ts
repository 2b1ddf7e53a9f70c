import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

export interface SeededMark {
  id: string
  customerId: string
  criterion: string
  value: number
  byId: string
  at: Date
}

/** I1: what people judged in the past. */
export async function seedMarks({ tx }: Work, marks: readonly SeededMark[]): Promise<void> {
  await run(
    tx,
    sql`insert into importance_mark (id, customer_id, criterion, value, by_id, at)
        select x.id, x."customerId", x.criterion, x.value, x."byId", x.at
        from jsonb_to_recordset(${JSON.stringify(marks)}) as x(id uuid, "customerId" uuid, criterion text, value numeric, "byId" uuid, at timestamptz)`,
  )
}
