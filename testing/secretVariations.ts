import type { Ask } from './permissionRows.ts'
import { SELF } from './secretPlans.later.ts'
import { marks, type Reading } from './secretShapes.ts'

// Every way to narrow and to sort what a list shows, from the contracts: who may not see what is secret is shown the same, in
// the same order, on the same pages, as though there were none.

interface Schema {
  type?: string
  format?: string
  enum?: unknown[]
  anyOf?: Schema[]
}
interface Operation {
  operationId: string
  parameters?: { name: string; in: string; schema: Schema }[]
}
/** As much of the OpenAPI as tells how lists are asked. */
export interface Contracts {
  paths: Record<string, { get?: Operation }>
}

/** So few that what is open to all takes several pages. */
export const PAGE = 2

/** Not a matter of which customers: how much at once, and in which form. */
const FORM = ['limit', 'cursor', 'format', 'locale', 'columns']

/** What is done while the test goes on is told too; the areas that hold acts on customers alone stand in the plans. */
const IN_PLAN = ['listActs', 'exportActs']

/** What the contract takes as words parted by commas. */
const SPELT: Record<string, string[]> = {
  'listAppointments state': ['booked,held', 'proposed'],
  'exportCustomers state': ['active'],
  stage: ['lead', 'contacted,need'],
  state: ['active', 'suspended,recalled'],
  tier: ['VVIP', 'C,none'],
  distance: ['none', 'doctor,friend'],
  cadence: ['overdue', 'early,ok'],
  lacks: ['industry'],
}

/** Words that stand in the secret customers alone, by what they are asked for. */
const SECRET_WORDS: Record<string, string> = {
  industry: '行业',
  source: '来源',
  region: '地区',
  tag: '标签',
  product: '订货',
}

function valuesOf(id: string, name: string, schema: Schema, secret: number): unknown[] {
  if (schema.anyOf) return schema.anyOf.flatMap((part) => valuesOf(id, name, part, secret))
  if (schema.enum) return schema.enum
  if (schema.format === 'uuid') return [SELF]
  if (schema.format === 'date') return ['2026-01-01', '2026-06-20']
  if (schema.format === 'date-time') return ['2026-06-20T00:00:00Z']
  if (schema.type === 'integer') return [2]
  const words = SECRET_WORDS[name]
  return words ? [marks(secret).text(words)] : (SPELT[`${id} ${name}`] ?? SPELT[name] ?? [])
}

/** The variations of each list that is asked at all, by its endpoint; those that sort, page by page. */
export function variationsOf(
  { paths }: Contracts,
  plans: Record<string, Reading>,
  secret: number,
): { id: string; asked: Ask; sorts: boolean }[] {
  const reading = Object.values(paths).flatMap(({ get }) => get ?? [])
  return reading.flatMap(({ operationId: id, parameters = [] }) => {
    const plain = plans[id]?.plain?.[0]
    if (!plain || IN_PLAN.includes(id)) return []
    const hasPages = parameters.some(({ name }) => name === 'limit')
    return parameters
      .filter(({ name, in: place }) => place === 'query' && !FORM.includes(name))
      .flatMap(({ name, schema }) =>
        valuesOf(id, name, schema, secret).map((value) => ({
          id,
          asked: { ...plain, query: { ...plain.query, [name]: value, ...(hasPages ? { limit: PAGE } : {}) } },
          sorts: name === 'sort',
        })),
      )
  })
}
