import { createHash } from 'node:crypto'
import { publish } from '../../../platform/events.ts'
import type { Logger } from '../../../platform/log.ts'
import { row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { type Entry, entriesOf, isOwnUid } from '../entries.ts'
import { movedElsewhere } from '../events.ts'
import { entryText } from '../ics/calendar.ts'
import type { Occurrence } from '../ics/occurrences.ts'
import { type IcsReader, Unreadable, withIcsReader } from '../ics/reader.ts'
import { busyAhead, feedTells } from '../settings.ts'
import { problemOf } from './problems.ts'
import { type CalendarServer, calendarServer, type Login, type RemoteCalendar } from './server.ts'
import { keepSources, passwordOf } from './sources.ts'

const DAY_MS = 86_400_000
const BEHIND_DAYS = 7

interface Source {
  id: string
  url: string
  busy: boolean
  writes: boolean
  mark: string | null
  readOn: Day | null
}

interface Written {
  uid: string
  href: string
  etag: string | null
  print: string
  startsAt: string
  endsAt: string
  movedStartsAt: string | null
  movedEndsAt: string | null
  goneAt: string | null
}

interface Person {
  id: string
  zone: string
  email: string | null
  locale: Locale
}

interface Loaded {
  login: Login
  person: Person
  settings: Work['settings']
  company: Work['company']
  today: Day
  from: Date
  to: Date
  entries: Entry[]
}

interface ReadFile {
  href: string
  etag: string
  uid: string | null
  ours: boolean
  events: number
  unread: number
  cut: number
  occurrences: readonly Occurrence[]
}

interface Doing {
  writing<T>(act: (work: Work) => Promise<T>): Promise<T>
  log: Logger
}

/** Reads an account's calendars and writes our appointments; whatever goes wrong stands with the account, in words. */
export async function sync(accountId: string, { writing, log }: Doing): Promise<void> {
  let host = ''
  try {
    const loaded = await writing((work) => load(work, accountId))
    if (!loaded) return
    host = new URL(loaded.login.url).hostname
    const server = calendarServer(loaded.settings, loaded.login)
    const found = await server.calendars()
    const sources = await writing(async (work) => {
      await keepSources(work, accountId, found)
      return sourcesOf(work, accountId)
    })
    for (const source of sources)
      await syncSource(source, found.find(({ url }) => url === source.url) as RemoteCalendar, loaded, server, writing)
    await writing((work) => noteRead(work, accountId))
  } catch (error) {
    const problem = problemOf(error, host)
    log.warn(
      { account: accountId, problem: problem.reason, error: (error as Error).message },
      'a calendar was not read',
    )
    await writing((work) =>
      run(
        work.tx,
        sql`update calendar_account set state = 'failed', problem = ${JSON.stringify(problem)}, tried_at = ${work.now} where id = ${accountId}`,
      ),
    )
  }
}

async function load(work: Work, accountId: string): Promise<Loaded | null> {
  const account = await row(
    work.tx,
    sql<{ url: string; login: string; passwordSealed: string; person: Person }>`
      select a.url, a.login, a.password_sealed,
        jsonb_build_object('id', p.id, 'email', p.email, 'locale', p.locale, 'zone', coalesce(h.zone, ${work.zone})) as person
      from calendar_account a join person p on p.id = a.person_id and p.state = 'active' left join working_hours h on h.person_id = p.id
      where a.id = ${accountId} and a.removed_at is null`,
  )
  if (!account) return null
  const from = new Date(work.now.getTime() - BEHIND_DAYS * DAY_MS)
  const to = new Date(work.now.getTime() + settingOf(work.settings, busyAhead) * DAY_MS)
  const password = await passwordOf(work, accountId, account.passwordSealed)
  return {
    login: { url: account.url, login: account.login, password },
    person: account.person,
    settings: work.settings,
    company: work.company,
    today: work.today,
    from,
    to,
    entries: await entriesOf(work, account.person.id, work.now, to),
  }
}

const sourcesOf = ({ tx }: Work, accountId: string) =>
  rows(
    tx,
    sql<Source>`select id, url, busy, writes, mark, read_on from calendar_source where account_id = ${accountId} and gone_at is null order by id`,
  )

const writtenOf = ({ tx }: Work, sourceId: string) =>
  rows(
    tx,
    sql<Written>`select uid, href, etag, print, starts_at, ends_at, moved_starts_at, moved_ends_at, gone_at from outer_entry where source_id = ${sourceId}`,
  )

async function syncSource(
  source: Source,
  remote: RemoteCalendar,
  loaded: Loaded,
  server: CalendarServer,
  writing: Doing['writing'],
): Promise<void> {
  const isNewDay = source.readOn !== loaded.today
  const changed = isNewDay || remote.mark === null || remote.mark !== source.mark
  if (changed) {
    const known = await writing(({ tx }) =>
      rows(tx, sql<{ href: string; etag: string }>`select href, etag from outer_file where source_id = ${source.id}`),
    )
    const there = await server.list(source.url, loaded.from, loaded.to)
    const kept = isNewDay
      ? new Set<string>()
      : new Set(known.filter(({ href, etag }) => there.get(href) === etag).map(({ href }) => href))
    const read = await readFiles(
      server,
      source.url,
      [...there.keys()].filter((href) => !kept.has(href)),
      loaded,
    )
    await writing((work) => keepFiles(work, source, remote, loaded, { kept, read, there }))
  }
  // From a calendar that is no longer written to, what was written is taken back.
  await writeEntries(source, source.writes ? loaded : { ...loaded, entries: [] }, server, writing)
}

/** The files as they are understood; what cannot be read is counted, and takes no other along. */
async function readFiles(
  server: CalendarServer,
  calendar: string,
  hrefs: readonly string[],
  { person, from, to, company }: Loaded,
): Promise<ReadFile[]> {
  const files = await server.read(calendar, hrefs)
  const asked = {
    zone: person.zone,
    from: from.toISOString(),
    to: to.toISOString(),
    addresses: person.email ? [person.email.toLowerCase()] : [],
  }
  return withIcsReader(async (reader: IcsReader) => {
    const read: ReadFile[] = []
    for (const { href, etag, text } of files) {
      const { occurrences, events, unread, cut } = await reader.occurrences({ text, ...asked }).catch((error) => {
        if (error instanceof Unreadable) return { occurrences: [], events: 1, unread: 1, cut: 0 }
        throw error
      })
      const uid = occurrences[0]?.uid ?? null
      read.push({ href, etag, uid, ours: uid !== null && isOwnUid({ company }, uid), events, unread, cut, occurrences })
    }
    return read
  })
}

/** Puts what was read in the place of what was known, and notices what the person did to our own appointments there. */
async function keepFiles(
  work: Work,
  source: Source,
  remote: RemoteCalendar,
  { person, today, from, to }: Loaded,
  { kept, read, there }: { kept: ReadonlySet<string>; read: readonly ReadFile[]; there: ReadonlyMap<string, string> },
): Promise<void> {
  for (const table of ['outer_busy', 'outer_file'])
    await run(
      work.tx,
      sql`delete from ${sql.table(table)} where source_id = ${source.id} and not href = any(${[...kept]})`,
    )
  for (const { href, etag, uid, ours, events, unread, cut, occurrences } of read) {
    await run(
      work.tx,
      sql`insert into outer_file (source_id, href, etag, uid, ours, events, unread, cut)
          values (${source.id}, ${href}, ${etag}, ${uid}, ${ours}, ${events}, ${unread}, ${cut})`,
    )
    const spans = ours
      ? []
      : occurrences.filter(({ busy }) => busy).map(({ start, end, wholeDay }) => ({ start, end, wholeDay }))
    await run(
      work.tx,
      sql`insert into outer_busy (source_id, href, person_id, starts_at, ends_at, whole_day)
          select ${source.id}, ${href}, ${person.id}, t.start, t."end", t."wholeDay"
          from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) t(start timestamptz, "end" timestamptz, "wholeDay" boolean)`,
    )
  }
  for (const written of await writtenOf(work, source.id)) {
    const file = read.find(({ uid }) => uid === written.uid)
    if (file) await noticeMove(work, source, person, written, file)
    else if (
      !there.has(written.href) &&
      written.goneAt === null &&
      written.startsAt > from.toISOString() &&
      written.startsAt < to.toISOString()
    )
      await noticeGone(work, source, person, written)
  }
  await run(work.tx, sql`update calendar_source set mark = ${remote.mark}, read_on = ${today} where id = ${source.id}`)
}

async function noticeMove(work: Work, source: Source, person: Person, written: Written, file: ReadFile): Promise<void> {
  const [now] = file.occurrences
  const startsAt = now && now.start !== written.startsAt ? now.start : null
  const endsAt = now && (startsAt || now.end !== written.endsAt) ? now.end : null
  const moved = endsAt === null ? { startsAt: null, endsAt: null } : { startsAt: now?.start ?? null, endsAt }
  await run(
    work.tx,
    sql`update outer_entry set etag = ${file.etag}, href = ${file.href}, gone_at = null, moved_starts_at = ${moved.startsAt}, moved_ends_at = ${moved.endsAt}
        where source_id = ${source.id} and uid = ${written.uid}`,
  )
  const isNew = moved.startsAt !== written.movedStartsAt || moved.endsAt !== written.movedEndsAt
  if (moved.startsAt && isNew)
    await publish(work, movedElsewhere, { subjectId: person.id, data: { uid: written.uid, ...moved } })
}

async function noticeGone(work: Work, source: Source, person: Person, { uid }: Written): Promise<void> {
  await run(work.tx, sql`update outer_entry set gone_at = ${work.now} where source_id = ${source.id} and uid = ${uid}`)
  await publish(work, movedElsewhere, { subjectId: person.id, data: { uid, startsAt: null, endsAt: null } })
}

/** Writes what is new or has changed on our side; what the person moved there stands until we move it ourselves. */
async function writeEntries(
  source: Source,
  loaded: Loaded,
  server: CalendarServer,
  writing: Doing['writing'],
): Promise<void> {
  const { entries, settings, person, from } = loaded
  const written = new Map((await writing((work) => writtenOf(work, source.id))).map((w) => [w.uid, w]))
  for (const entry of entries) {
    const text = entryText(entry, settingOf(settings, feedTells), person.locale)
    const print = createHash('sha256').update(text).digest('hex')
    const before = written.get(entry.uid)
    written.delete(entry.uid)
    if (before?.print === print) continue
    const href = before?.href ?? `${source.url}${encodeURIComponent(entry.uid)}.ics`
    const outcome = await put(server, source.url, href, text, before?.goneAt ? null : (before?.etag ?? null), loaded)
    await writing((work) =>
      run(
        work.tx,
        sql`insert into outer_entry (source_id, uid, href, etag, print, starts_at, ends_at, written_at)
            values (${source.id}, ${entry.uid}, ${href}, ${outcome.etag}, ${print}, ${entry.startsAt}, ${entry.endsAt}, ${work.now})
            on conflict (source_id, uid) do update set etag = excluded.etag, print = excluded.print, starts_at = excluded.starts_at,
              ends_at = excluded.ends_at, written_at = excluded.written_at, moved_starts_at = null, moved_ends_at = null, gone_at = null`,
      ),
    )
  }
  // What is past stays there as it was.
  for (const { uid, href, endsAt, goneAt } of written.values()) {
    if (endsAt < new Date(from.getTime() + BEHIND_DAYS * DAY_MS).toISOString()) continue
    if (goneAt === null) await server.remove(href)
    await writing((work) => run(work.tx, sql`delete from outer_entry where source_id = ${source.id} and uid = ${uid}`))
  }
}

/** Writes over whatever stands there: we have something newer to say than what the person changed. */
async function put(
  server: CalendarServer,
  calendar: string,
  href: string,
  text: string,
  etag: string | null,
  { from, to }: Loaded,
) {
  const first = await server.write(href, text, etag)
  if (first !== 'changed') return first
  const there = (await server.list(calendar, from, to)).get(href) ?? null
  const second = await server.write(href, text, there)
  return second === 'changed' ? { etag: null } : second
}

async function noteRead(work: Work, accountId: string): Promise<void> {
  await run(
    work.tx,
    sql`update calendar_account set problem = null, tried_at = ${work.now}, read_at = ${work.now}, state = case when exists (
          select from outer_file f join calendar_source s on s.id = f.source_id and s.gone_at is null
          where s.account_id = ${accountId} and f.unread + f.cut > 0) then 'partly' else 'fine' end
        where id = ${accountId} and removed_at is null`,
  )
}
