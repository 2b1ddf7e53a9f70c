import { seal } from '../../../platform/secrets.ts'
import { newId, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { demand, inField, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { accountKnown, loginRefused, notConnected, readOnlyCalendar, tooManyAccounts } from '../refusals.ts'
import type * as contract from './contract.ts'
import { queueSync } from './jobs.ts'
import { type Problem, problemOf, tellProblem } from './problems.ts'
import { calendarServer, type Login, type RemoteCalendar } from './server.ts'
import { aboutPassword, keepSources } from './sources.ts'

const MOST_ACCOUNTS = 5

type Account = ReplyOf<typeof contract.addCalendarAccount>
type Row = Omit<Account, 'problem'> & { problem: Problem | null }

const accounts = sql<Row>`
  select a.id, a.url, a.login, a.state, a.problem, a.tried_at, a.read_at, a.version, coalesce((
    select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'busy', s.busy, 'writes', s.writes, 'readOnly', s.read_only,
        'files', f.files, 'unread', f.unread) order by s.name, s.id)
    from calendar_source s, lateral (
      select count(*) as files, coalesce(sum(unread + cut), 0) as unread from outer_file where source_id = s.id
    ) f where s.account_id = a.id and s.gone_at is null), '[]') as sources
  from calendar_account a`

const told = (work: Work, { problem, ...account }: Row): Account => ({
  ...account,
  problem: problem && tellProblem(problem, work.locale),
})

export const listAccounts = async (work: Work) => ({
  items: (
    await rows(
      work.tx,
      sql<Row>`${accounts} where a.person_id = ${work.by.id} and a.removed_at is null order by a.added_at, a.id`,
    )
  ).map((account) => told(work, account)),
})

async function own(work: Work, id: string): Promise<Row> {
  const account = await row(
    work.tx,
    sql<Row>`${accounts} where a.id = ${id} and a.person_id = ${work.by.id} and a.removed_at is null`,
  )
  if (!account) throw new Refused(notFound())
  return account
}

const present = async (work: Work, id: string) => told(work, await own(work, id))

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : url)

async function reachCalendars(work: Work, login: Login): Promise<RemoteCalendar[] | Problem> {
  try {
    return await calendarServer(work.settings, login).calendars()
  } catch (error) {
    return problemOf(error, hostOf(login.url))
  }
}

export async function testAccount(work: Work, login: Login) {
  const found = await reachCalendars(work, login)
  return 'reason' in found
    ? { problem: tellProblem(found, work.locale), calendars: [] }
    : { problem: null, calendars: found.map(({ mark: _mark, ...calendar }) => calendar) }
}

type Writing = <T>(act: (work: Work) => Promise<T>) => Promise<T>

/** Connects after the server was reached, outside any transaction: another's server may take its time. */
export async function addAccount(
  work: Work,
  body: InputOf<typeof contract.addCalendarAccount>['body'],
  writing: Writing,
): Promise<Account> {
  const { writeTo, ...login } = body
  const found = await reachCalendars(work, login)
  if ('reason' in found) {
    const { reason, text } = tellProblem(found, work.locale)
    const field = reason === loginRefused.reason ? 'body.password' : 'body.url'
    throw new Refused(inField(field, notConnected({ why: text }, { reason })))
  }
  demand(found.find(({ url }) => url === writeTo)?.readOnly ? readOnlyCalendar() : null)
  return writing(async (inTx) => {
    await run(inTx.tx, sql`select pg_advisory_xact_lock(hashtextextended(${`calendars of ${inTx.by.id}`}, 0))`)
    const { items } = await listAccounts(inTx)
    demand(items.some(({ url, login: name }) => url === login.url && name === login.login) ? accountKnown() : null)
    demand(items.length >= MOST_ACCOUNTS ? tooManyAccounts({ most: MOST_ACCOUNTS }) : null)
    const id = newId()
    const sealed = await seal(inTx, login.password, aboutPassword(id))
    await run(
      inTx.tx,
      sql`insert into calendar_account (id, person_id, url, login, password_sealed, added_at)
          values (${id}, ${inTx.by.id}, ${login.url}, ${login.login}, ${sealed}, ${inTx.now})`,
    )
    await keepSources(inTx, id, found, writeTo)
    await queueSync(inTx, id)
    return present(inTx, id)
  })
}

export async function changeAccount(
  work: Work,
  id: string,
  { password, busy, writes }: InputOf<typeof contract.changeCalendarAccount>['body'],
): Promise<Account> {
  await run(work.tx, sql`select from calendar_account where id = ${id} for update`)
  const stands = await own(work, id)
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version)
    throw new Refused(versionConflict(await present(work, id)))
  if (password) {
    const sealed = await seal(work, password, aboutPassword(id))
    await run(
      work.tx,
      sql`update calendar_account set password_sealed = ${sealed}, state = 'new', problem = null where id = ${id}`,
    )
  }
  if (busy) await run(work.tx, sql`update calendar_source set busy = id = any(${uuids(busy)}) where account_id = ${id}`)
  if (writes !== undefined) {
    const chosen = stands.sources.find((source) => source.id === writes)
    if (writes !== null && !chosen) throw new Refused(notFound())
    demand(chosen?.readOnly ? readOnlyCalendar() : null)
    // One at a time: two may not write at once.
    await run(work.tx, sql`update calendar_source set writes = false where account_id = ${id}`)
    await run(work.tx, sql`update calendar_source set writes = true where id = ${writes}`)
  }
  await run(work.tx, sql`update calendar_account set version = version + 1 where id = ${id}`)
  await queueSync(work, id)
  return present(work, id)
}

export async function removeAccount(work: Work, id: string): Promise<void> {
  await own(work, id)
  await run(
    work.tx,
    sql`update calendar_account set removed_at = ${work.now}, password_sealed = null, version = version + 1 where id = ${id}`,
  )
  const sources = sql`select id from calendar_source where account_id = ${id}`
  for (const table of ['outer_busy', 'outer_file', 'outer_entry'])
    await run(work.tx, sql`delete from ${sql.table(table)} where source_id in (${sources})`)
}

export async function readNow(work: Work, id: string): Promise<Account> {
  await own(work, id)
  await queueSync(work, id)
  return present(work, id)
}
