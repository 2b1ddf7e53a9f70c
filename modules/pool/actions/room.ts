import { type RawBuilder, row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { inPoolOf, poolsOf } from '../../customers/index.ts'
import { countsTowardsCap, heldTowardsCap } from '../repo.ts'
import { capFor } from '../rules/claim.ts'
import { capExempt } from '../settings.ts'
import { claimSettings } from './claim.ts'

/** What of it is known already: how many customers count for each person, and how many wait in each pool. */
export interface Holdings {
  readonly held: ReadonlyMap<string, number>
  readonly pooled: ReadonlyMap<string, number>
}

/** T6: how many customers these reps may still claim together before they hold their fill, as far as so many wait in the pool. */
export async function roomToClaim(work: Work, people: readonly string[], known?: Holdings): Promise<number> {
  const settings = claimSettings(work)
  const loads = known
    ? await withHeld(work, people, known)
    : await heldTowardsCap(work, people, settingOf(work.settings, capExempt))
  const room = loads
    .filter(({ role, state }) => role === 'rep' && state === 'active')
    .reduce((sum, { joinedOn, held }) => sum + Math.max(0, capFor(joinedOn, work.today, settings) - held), 0)
  return known ? Math.min(room, await inPools(work, known)) : waitingAtMost(work, room)
}

/** T6: whether a customer `c` counts for who holds it. */
export const isHeldTowardsCap = ({ settings }: Work): RawBuilder<unknown> =>
  countsTowardsCap(settingOf(settings, capExempt))

async function withHeld({ tx }: Work, people: readonly string[], { held }: Holdings) {
  const found = await rows(
    tx,
    sql<{ id: string; role: string; state: string; joinedOn: Day | null }>`
      select id, role, state, joined_on from person where id = any(${uuids(people)})`,
  )
  return found.map((person) => ({ ...person, held: held.get(person.id) ?? 0 }))
}

async function inPools({ tx, by }: Work, { pooled }: Holdings): Promise<number> {
  const pools = await rows(tx, sql<{ id: string }>`select pool.id from pool where ${poolsOf(by)}`)
  return pools.reduce((sum, { id }) => sum + (pooled.get(id) ?? 0), 0)
}

async function waitingAtMost({ tx, by }: Work, room: number): Promise<number> {
  const waiting = await row(
    tx,
    sql<{
      n: number
    }>`select count(*) as n from (select 1 from customer c where c.owner_id is null and ${inPoolOf(by)} limit ${room}) w`,
  )
  return waiting?.n ?? 0
}
