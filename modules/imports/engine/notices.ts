import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { productNames } from '../../deals/index.ts'
import { notKnown } from '../reading/nearby.ts'
import type { Problem } from '../reading/problems.ts'
import { USUAL_INDUSTRIES } from '../rules/industries.ts'

/** Values of an import that look like misspellings: products that no price list has, trades by unusual names. Reported, never mended. */
export async function oddValues(work: Work, importId: string): Promise<Problem[]> {
  const products = await productNames(work)
  const named = await rows(
    work.tx,
    sql<{ value: string; count: number }>`select product as value, count(*) as count from (
        select product from need where import_id = ${importId} union all select product from sales_order where import_id = ${importId}) p
      where product is not null group by product order by product limit 1000`,
  )
  const trades = await rows(
    work.tx,
    sql<{ value: string; count: number }>`select industry as value, count(*) as count from customer
      where import_id = ${importId} and industry is not null group by industry order by industry limit 1000`,
  )
  const many = (values: readonly { value: string; count: number }[]) =>
    values.flatMap(({ value, count }) => Array<string>(count).fill(value))
  return [
    ...(products.length > 0 ? notKnown('product', many(named), products, false) : []),
    ...notKnown('industry', many(trades), USUAL_INDUSTRIES, false),
  ]
}
