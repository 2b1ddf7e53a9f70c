import pg from 'pg'
import { subscribersOf } from '../../platform/events.ts'
import type { Act, Ledger } from './ledger.ts'
import '../worker.ts'

// Whether all that was acknowledged is there, once and whole: asked of the tables themselves, by statements of its own.

type Ask = <T extends pg.QueryResultRow>(statement: string, values?: unknown[]) => Promise<T[]>

/** Notes every job and every reaction that was ever asked for, and that a job is gone: what the tables themselves forget. */
const JOURNAL = `
  create schema if not exists trust;
  create table trust.since as select now() as started_at;
  create table trust.job (id bigint primary key, task text not null, payload json, done_at timestamptz);
  create function trust.note() returns trigger language plpgsql security definer as $$
  begin
    if tg_op = 'DELETE' then
      update trust.job set done_at = clock_timestamp() where id = old.id;
      return old;
    end if;
    insert into trust.job (id, task, payload) select new.id, identifier, new.payload from graphile_worker._private_tasks where id = new.task_id;
    return new;
  end $$;
  create trigger trust_note after insert or delete on graphile_worker._private_jobs for each row execute function trust.note();
  create table trust.reaction (event_id uuid not null, subscriber text not null);
  create function trust.note_reaction() returns trigger language plpgsql security definer as $$
  begin
    insert into trust.reaction (event_id, subscriber) values (new.event_id, new.subscriber);
    return new;
  end $$;
  create trigger trust_note after insert on reaction for each row execute function trust.note_reaction();`

export const keepJournal = (owner: pg.ClientConfig) => asking(owner, (ask) => ask(JOURNAL))

export async function asking<T>(owner: pg.ClientConfig, act: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(async (statement, values) => (await client.query(statement, values)).rows)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** What waits to be tried again later is tried now; answers how many jobs are left that will be tried. */
export const jobsLeft = (owner: pg.ClientConfig): Promise<number> =>
  asking(owner, async (ask) => {
    await ask(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null and attempts between 1 and max_attempts - 1`,
    )
    const [left] = await ask<{ n: number }>(
      `select (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts)::int
        + (select count(*) from reaction)::int as n`,
    )
    return left?.n ?? 0
  })

/** What the mail server holds, and how often Jinke was broken off while it wrote. */
export interface Arrived {
  mails: readonly string[]
  breaks: number
}

/** Everything that is not as it was promised: nothing, where all is well. */
export function reckon(owner: pg.ClientConfig, ledger: Ledger, arrived: Arrived | null): Promise<string[]> {
  return asking(owner, async (ask) => [
    ...ledger.acts.filter((act) => act.told === null).map((act) => `nobody told of ${act.kind} ${act.key}`),
    ...(await touches(ask, ledger)),
    ...(await customers(ask, ledger)),
    ...(await edits(ask, ledger)),
    ...(await claims(ask, ledger)),
    ...(await bookings(ask, ledger)),
    ...(await imports(ask, ledger)),
    ...(await letters(ask, ledger, arrived)),
    ...(await keys(ask, ledger)),
    ...(await halves(ask)),
    ...(await jobs(ask)),
  ])
}

/** Compares what was acknowledged with how often each key is found; keys that nobody was told of as kept must not be there. */
function once(acts: Act[], found: ReadonlyMap<string, string[]>, what: string): string[] {
  const faults: string[] = []
  const known = new Set<string>()
  for (const act of acts) {
    known.add(act.key)
    const ids = found.get(act.key) ?? []
    if (act.told === 'kept' && ids.length === 0) faults.push(`lost: ${what} ${act.key}`)
    if (act.told !== 'kept' && ids.length > 0) faults.push(`refused (${act.reason}) yet there: ${what} ${act.key}`)
    if (ids.length > 1) faults.push(`doubled: ${what} ${act.key} is there ${ids.length} times`)
  }
  for (const key of found.keys()) if (!known.has(key)) faults.push(`nobody asked for ${what} ${key}`)
  return faults
}

function byKey(rows: readonly { key: string; id: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { key, id } of rows) found.set(key, [...(found.get(key) ?? []), id])
  return found
}

async function touches(ask: Ask, ledger: Ledger): Promise<string[]> {
  const rows = await ask<{ key: string; id: string }>(
    `select x.summary as key, t.id from touch t join touch_text x on x.touch_id = t.id where t.source = 'manual'`,
  )
  return once(
    ledger.acts.filter((a) => a.kind === 'touch'),
    byKey(rows),
    'touch',
  )
}

async function customers(ask: Ask, ledger: Ledger): Promise<string[]> {
  const rows = await ask<{ key: string; id: string }>(
    `select right(name, 36) as key, id from customer where name like '客户 %' or name like '公海 %'`,
  )
  return once(
    ledger.acts.filter((a) => a.kind === 'make' || a.kind === 'wait'),
    byKey(rows),
    'customer',
  )
}

async function edits(ask: Ask, ledger: Ledger): Promise<string[]> {
  const rows = await ask<{ key: string; id: string }>(
    `select x.after #>> '{}' as key, h.id from customer_change h join customer_change_text x on x.change_id = h.id where h.field = 'remarks' and h.cause = 'edit'`,
  )
  const faults = once(
    ledger.acts.filter((a) => a.kind === 'edit'),
    byKey(rows),
    'edit',
  )
  // Of those that saw the same version of a customer, at most one was kept.
  const seen = new Map<string, number>()
  for (const { about } of ledger.kept('edit'))
    if (about.seen !== null)
      seen.set(`${about.customerId} ${about.seen}`, (seen.get(`${about.customerId} ${about.seen}`) ?? 0) + 1)
  for (const [version, times] of seen) if (times > 1) faults.push(`${times} edits over the same version: ${version}`)
  const wrong = await ask<{ id: string }>(
    `select c.id from customer c join lateral (select x.after #>> '{}' as remarks from customer_change h join customer_change_text x on x.change_id = h.id
       where h.customer_id = c.id and h.field = 'remarks' order by h.at desc, h.id desc limit 1) last on true where c.remarks is distinct from last.remarks`,
  )
  return [...faults, ...wrong.map(({ id }) => `half done: the remarks of ${id} are not those of its last edit`)]
}

async function claims(ask: Ask, ledger: Ledger): Promise<string[]> {
  const moves = await ask<{
    customerId: string
    toId: string
    ownerId: string | null
    heldBy: string | null
    pooled: boolean
  }>(
    `select m.customer_id as "customerId", m.to_id as "toId", c.owner_id as "ownerId", o.owner_id as "heldBy", c.pool_id is not null as pooled
     from pool_move m join customer c on c.id = m.customer_id left join ownership o on o.customer_id = c.id and o.ended_at is null where m.kind = 'claimed'`,
  )
  const faults = moves
    .filter((m) => m.ownerId !== m.toId || m.heldBy !== m.toId || m.pooled)
    .map((m) => `half done: claim of ${m.customerId}`)
  const kept = ledger.kept('claim')
  for (const act of kept) {
    const own = moves.filter((m) => m.customerId === act.about.customerId)
    if (own.length !== 1) faults.push(`${own.length === 0 ? 'lost' : 'doubled'}: claim of ${act.about.customerId}`)
    if (own.some((m) => m.toId !== act.by)) faults.push(`two were told they have ${act.about.customerId}`)
  }
  if (moves.length !== kept.length) faults.push(`${moves.length} claims stand, ${kept.length} were acknowledged`)
  const quotas = await ask<{ id: string; used: number; made: number }>(
    `select p.id, (select coalesce(sum(used), 0) from claim_quota q where q.person_id = p.id)::int as used,
       (select count(*) from pool_move m where m.kind = 'claimed' and m.to_id = p.id)::int as made from person p`,
  )
  return [
    ...faults,
    ...quotas.filter((q) => q.used !== q.made).map((q) => `the quota of ${q.id} counts ${q.used} of ${q.made} claims`),
  ]
}

async function bookings(ask: Ask, ledger: Ledger): Promise<string[]> {
  const prepared = await ask<{ key: string; id: string }>(
    `select agenda as key, appointment_id as id from appointment_text where agenda is not null`,
  )
  const faults = once(
    ledger.acts.filter((a) => a.kind === 'prepare'),
    byKey(prepared),
    'appointment',
  )
  const booked = await ask<{ id: string; startsAt: string | null; times: number; moves: number }>(
    `select a.id, to_char(a.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
       (select count(*) from booked_time b where b.appointment_id = a.id and b.released_at is null and b.subject_id = a.organiser_id and lower(b.during) = a.starts_at)::int as times,
       (select count(*) from appointment_move m where m.appointment_id = a.id and m.what = 'booked')::int as moves
     from appointment a where a.state = 'booked'`,
  )
  for (const act of ledger.kept('book')) {
    const found = booked.find(({ id }) => id === act.about.appointmentId)
    if (!found || found.startsAt !== act.about.startsAt) faults.push(`lost: booking of ${act.about.appointmentId}`)
    else if (found.times !== 1 || found.moves !== 1)
      faults.push(`booking of ${found.id}: ${found.times} times taken, ${found.moves} moves`)
  }
  if (booked.length !== ledger.kept('book').length)
    faults.push(`${booked.length} are booked, ${ledger.kept('book').length} were acknowledged`)
  const twice = await ask(
    `select from booked_time a join booked_time b on a.subject_id = b.subject_id and a.id < b.id and a.during && b.during
     where a.released_at is null and b.released_at is null`,
  )
  return [...faults, ...twice.map(() => 'somebody is booked twice')]
}

async function imports(ask: Ask, ledger: Ledger): Promise<string[]> {
  const files = await ask<{ key: string; id: string; state: string; rows: number; unsettled: number }>(
    `select left(f.name, 36) as key, i.id, i.state,
       (select count(*) from touch t where t.import_id = i.id)::int as rows,
       (select count(*) from import_unsettled u where u.import_id = i.id)::int as unsettled
     from import i join import_file f on f.import_id = i.id`,
  )
  const acts = ledger.acts.filter((a) => a.kind === 'import')
  const faults = once(acts, byKey(files), 'import')
  for (const act of ledger.kept('import')) {
    const found = files.find(({ key }) => key === act.key)
    if (found && (found.state !== 'done' || found.rows !== act.about.rows || found.unsettled > 0))
      faults.push(
        `half done: import ${act.key} is ${found.state}, ${found.rows} of ${act.about.rows} rows, ${found.unsettled} unsettled`,
      )
  }
  return faults
}

async function letters(ask: Ask, ledger: Ledger, arrived: Arrived | null): Promise<string[]> {
  const mails = await ask<{ key: string; id: string; state: string; messageId: string; touches: number }>(
    `select x.subject as key, o.id, o.state, o.message_id as "messageId",
       (select count(*) from mail_message m join touch t on t.source = 'mail' and t.source_key = m.id::text where m.id = o.mail_id)::int as touches
     from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id where o.kind = 'person'`,
  )
  const faults = once(
    ledger.acts.filter((a) => a.kind === 'letter'),
    byKey(mails),
    'letter',
  )
  for (const { key, state } of mails)
    if (state !== 'sent' && state !== 'unsure') faults.push(`half done: letter ${key} is ${state}`)
  if (!arrived) return faults
  // Mails of one account go one after another: a break meets at most one that is just handed over.
  const unsure = mails.filter(({ state }) => state === 'unsure').length
  if (unsure > arrived.breaks) faults.push(`${unsure} letters are unsure after ${arrived.breaks} breaks`)
  for (const { key, state } of mails) {
    const times = arrived.mails.filter((mail) => mail.includes(key)).length
    if (times > 1) faults.push(`doubled: letter ${key} is ${times} times in the mailbox`)
    if (state === 'sent' && times === 0) faults.push(`lost: letter ${key} is noted as sent and never came`)
  }
  return faults
}

/** How many letters are told to be what. */
export const letterStates = (owner: pg.ClientConfig): Promise<Record<string, number>> =>
  asking(owner, async (ask) => {
    const states = await ask<{ state: string; n: number }>(
      `select state, count(*)::int as n from mail_outgoing where kind = 'person' group by 1 order by 1`,
    )
    return Object.fromEntries(states.map(({ state, n }) => [state, n]))
  })

/** Each write that was kept left its key, with the reply where that may be told again: of a booking it is a link, told once. */
async function keys(ask: Ask, ledger: Ledger): Promise<string[]> {
  const rows = await ask<{ key: string; answered: boolean }>(
    'select key, reply is not null as answered from idempotency_key',
  )
  const known = new Map(rows.map(({ key, answered }) => [key, answered]))
  return ledger.acts.flatMap(({ key, kind, told }) => {
    if (told !== 'kept') return known.has(key) ? [`a key of what was refused: ${kind} ${key}`] : []
    return known.get(key) === (kind !== 'book') ? [] : [`half done: the key of ${kind} ${key}`]
  })
}

/** A fact without what belongs to it; figures that are not what the facts add up to. */
const HALVES: Record<string, string> = {
  'a touch without its words':
    'select t.id from touch t left join touch_text x on x.touch_id = t.id where x.touch_id is null',
  'a touch without its event': `select t.id from touch t where t.source = 'manual' and (select count(*) from event e where e.type = 'touch.logged' and e.subject_id = t.id) <> 1`,
  'a customer without its spelling': `select c.id from customer c where (select count(*) from customer_name n where n.customer_id = c.id and n.main) <> 1`,
  'a customer that cannot be searched':
    'select c.id from customer c left join customer_search s on s.customer_id = c.id where s.customer_id is null',
  'a customer whose owner holds nothing': `select c.id from customer c where c.owner_id is not null and (select count(*) from ownership o where o.customer_id = c.id and o.ended_at is null and o.owner_id = c.owner_id) <> 1`,
  'a customer without its beginning':
    'select c.id from customer c where not exists (select from pursuit p where p.customer_id = c.id)',
  'a change without its words':
    'select h.id from customer_change h left join customer_change_text x on x.change_id = h.id where x.change_id is null',
  'a letter without its words':
    'select o.id from mail_outgoing o left join mail_outgoing_text x on x.outgoing_id = o.id where x.outgoing_id is null',
  'figures of touches': `select c.id from customer c left join lateral (select count(*) as n, max(happened_at) as last, max(happened_at) filter (where effective) as talked
      from live_touch t where t.customer_id = c.id) t on true
    where c.touches <> t.n or c.last_touch_at is distinct from t.last or c.last_effective_touch_at is distinct from t.talked`,
  'two open turns of the manager': `select customer_id as id from step_in where decision is null group by customer_id having count(*) > 1`,
}

async function halves(ask: Ask): Promise<string[]> {
  const faults: string[] = []
  for (const [what, statement] of Object.entries(HALVES))
    for (const { id } of await ask<{ id: string }>(statement)) faults.push(`half done: ${what}: ${id}`)
  return faults
}

/** The outbox: each fact has asked each of its subscribers once to react, and all that was asked for was done. */
async function jobs(ask: Ask): Promise<string[]> {
  const queued = await ask<{ eventId: string; subscriber: string; n: number }>(
    `select event_id as "eventId", subscriber, count(*)::int as n from trust.reaction group by 1, 2`,
  )
  const times = new Map(queued.map(({ eventId, subscriber, n }) => [`${eventId} ${subscriber}`, n]))
  const events = await ask<{ id: string; type: string }>(
    `select e.id, e.type from event e where e.at >= (select min(started_at) from trust.since)`,
  )
  const faults: string[] = []
  for (const { id, type } of events)
    for (const { name } of subscribersOf(type))
      if (times.get(`${id} ${name}`) !== 1)
        faults.push(`event ${type} ${id} has ${times.get(`${id} ${name}`) ?? 0} reactions of ${name}`)
  // Of the others none was left when the load had ended (`jobsLeft`); what schedules ask for since is only just under way.
  const given = await ask<{ task: string; error: string | null }>(
    `select t.task, j.last_error as error from trust.job t join graphile_worker._private_jobs j using (id)
     where t.done_at is null and j.attempts >= j.max_attempts`,
  )
  return [...faults, ...given.map(({ task, error }) => `job ${task} was given up: ${error}`)]
}
