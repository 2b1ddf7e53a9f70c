import { page, readCursor } from '../../platform/cursor.ts'
import { publish } from '../../platform/events.ts'
import { all, inTurn, type RawBuilder, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { notFound, versionConflict } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { companyName } from '../company/index.ts'
import type * as contract from './contract.ts'
import * as events from './events.ts'
import { hashPassword, makePassword } from './password.ts'
import { whyNotAdmin } from './policy.ts'
import * as refused from './refusals.ts'
import * as repo from './repo.ts'
import { subtree, whyNoLogin } from './rules.ts'
import * as sessions from './sessions.repo.ts'
import { whyWeak } from './weakPassword.ts'

/** Logins, names of teams and the last admin are looked at before they are written: one change after another. */
const onlyOneChanges = (work: Work): Promise<void> => inTurn(work.tx, `people of ${work.company.slug}`)

type Body<E> = InputOf<E> extends { body: infer B } ? B : never

export async function listPeople(work: Work, query: InputOf<typeof contract.listPeople>['query']) {
  const after = readCursor(query.cursor, 2)
  const conditions: RawBuilder<unknown>[] = []
  if (query.q)
    conditions.push(
      sql`(p.name ilike ${`%${query.q.replace(/[\\%_]/g, '\\$&')}%`} or p.email ilike ${`${query.q.replace(/[\\%_]/g, '\\$&')}%`})`,
    )
  if (query.state) conditions.push(sql`p.state = ${query.state}`)
  if (query.team) conditions.push(sql`p.team_id = ${query.team}`)
  if (after) conditions.push(sql`(p.name, p.id) > (${after[0]}, ${after[1]})`)
  const found = await repo.listPeople(work.tx, { conditions: all(conditions), limit: query.limit + 1 })
  return page(found, query.limit, (last) => [last.name, last.id])
}

/** Adds a colleague; one whom an import had only named becomes this person, customers and all. */
export async function addPerson(work: Work, input: Body<typeof contract.addPerson>) {
  demand(whyNotAdmin(work.by, [input.role]))
  demand(whyNoLogin(input))
  if (input.password)
    demand(whyWeak(input.password, [input.email, input.mobile, input.name, settingOf(work.settings, companyName)]))
  await onlyOneChanges(work)
  await demandFree(work, input)
  const teamId = input.teamId ?? (await repo.rootTeam(work.tx))
  await demandTeam(work, teamId)
  const person: repo.NewPerson = {
    ...input,
    teamId,
    state: 'active',
    passwordHash: input.password ? await hashPassword(input.password) : null,
    mustChangePassword: Boolean(input.password),
  }
  const invited = await repo.findInvited(work.tx, input.name)
  if (invited) await repo.letIn(work.tx, invited.id, person)
  const id = invited?.id ?? (await repo.insertPerson(work.tx, person, work.now))
  await publish(work, events.personAdded, { subjectId: id, data: { role: input.role } })
  return present(work, id)
}

export async function changePerson(work: Work, id: string, change: Body<typeof contract.changePerson>) {
  await onlyOneChanges(work)
  const stands = await repo.lockPerson(work.tx, id)
  if (!stands) throw new Refused(notFound())
  demand(whyNotAdmin(work.by, [stands.role, change.role]))
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version)
    throw new Refused(versionConflict(await present(work, id)))
  const { name, email, mobile } = await present(work, id)
  if (stands.state === 'left') throw new Refused(refused.personLeft({ name }))
  if (stands.state === 'active') demand(whyNoLogin({ email, mobile, ...change }))
  await demandFree(work, change, id)
  if (change.teamId) await demandTeam(work, change.teamId)
  if (stands.role === 'admin' && change.role && change.role !== 'admin') await demandAnotherAdmin(work)
  await repo.updatePerson(work.tx, id, change)
  const rights = change.role && { role: { before: stands.role, after: change.role } }
  await publish(work, events.personChanged, { subjectId: id, data: { fields: Object.keys(change), rights } })
  return present(work, id)
}

/** Ends a person's access: state, sessions and keys. The customers are handed over by the customers' module, in the same step. */
export async function deactivate(work: Work, id: string): Promise<void> {
  await onlyOneChanges(work)
  const stands = await repo.lockPerson(work.tx, id)
  if (!stands) throw new Refused(notFound())
  demand(whyNotAdmin(work.by, [stands.role]))
  if (stands.state === 'left') throw new Refused(refused.personLeft({ name: (await present(work, id)).name }))
  if (stands.role === 'admin') await demandAnotherAdmin(work)
  await repo.markLeft(work.tx, id, work.today)
  await sessions.endSessions(work.tx, id, work.now)
  await sessions.revokeKeys(work.tx, id, work.now)
  await publish(work, events.personLeftCompany, { subjectId: id, data: {} })
}

export async function resetPassword(work: Work, id: string, asked: string | undefined) {
  const person = await present(work, id)
  if (person.state === 'left') throw new Refused(refused.personLeft({ name: person.name }))
  const password = asked ?? makePassword()
  demand(whyWeak(password, [person.email, person.mobile, person.name, settingOf(work.settings, companyName)]))
  await repo.setPassword(work.tx, id, await hashPassword(password), true)
  await sessions.endSessions(work.tx, id, work.now)
  await sessions.revokeKeys(work.tx, id, work.now)
  await sessions.endAttempts(work.tx, id)
  for (const login of [person.email, person.mobile]) if (login) await sessions.forgetFailures(work.tx, login)
  await publish(work, events.passwordReset, { subjectId: id, data: {} })
  return { password }
}

export async function addTeam(work: Work, input: Body<typeof contract.addTeam>) {
  await onlyOneChanges(work)
  const namesake = await repo.teamNamed(work.tx, input.name)
  if (namesake) throw new Refused(refused.teamTaken({ name: input.name }))
  const parentId = input.parentId ?? (await repo.rootTeam(work.tx))
  await demandTeam(work, parentId)
  const id = await repo.insertTeam(work.tx, input.name, parentId, work.now)
  await publish(work, events.teamAdded, { subjectId: id, data: {} })
  return presentTeam(work, id)
}

export async function changeTeam(work: Work, id: string, change: Body<typeof contract.changeTeam>) {
  await onlyOneChanges(work)
  const stands = await presentTeam(work, id)
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version) throw new Refused(versionConflict(stands))
  const namesake = change.name ? await repo.teamNamed(work.tx, change.name) : null
  if (namesake && namesake.id !== id) throw new Refused(refused.teamTaken({ name: change.name ?? '' }))
  if (change.parentId) {
    await demandTeam(work, change.parentId)
    if (stands.parentId === null || subtree(await repo.teamTree(work.tx), id).includes(change.parentId))
      throw new Refused(refused.teamLoop())
  }
  await repo.updateTeam(work.tx, id, change)
  await publish(work, events.teamChanged, { subjectId: id, data: { fields: Object.keys(change) } })
  return presentTeam(work, id)
}

async function present(work: Work, id: string): Promise<repo.PersonRow> {
  const person = await repo.findPerson(work.tx, id)
  if (!person) throw new Refused(notFound())
  return person
}

async function presentTeam(work: Work, id: string): Promise<repo.TeamRow> {
  const team = (await repo.listTeams(work.tx)).find((t) => t.id === id)
  if (!team) throw new Refused(notFound())
  return team
}

async function demandTeam(work: Work, id: string): Promise<void> {
  if (!(await repo.teamTree(work.tx)).some((team) => team.id === id)) throw new Refused(refused.unknownTeam())
}

async function demandFree(
  work: Work,
  logins: { email?: string | null | undefined; mobile?: string | null | undefined },
  own?: string,
): Promise<void> {
  for (const [login, taken] of [
    [logins.email, (name: string) => refused.emailTaken({ email: logins.email ?? '', name })],
    [logins.mobile, (name: string) => refused.mobileTaken({ mobile: logins.mobile ?? '', name })],
  ] as const) {
    const holder = login ? await repo.findPersonByLogin(work.tx, login) : null
    if (holder && holder.id !== own) throw new Refused(taken(holder.name))
  }
}

async function demandAnotherAdmin(work: Work): Promise<void> {
  if ((await repo.countAdmins(work.tx)) <= 1) throw new Refused(refused.lastAdmin())
}
