import { recountOrders } from '../modules/deals/index.ts'
import { newId, run, sql } from '../platform/sql.ts'
import type { TestApp } from './app.ts'

/** An order of an amount alone, already in this state of payment, as imports bring them: no lines, no deliveries. */
export async function takeOrder(
  app: TestApp,
  customerId: string,
  { fen = 100_00, payment = 'unpaid' }: { fen?: number; payment?: 'unpaid' | 'partial' | 'paid' } = {},
): Promise<void> {
  await app.writing(async (work) => {
    await run(
      work.tx,
      sql`insert into sales_order (id, customer_id, ordered_on, fen, payment, recorded_by, recorded_at)
          values (${newId()}, ${customerId}, ${work.today}, ${fen}, ${payment}, ${work.by.id}, ${work.now})`,
    )
    await recountOrders(work, [customerId])
  })
}
