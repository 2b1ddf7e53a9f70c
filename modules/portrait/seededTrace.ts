import { newId, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { addDays, type Day, startOfDay } from '../../shared/calendar.ts'
import { heightOf } from '../customers/rules/rungs.ts'
import { pastOfCustomers, reckonWith } from './reckon.ts'
import { asOf, beginsOn, type Past } from './rules/past.ts'

const WEEK = 7
/** When the day's talks are over. */
const EVENING = 18.5 * 3_600_000

interface Stood {
  bound: number
  proven: number
}

interface Move extends Stood {
  id: string
  customerId: string
  personId: string
  contactId: string | null
  on: Day
  at: Date
  trust: number
  rungBefore: number
}

/**
 * D4: how the distances of these customers moved, looked at week by week from a day on, not all on the same weekday. The
 * facts are read once, and each week is reckoned with those that were known by then.
 */
export async function seedTrace(work: Work, ids: readonly string[], from: Day): Promise<void> {
  const moves = (await pastOfCustomers(work, ids)).flatMap((past, n) => movesOf(work, past, addDays(from, n % WEEK)))
  await run(
    work.tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as g(id uuid, "customerId" uuid, "personId" uuid, "contactId" uuid,
          "on" date, at timestamptz, bound smallint, proven smallint, trust real, "rungBefore" smallint)),
        moved as (
          insert into distance_move (id, customer_id, person_id, contact_id, on_day, bound, proven, trust, rung_before, recorded_at)
          select id, "customerId", "personId", "contactId", "on", bound, proven, trust, "rungBefore", at from given
        )
        insert into distance_pair (customer_id, person_id, contact_id, bound, proven, trust, since)
        select distinct on ("customerId", "personId", "contactId") "customerId", "personId", "contactId", bound, proven, trust,
          coalesce(max("on") filter (where least(bound, proven) <> "rungBefore") over pair, min("on") over pair)
        from given window pair as (partition by "customerId", "personId", "contactId") order by "customerId", "personId", "contactId", "on" desc`,
  )
}

function movesOf({ settings, today, zone }: Work, past: Past, from: Day): Move[] {
  const stood = new Map<string, Stood>()
  const moves: Move[] = []
  const begins = beginsOn(past) ?? today
  for (let on = from; on < today; on = addDays(on, WEEK)) {
    if (on < begins) continue
    for (const { personId, contactId, distance } of reckonWith(asOf(past, on), settings, on).pairs) {
      const pair = `${personId} ${contactId}`
      const before = stood.get(pair) ?? { bound: 0, proven: 0 }
      const now = { bound: heightOf(distance.bound), proven: heightOf(distance.proof.rung) }
      if (now.bound === before.bound && now.proven === before.proven) continue
      stood.set(pair, now)
      const at = new Date(startOfDay(zone, on).getTime() + EVENING)
      const whose = { id: newId(), customerId: past.id, personId, contactId }
      moves.push({
        ...whose,
        on,
        at,
        ...now,
        trust: distance.proof.trust,
        rungBefore: Math.min(before.bound, before.proven),
      })
    }
  }
  return moves
}
