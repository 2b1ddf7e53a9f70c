import { sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { type Holdings, isHeldTowardsCap } from '../pool/index.ts'
import {
  fromKept,
  isAmong,
  isOneOf,
  type Kept,
  keepsFigure,
  readStanding,
  type StandingCases,
} from '../quantity/index.ts'
import { clearedFor } from '../secrecy/index.ts'

const held: StandingCases = (work, whose) => sql`
  select c.owner_id as who, c.id as customer_id, null::uuid as subject_id, null::date as day, true as fine, null::text as flag, null::numeric as amount
  from customer c where ${isHeldTowardsCap(work)} and ${isOneOf(whose, sql`c.owner_id`)} and ${isAmong(whose, sql`c.id`)} and ${clearedFor(work.by)}`

/** No secret one waits in a pool. */
const pooled: StandingCases = (_, whose) => sql`
  select c.pool_id as who, c.id as customer_id, null::uuid as subject_id, null::date as day, true as fine, null::text as flag, null::numeric as amount
  from customer c where c.pool_id is not null and c.owner_id is null and c.secrecy = 0 and ${isOneOf(whose, sql`c.pool_id`)} and ${isAmong(whose, sql`c.id`)}`

const standing = (key: string, cases: StandingCases) =>
  keepsFigure({
    key: `now.${key}`,
    period: 'standing',
    reads: 'counts',
    cases,
    span: (_, day) => ({ from: day, to: day }),
  })
const HELD = standing('held', held)
const POOLED = standing('pooled', pooled)

/** T6: how many customers count for each of these people, and how many wait in each pool; null where that is not kept. */
export const holdingsOf = (work: Work, people: readonly string[]): Promise<Holdings | null> =>
  fromKept(work, async (from) => ({
    held: await countsOf(from, HELD, people),
    pooled: await countsOf(from, POOLED, 'everyone'),
  }))

const countsOf = async (from: Kept, figure: typeof HELD, people: readonly string[] | 'everyone') =>
  new Map((await readStanding(from, [figure], { people, as: 'each' })).map(({ who, of }) => [who as string, of]))
