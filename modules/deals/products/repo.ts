import { all, type RawBuilder, row, rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import { nameKey, nearestNamed } from '../rules/catalogue.ts'
import type { Break, OptionGroup } from '../rules/price.ts'

export interface ProductFields {
  code: string | null
  name: string
  nameEn: string
  series: string | null
  unit: string
  unitEn: string
  active: boolean
  price: number | null
  cost: number | null
  breaks: readonly Break[]
  options: readonly OptionGroup[]
}

export interface ProductRow extends ProductFields {
  id: string
  currency: string
  version: number
}

const columns = sql`f.id, f.code, f.name, f.name_en, f.series, f.unit, f.unit_en, f.active, f.price, f.cost, f.breaks, f.options, f.currency, f.version`

export const findProduct = (tx: Tx, id: string) =>
  row(tx, sql<ProductRow>`select ${columns} from product f where f.id = ${id}`)

export const lockProduct = (tx: Tx, id: string) =>
  row(tx, sql<ProductRow>`select ${columns} from product f where f.id = ${id} for update`)

/** Those of these ids, and those of these names. */
const productsFor = (tx: Tx, ids: readonly string[], names: readonly string[]) =>
  rows(
    tx,
    sql<ProductRow>`select ${columns} from product f where f.id = any(${uuids(ids)}) or lower(f.name) = any(${[...names]}::text[])`,
  )

/** More names than a catalogue has that people still look through. */
const MOST_NAMES = 5000

/** Those of these ids, and those that these free words mean: by their very name, or by the one nearest to it. */
export async function productsMeant(tx: Tx, ids: readonly string[], words: readonly string[]): Promise<ProductRow[]> {
  const named =
    words.length > 0
      ? await rows(
          tx,
          sql<{ id: string; name: string }>`select id, name from product order by name limit ${MOST_NAMES}`,
        )
      : []
  const nearest = words.flatMap((each) => nearestNamed(named, each)?.id ?? [])
  return productsFor(tx, [...ids, ...nearest], words.map(nameKey))
}

/** Those on sale first, then by name. */
export function productPage(
  tx: Tx,
  filter: { like: string | undefined; active: boolean | undefined },
  place: readonly [active: boolean, name: string, id: string] | null,
  limit: number,
): Promise<ProductRow[]> {
  const conditions: RawBuilder<unknown>[] = []
  const { like, active } = filter
  if (like) conditions.push(sql`(f.name ilike ${like} or f.code ilike ${like} or f.series ilike ${like})`)
  if (active !== undefined) conditions.push(sql`f.active = ${active}`)
  if (place)
    conditions.push(
      sql`(f.active < ${place[0]} or (f.active = ${place[0]} and (f.name, f.id) > (${place[1]}, ${place[2]})))`,
    )
  return rows(
    tx,
    sql<ProductRow>`select ${columns} from product f where ${all(conditions)} order by f.active desc, f.name, f.id limit ${limit}`,
  )
}

const JSON_FIELDS: readonly string[] = ['breaks', 'options']

const ENGLISH: Readonly<Record<string, string>> = { nameEn: 'name_en', unitEn: 'unit_en' }

/** What is told of a product; what is not stays. */
export type ProductTold = { [Field in keyof ProductFields]?: ProductFields[Field] | undefined }

const told = (fields: ProductTold) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      column: sql.ref(ENGLISH[field] ?? field),
      value: JSON_FIELDS.includes(field) ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`,
    }))

export async function insertProduct(tx: Tx, id: string, fields: ProductTold, now: Date): Promise<void> {
  const given = told(fields)
  await run(
    tx,
    sql`insert into product (id, created_at, ${sql.join(given.map((g) => g.column))}) values (${id}, ${now}, ${sql.join(given.map((g) => g.value))})`,
  )
}

export async function updateProduct(tx: Tx, id: string, fields: Partial<ProductFields>): Promise<void> {
  const sets = told(fields).map(({ column, value }) => sql`${column} = ${value}`)
  await run(tx, sql`update product set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

/** Which of the two, the name or the code, another product has already; undefined where it has neither. */
export const takenOf = async (tx: Tx, id: string, name: string, code: string | null) =>
  (
    await row(
      tx,
      sql<{
        taken: 'name' | 'code'
      }>`select case when lower(name) = lower(${name}) then 'name' else 'code' end as taken from product where id <> ${id} and (lower(name) = lower(${name}) or lower(code) = lower(${code}::text))`,
    )
  )?.taken
