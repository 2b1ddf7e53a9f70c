import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'

export interface ImportedProduct {
  name: string
  series: string
  fen: number | null
  currency: string
}

/** A price list; a product known by its name is left as it is. Answers how many are new. */
export async function insertImportedProducts(
  work: Work,
  importId: string,
  products: readonly ImportedProduct[],
): Promise<number> {
  return run(
    work.tx,
    sql`insert into product (id, name, series, price, currency, import_id, created_at)
        select gen_random_uuid(), g.name, nullif(g.series, ''), g.fen, g.currency, ${importId}, ${work.now}
        from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as g(name text, series text, fen bigint, currency text)
        on conflict do nothing`,
  )
}

export const productNames = async (work: Work): Promise<string[]> =>
  (await rows(work.tx, sql<{ name: string }>`select name from product order by name limit 5000`)).map((p) => p.name)
