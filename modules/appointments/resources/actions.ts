import { publish } from '../../../platform/events.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import type * as contract from '../contract.ts'
import { resourceChanged } from '../events.ts'
import { mayKeepResources } from '../policy.ts'
import { resourceNameTaken } from '../refusals.ts'

interface ResourceRow {
  id: string
  name: string
  kind: 'room' | 'bay' | 'vehicle' | 'equipment' | 'other'
  state: 'on' | 'off'
  version: number
}

export async function listResources(work: Work) {
  const items = await rows(
    work.tx,
    sql<ResourceRow>`select id, name, kind, state, version from resource order by state desc, kind, name`,
  )
  return { items, can: { change: mayKeepResources(work.by) } }
}

export async function addResource(work: Work, { name, kind }: InputOf<typeof contract.addResource>['body']) {
  demand(mayKeepResources(work.by) ? null : notAllowed())
  const id = newId()
  await demandFreeName(work, name, id)
  await run(
    work.tx,
    sql`insert into resource (id, name, kind, created_at) values (${id}, ${name}, ${kind}, ${work.now})`,
  )
  await publish(work, resourceChanged, { subjectId: id, data: { state: 'on' } })
  return (await find(work, id)) as ResourceRow
}

export async function changeResource(work: Work, id: string, change: InputOf<typeof contract.changeResource>['body']) {
  demand(mayKeepResources(work.by) ? null : notAllowed())
  const stands = await find(work, id)
  if (!stands) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version) throw new Refused(versionConflict(stands))
  const { name, state } = { ...stands, ...change }
  if (state === 'on') await demandFreeName(work, name, id)
  await run(work.tx, sql`update resource set name = ${name}, state = ${state}, version = version + 1 where id = ${id}`)
  await publish(work, resourceChanged, { subjectId: id, data: { state } })
  return (await find(work, id)) as ResourceRow
}

const find = (work: Work, id: string) =>
  row(work.tx, sql<ResourceRow>`select id, name, kind, state, version from resource where id = ${id}`)

async function demandFreeName(work: Work, name: string, id: string): Promise<void> {
  const taken = await row(
    work.tx,
    sql`select 1 from resource where lower(name) = lower(${name}) and state = 'on' and id <> ${id}`,
  )
  if (taken) throw new Refused(resourceNameTaken({ name }))
}
