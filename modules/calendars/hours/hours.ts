import { row, rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Colleague, colleagueOf } from '../people.ts'
import { mayArrangeFor } from '../policy.ts'
import { unknownZone } from '../refusals.ts'
import type { WeeklyHours } from '../rules/shapes.ts'
import type { Worker } from '../rules/spans.ts'
import { companyHours } from '../settings.ts'

interface Own {
  personId: string
  hours: WeeklyHours | null
  zone: string | null
  version: number
}

const ownOf = (tx: Tx, ids: readonly string[]) =>
  rows(tx, sql<Own>`select person_id, hours, zone, version from working_hours where person_id = any(${uuids(ids)})`)

/** When each of some people works, and in which zone. */
export async function workersOf(work: Work, ids: readonly string[]): Promise<Map<string, Worker>> {
  const own = new Map((await ownOf(work.tx, ids)).map((o) => [o.personId, o]))
  const company = settingOf(work.settings, companyHours)
  return new Map(ids.map((id) => [id, { hours: own.get(id)?.hours ?? company, zone: own.get(id)?.zone ?? work.zone }]))
}

async function known(work: Work, id: string): Promise<Colleague> {
  const person = await colleagueOf(work.tx, id)
  if (!person) throw new Refused(notFound())
  return person
}

async function present(work: Work, person: Colleague) {
  const [own] = await ownOf(work.tx, [person.id])
  return {
    person: { id: person.id, name: person.name },
    hours: own?.hours ?? settingOf(work.settings, companyHours),
    ownHours: Boolean(own?.hours),
    zone: own?.zone ?? work.zone,
    ownZone: Boolean(own?.zone),
    version: own?.version ?? 0,
    can: { change: mayArrangeFor(work.by, person) },
  }
}

export const showWorkingHours = async (work: Work, id: string) => present(work, await known(work, id))

export async function setWorkingHours(
  work: Work,
  id: string,
  { hours, zone }: { hours: WeeklyHours | null; zone: string | null },
) {
  const person = await known(work, id)
  demand(mayArrangeFor(work.by, person) ? null : notAllowed())
  if (zone !== null && !isZone(zone)) throw new Refused(unknownZone({ zone }))
  const stands = await row(
    work.tx,
    sql<{ version: number }>`select version from working_hours where person_id = ${id} for update`,
  )
  if (work.ifMatch !== undefined && work.ifMatch !== (stands?.version ?? 0))
    throw new Refused(versionConflict(await present(work, person)))
  const kept = hours === null ? null : JSON.stringify(hours)
  await run(
    work.tx,
    sql`insert into working_hours (person_id, hours, zone, changed_by, changed_at) values (${id}, ${kept}::jsonb, ${zone}, ${work.by.id}, ${work.now})
        on conflict (person_id) do update set hours = excluded.hours, zone = excluded.zone, version = working_hours.version + 1,
          changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  )
  return present(work, person)
}

export function isZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
