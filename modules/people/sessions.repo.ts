import { settingsColumn } from '../../platform/settings.ts'
import { newId, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Role } from '../../shared/endpoint.ts'
import type { Settings } from '../../shared/setting.ts'
import type { Locale } from '../../shared/text.ts'

export interface Identity {
  id: string
  name: string
  role: Role
  locale: Locale
  teamId: string
  teamIds: string[]
  readOnly: boolean
  settings: Settings
  sessionId: string | null
  keyId: string | null
  /** When the session or the key was last used, as far as it is written. */
  seenAt: string | null
  /** A session of somebody whose password another gave. A key was handed out by who had come in. */
  onlyPassword: boolean
  /** A session that is good for setting up a factor alone. */
  onlySetUp: boolean
}

const identityColumns = sql`p.id, p.name, p.role, p.locale, p.team_id, ${settingsColumn} as settings,
  case when p.role = 'manager' then (
    with recursive below as (select p.team_id as id union all select t.id from team t join below b on t.parent_id = b.id) select array_agg(id) from below)
  else array[p.team_id] end as team_ids`

export const identifySession = (tx: Tx, hash: Buffer, now: Date) =>
  row(
    tx,
    sql<Identity>`select ${identityColumns}, false as read_only, s.id as session_id, null as key_id, s.seen_at, s.only_set_up,
        p.must_change_password as only_password
      from session s join person p on p.id = s.person_id
      where s.token_hash = ${hash} and (s.ended_at is null or s.ended_at > ${now}) and s.expires_at > ${now} and p.state = 'active'`,
  )

export const identifyKey = (tx: Tx, hash: Buffer, now: Date) =>
  row(
    tx,
    sql<Identity>`select ${identityColumns}, k.read_only, null as session_id, k.id as key_id, k.used_at as seen_at, false as only_set_up, false as only_password
      from api_key k join person p on p.id = k.person_id
      where k.key_hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}) and p.state = 'active'`,
  )

export async function insertSession(
  tx: Tx,
  session: {
    personId: string
    hash: Buffer
    now: Date
    expiresAt: Date
    ip: string
    agent: string
    onlySetUp: boolean
  },
): Promise<void> {
  await run(
    tx,
    sql`insert into session (id, person_id, token_hash, created_at, seen_at, proved_at, expires_at, ip, agent, only_set_up)
        values (${newId()}, ${session.personId}, ${session.hash}, ${session.now}, ${session.now}, ${session.now}, ${session.expiresAt}, ${session.ip}, ${session.agent}, ${session.onlySetUp})`,
  )
}

/** Notes a use, which lets a session live on: to `expiresAt`, and no longer than `mostDays` after it began. */
export async function noteSeen(tx: Tx, sessionId: string, now: Date, expiresAt: Date, mostDays: number): Promise<void> {
  await run(
    tx,
    sql`update session set seen_at = ${now}, expires_at = least(${expiresAt}::timestamptz, created_at + make_interval(days => ${mostDays}))
        where id = ${sessionId}`,
  )
}

export const noteKeyUsed = (tx: Tx, id: string, now: Date) =>
  run(tx, sql`update api_key set used_at = ${now} where id = ${id}`)

export const listSessions = (tx: Tx, personId: string, now: Date) =>
  rows(
    tx,
    sql<{
      id: string
      createdAt: string
      seenAt: string
      expiresAt: string
      ip: string
      agent: string
      tokenHash: Buffer
    }>`
      select id, created_at, seen_at, expires_at, ip, agent, token_hash from session
      where person_id = ${personId} and ended_at is null and expires_at > ${now} order by seen_at desc`,
  )

export const endSession = (tx: Tx, personId: string, id: string, now: Date) =>
  run(tx, sql`update session set ended_at = ${now} where id = ${id} and person_id = ${personId} and ended_at is null`)

/** Ends a person's sessions, all but the one that is to stay. */
export const endSessions = (tx: Tx, personId: string, now: Date, stays: Buffer | null = null) =>
  run(
    tx,
    sql`update session set ended_at = ${now} where person_id = ${personId} and (ended_at is null or ended_at > ${now}) and token_hash is distinct from ${stays}::bytea`,
  )

export const endSessionByHash = (tx: Tx, hash: Buffer, now: Date) =>
  run(tx, sql`update session set ended_at = ${now} where token_hash = ${hash} and ended_at is null`)

export interface SessionProof {
  id: string
  provedAt: string
  challenge: string | null
}

/** How a session stands that is in use: when the person last proved who they are. */
export const sessionProof = (tx: Tx, hash: Buffer) =>
  row(tx, sql<SessionProof>`select id, proved_at, challenge from session where token_hash = ${hash}`)

export const setChallenge = (tx: Tx, id: string, challenge: string | null) =>
  run(tx, sql`update session set challenge = ${challenge} where id = ${id}`)

/** What is under way with the old secret when a new one is given still gets its answer. */
const OLD_SECRET_SECONDS = 10

/** Goes on with a session under another secret, as after signing in anew. */
export async function renewSession(tx: Tx, id: string, hash: Buffer, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into session (id, person_id, token_hash, created_at, seen_at, proved_at, expires_at, ip, agent, only_set_up)
        select ${newId()}, person_id, ${hash}, created_at, ${now}, ${now}, expires_at, ip, agent, only_set_up from session where id = ${id}`,
  )
  await run(
    tx,
    sql`update session set ended_at = ${now}::timestamptz + make_interval(secs => ${OLD_SECRET_SECONDS}) where id = ${id}`,
  )
}

/** A factor is set up: the session is good for everything. */
export const openFully = (tx: Tx, id: string) => run(tx, sql`update session set only_set_up = false where id = ${id}`)

/** Those that open something first. */
export const listKeys = (tx: Tx, personId: string, now: Date) =>
  rows(
    tx,
    sql<{
      id: string
      name: string
      readOnly: boolean
      createdAt: string
      usedAt: string | null
      expiresAt: string | null
      revokedAt: string | null
    }>`
      select id, name, read_only, created_at, used_at, expires_at, revoked_at from api_key where person_id = ${personId}
      order by revoked_at is not null or coalesce(expires_at <= ${now}, false), created_at desc`,
  )

export async function insertKey(
  tx: Tx,
  key: { personId: string; name: string; hash: Buffer; readOnly: boolean; expiresAt: Date | null; now: Date },
): Promise<string> {
  const id = newId()
  await run(
    tx,
    sql`insert into api_key (id, person_id, name, key_hash, read_only, created_at, expires_at)
        values (${id}, ${key.personId}, ${key.name}, ${key.hash}, ${key.readOnly}, ${key.now}, ${key.expiresAt})`,
  )
  return id
}

export const revokeKey = (tx: Tx, personId: string, id: string, now: Date) =>
  run(
    tx,
    sql`update api_key set revoked_at = ${now} where id = ${id} and person_id = ${personId} and revoked_at is null`,
  )

/** Ends what was begun with a password and waits for a factor. */
export const endAttempts = (tx: Tx, personId: string) =>
  run(tx, sql`delete from sign_in_attempt where person_id = ${personId}`)

export const revokeKeys = (tx: Tx, personId: string, now: Date) =>
  run(tx, sql`update api_key set revoked_at = ${now} where person_id = ${personId} and revoked_at is null`)

/** The wrong password since an instant that was one too many, for a login or an address; null where there is none. */
export const lockingFailure = async (
  tx: Tx,
  from: { login: string; ip: string },
  since: Date,
  most: { byLogin: number; byIp: number },
): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{ at: string | null }>`select greatest(
        (select at from sign_in_failure where login = ${from.login} and at > ${since} order by at desc offset ${most.byLogin - 1} limit 1),
        (select at from sign_in_failure where ip = ${from.ip} and at > ${since} order by at desc offset ${most.byIp - 1} limit 1)) as at`,
    )
  )?.at ?? null

export const noteFailure = (tx: Tx, login: string, ip: string, now: Date) =>
  run(tx, sql`insert into sign_in_failure (login, ip, at) values (${login}, ${ip}, ${now})`)

export const forgetFailures = (tx: Tx, login: string) =>
  run(tx, sql`delete from sign_in_failure where login = ${login}`)

/**
 * Removes what no longer locks anybody, sign-ins that were not finished, and sessions that nobody can use any more; answers
 * how many failures and sessions.
 */
export async function sweep(tx: Tx, before: { attempts: Date; failures: Date; sessions: Date }) {
  await run(tx, sql`delete from sign_in_attempt where expires_at < ${before.attempts}`)
  return {
    failures: await run(tx, sql`delete from sign_in_failure where at < ${before.failures}`),
    sessions: await run(
      tx,
      sql`delete from session where expires_at < ${before.sessions} or ended_at < ${before.sessions}`,
    ),
  }
}
