import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { productNames } from '../../deals/index.ts'
import { closestTo, misspeltOf, oddValuesOf } from '../reading/nearby.ts'
import type { Problem } from '../reading/problems.ts'
import { sheetsOf } from '../repo.ts'
import { USUAL_INDUSTRIES } from '../rules/industries.ts'

interface Counted {
  value: string
  count: number
}

/** A value that stands so much oftener than another was not a slip. */
const OFTENER = 5

/**
 * Values of an import that look like misspellings: of a product of the price list, of a trade that is usual or that the
 * same files name far oftener. Reported, never mended.
 */
export async function oddValues(work: Work, importId: string): Promise<Problem[]> {
  const sheets = await sheetsOf(work.tx, [importId])
  /** As the file calls the column; null where none holds the field. */
  const headingOf = (field: string): string | null => {
    for (const { mapping } of sheets) {
      const column = Object.entries(mapping.columns).find(([, held]) => held === field)?.[0]
      const heading = column === undefined ? undefined : mapping.headings[Number(column)]
      if (heading) return heading
    }
    return null
  }
  const products = await productNames(work)
  const named = await rows(
    work.tx,
    sql<Counted>`select product as value, count(*) as count from (
        select product from need where import_id = ${importId} union all select product from sales_order where import_id = ${importId}) p
      where product is not null group by product order by product limit 1000`,
  )
  const trades = await rows(
    work.tx,
    sql<Counted>`select industry as value, count(*) as count from customer
      where import_id = ${importId} and industry is not null group by industry order by industry limit 1000`,
  )
  const many = ({ value, count }: Counted) => Array<string>(Number(count)).fill(value)
  const [product, industry] = [headingOf('product'), headingOf('industry')]
  const rarest = Math.min(...trades.map(({ count }) => Number(count)))
  const usual = trades.filter(({ count }) => Number(count) >= OFTENER * rarest).map(({ value }) => value)
  return [
    ...(product ? oddValuesOf(product, named.flatMap(many), products, closestTo) : []),
    ...(industry ? oddValuesOf(industry, trades.flatMap(many), [...usual, ...USUAL_INDUSTRIES], misspeltOf) : []),
  ]
}
