import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import type * as contract from '../contract.ts'
import { notYourView } from '../refusals.ts'
import * as repo from '../repo/views.ts'

const present = (work: Work, view: repo.ViewRow) => ({ ...view, can: { change: view.by.id === work.by.id } })

export async function listViews(work: Work) {
  return { items: (await repo.listViews(work.tx, work.by.id)).map((view) => present(work, view)) }
}

export async function addView(work: Work, input: InputOf<typeof contract.addView>['body']) {
  return shown(work, await repo.insertView(work, input))
}

export async function changeView(work: Work, id: string, change: InputOf<typeof contract.changeView>['body']) {
  const stands = await ownView(work, id)
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version)
    throw new Refused(versionConflict(present(work, stands)))
  await repo.updateView(work.tx, id, {
    name: change.name ?? stands.name,
    shared: change.shared ?? stands.shared,
    query: change.query ?? stands.query,
    columns: change.columns ?? stands.columns,
    position: change.position ?? stands.position,
  })
  return shown(work, id)
}

export async function removeView(work: Work, id: string): Promise<undefined> {
  await ownView(work, id)
  await repo.deleteView(work.tx, id)
}

async function ownView(work: Work, id: string): Promise<repo.ViewRow> {
  const view = await repo.lockView(work.tx, work.by.id, id)
  if (!view) throw new Refused(notFound())
  if (view.by.id !== work.by.id) throw new Refused(notYourView({ owner: view.by.name }))
  return view
}

async function shown(work: Work, id: string) {
  const view = await repo.lockView(work.tx, work.by.id, id)
  if (!view) throw new Refused(notFound())
  return present(work, view)
}
