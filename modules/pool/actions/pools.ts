import { publish } from '../../../platform/events.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { inTurn, newId, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { teamTree } from '../../people/index.ts'
import { unknownTeam } from '../../people/refusals.ts'
import { poolsChanged } from '../events.ts'
import { placeAgain } from '../jobs.ts'
import { lastPool, poolNameTaken } from '../refusals.ts'
import { listPools, type PoolRow } from '../repo.ts'

export async function addPool(
  work: Work,
  input: { name: string; teamId: string | null; region: string | null },
): Promise<PoolRow> {
  await inTurn(work.tx, `pools of ${work.company.slug}`)
  await demandFreeName(work, input.name, null)
  if (input.teamId && !(await teamTree(work.tx)).some((team) => team.id === input.teamId))
    throw new Refused(unknownTeam())
  const id = newId()
  await run(
    work.tx,
    sql`insert into pool (id, name, team_id, region, created_at) values (${id}, ${input.name}, ${input.teamId}, ${input.region || null}, ${work.now})`,
  )
  await changed(work)
  return (await listPools(work.tx, sql`pool.id = ${id}`))[0] as PoolRow
}

export async function changePool(
  work: Work,
  id: string,
  change: { name?: string | undefined; closed?: true | undefined },
) {
  await inTurn(work.tx, `pools of ${work.company.slug}`)
  const [stands] = await listPools(work.tx, sql`pool.id = ${id}`)
  if (!stands) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version) throw new Refused(versionConflict(stands))
  if (change.closed && !stands.team && !stands.region) throw new Refused(lastPool())
  if (change.name) await demandFreeName(work, change.name, id)
  await run(
    work.tx,
    sql`update pool set name = coalesce(${change.name ?? null}, name), closed_at = ${change.closed ? work.now : null}, version = version + 1 where id = ${id}`,
  )
  await changed(work)
  return { items: await listPools(work.tx, sql`true`) }
}

async function changed(work: Work): Promise<void> {
  await publish(work, poolsChanged, { data: {} })
  await enqueue(work, placeAgain, {}, { key: `place again ${work.company.slug}` })
}

async function demandFreeName(work: Work, name: string, own: string | null): Promise<void> {
  const taken = await row(
    work.tx,
    sql`select 1 from pool where lower(name) = lower(${name}) and closed_at is null and id is distinct from ${own}::uuid`,
  )
  if (taken) throw new Refused(poolNameTaken({ name }))
}
