import { type RawBuilder, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { visibleTo } from '../../customers/index.ts'
import type { StepInCause } from '../../touches/rules/stepIn.ts'
import type { Pile } from '../rules/home/help.ts'
import { fallWaits, recalledBy, recallsUntil, stands, waitsForManager } from './ahead.ts'

/** What the colleagues' customers in sight wait with, each kind one statement however many people there are. */
export interface Piles {
  stepIns: (Pile & { ownerId: string; cause: StepInCause })[]
  falls: (Pile & { ownerId: string })[]
  recalls: (Pile & { ownerId: string })[]
  portraits: { ownerId: string; stuck: number; reviews: number }[]
  unsigned: { ownerId: string; lists: number }[]
}

export async function pilesOf(work: Work, people: readonly string[]): Promise<Piles> {
  const { tx, today, zone, by } = work
  const theirs = sql`c.owner_id = any(${uuids(people)}) and ${visibleTo(by)}`
  return {
    stepIns: await rows(
      tx,
      sql<Piles['stepIns'][number]>`select c.owner_id, s.cause, ${pile(dayOf(zone, sql`s.raised_at`))}
        from customer c join step_in s on s.customer_id = c.id and s.pursuit = c.pursuit and s.decided_at is null
        where ${waitsForManager} and ${theirs} group by 1, 2`,
    ),
    falls: await rows(
      tx,
      sql<Piles['falls'][number]>`select c.owner_id, ${pile(dayOf(zone, sql`s.waits_since`))}
        from importance_score s join customer c on c.id = s.customer_id where ${fallWaits} and ${theirs} group by 1`,
    ),
    recalls: await rows(
      tx,
      sql<Piles['recalls'][number]>`select c.owner_id, ${pile(sql`c.recall_on`)}
        from customer c where ${recalledBy(recallsUntil(work))} and ${theirs} group by 1`,
    ),
    portraits: await rows(
      tx,
      sql<
        Piles['portraits'][number]
      >`select c.owner_id, count(*) filter (where s.stuck_since is not null) as stuck, count(*) filter (where s.review_on <= ${today}) as reviews
        from portrait_standing s join customer c on c.id = s.customer_id
        where ${stands} and (s.stuck_since is not null or s.review_on <= ${today}) and ${theirs} group by 1`,
    ),
    // S2: told to those only who are named and have signed themselves, since it says that there is such a customer.
    unsigned: await rows(
      tx,
      sql<
        Piles['unsigned'][number]
      >`select f.person_id as owner_id, count(*) as lists from confidant f join customer c on c.id = f.customer_id
        where f.person_id = any(${uuids(people)}) and f.ended_at is null and c.secrecy > 0 and c.state <> 'archived'
          and not has_signed(f.person_id) and ${visibleTo(by)} group by 1`,
    ),
  }
}

const dayOf = (zone: string, instant: RawBuilder<unknown>): RawBuilder<Day> =>
  sql`(${instant} at time zone ${zone})::date`

/** Customers `c` as a pile: how many, the one with the earliest day, and that day. */
const pile = (day: RawBuilder<unknown>) => sql`count(distinct c.id) as count, min(${day}) as "on",
  (array_agg(jsonb_build_object('id', c.id, 'name', c.name) order by ${day}, c.id))[1] as first`
