import { page, readCursor } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { inTurn, newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, inField, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { productAdded, productChanged } from '../events.ts'
import { seesCost, whyNotKeepProducts } from '../policy.ts'
import { amountTooMuch, productExists } from '../refusals.ts'
import { type Chosen, priceOf, whyNotChoose } from '../rules/price.ts'
import { lineTotals, whyTooMuch } from '../rules/totals.ts'
import type * as contract from './contract.ts'
import {
  findProduct,
  insertProduct,
  lockProduct,
  type ProductFields,
  type ProductRow,
  type ProductTold,
  productPage,
  takenOf,
  updateProduct,
} from './repo.ts'

/** A product as the reader may know it: what it costs us is not told to all. */
function present(work: Work, product: ProductRow) {
  const can = { edit: whyNotKeepProducts(work.by) === null }
  if (seesCost(work.by)) return { ...product, breaks: [...product.breaks], options: [...product.options], can }
  return {
    ...product,
    cost: null,
    breaks: product.breaks.map((b) => ({ ...b, cost: null })),
    options: product.options.map((o) => ({ ...o, choices: o.choices.map((c) => ({ ...c, cost: 0 })) })),
    can,
  }
}

const PLACE = 3

export async function listProducts(work: Work, query: InputOf<typeof contract.listProducts>['query']) {
  const place = readCursor(query.cursor, PLACE) as [boolean, string, string] | null
  const like = query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : undefined
  const found = await productPage(work.tx, { like, active: query.active }, place, query.limit + 1)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.active, last.name, last.id])
  return { items: items.map((product) => present(work, product)), nextCursor }
}

export async function addProduct(work: Work, fields: InputOf<typeof contract.addProduct>['body']) {
  demand(whyNotKeepProducts(work.by))
  const id = newId()
  await demandFree(work, id, fields.name, fields.code ?? null)
  await insertProduct(work.tx, id, given(fields), work.now)
  await publish(work, productAdded, { subjectId: id, data: {} })
  return present(work, (await findProduct(work.tx, id)) as ProductRow)
}

export async function changeProduct(work: Work, id: string, fields: InputOf<typeof contract.changeProduct>['body']) {
  demand(whyNotKeepProducts(work.by))
  const before = await lockProduct(work.tx, id)
  if (!before) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(present(work, before)))
  const after = { ...before, ...given(fields) }
  await demandFree(work, id, after.name, after.code)
  await updateProduct(work.tx, id, given(fields))
  await publish(work, productChanged, { subjectId: id, data: { fields: Object.keys(fields) } })
  return present(work, (await findProduct(work.tx, id)) as ProductRow)
}

/** Works out a price for a form; nothing is kept. */
export async function workOutPrice(work: Work, id: string, quantity: number, chosen: readonly Chosen[]) {
  const product = await findProduct(work.tx, id)
  if (!product) throw new Refused(notFound())
  demand(whyNotChoose(product.options, chosen))
  const { unitCost, setupCostFen, ...price } = priceOf(product, quantity, chosen)
  const line = { quantity, ...price, discount: 0, taxRate: 0, unitCost, setupCostFen }
  demand(whyTooMuch([line]) && amountTooMuch())
  const { total } = lineTotals(line, true)
  return {
    ...price,
    totalFen: total,
    ...(seesCost(work.by) ? { unitCost, setupCostFen } : { unitCost: null, setupCostFen: null }),
  }
}

const given = (fields: ProductTold): Partial<ProductFields> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([k, v]) =>
      v === undefined ? [] : [[k, v === '' && !k.endsWith('En') ? null : v]],
    ),
  )

async function demandFree(work: Work, id: string, name: string, code: string | null): Promise<void> {
  await inTurn(work.tx, `product ${work.company.schema}`)
  const taken = await takenOf(work.tx, id, name, code)
  if (taken) throw new Refused(inField(`body.${taken}`, productExists()))
}
