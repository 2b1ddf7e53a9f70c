import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Companies, Company } from '../../platform/companies.ts'
import { publish } from '../../platform/events.ts'
import {
  type Credential,
  hashSecret,
  keyValue,
  newSecret,
  SESSION_COOKIE,
  sessionValue,
} from '../../platform/http/credential.ts'
import type { SignedIn } from '../../platform/http/server.ts'
import { inTurn } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import { keyCreated, passwordChanged, signedIn, signInRefused } from './events.ts'
import { checkPassword, hashPassword } from './password.ts'
import { lockedOut, wrongLogin, wrongOldPassword } from './refusals.ts'
import * as repo from './repo.ts'
import { foldLogin, whyWeak } from './rules.ts'
import * as sessions from './sessions.repo.ts'
import { failuresUntilLock, lockMinutes, sessionDays } from './settings.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A session's last use is written this seldom, so that reading stays reading. */
const SEEN_EVERY = 5 * MINUTE
/** One address may fail for several colleagues behind it. */
const FAILURES_PER_ADDRESS = 10

export interface Arrival {
  ip: string
  agent: string
}

/** Checks a password and opens a session; answers its secret. Fails in the same words and time for unknown logins. */
export async function signInWithPassword(
  companies: Companies,
  company: Company | null,
  input: { login: string; password: string },
  from: Arrival,
  traceId: string,
): Promise<{ id: string; mustChangePassword: boolean; secret: string }> {
  if (!company) {
    await checkPassword(null, input.password)
    throw new Refused(wrongLogin())
  }
  const login = foldLogin(input.login)
  const outcome = await companies.writing(company, JINKE, traceId, async (work) => {
    const lock = settingOf(work.settings, lockMinutes)
    const most = settingOf(work.settings, failuresUntilLock)
    // Attempts on one login wait for each other, so that parallel guesses are counted too.
    await inTurn(work.tx, `sign in ${login}`)
    const locking = await sessions.lockingFailure(
      work.tx,
      { login, ip: from.ip },
      new Date(work.now.getTime() - lock * MINUTE),
      { byLogin: most, byIp: most * FAILURES_PER_ADDRESS },
    )
    if (locking) return tellLock(Date.parse(locking) + lock * MINUTE - work.now.getTime())
    const person = await repo.findPersonByLogin(work.tx, login)
    const kept = person?.state === 'active' ? await repo.lockPerson(work.tx, person.id) : null
    if (!person || !(await checkPassword(kept?.passwordHash ?? null, input.password))) {
      await sessions.noteFailure(work.tx, login, from.ip, work.now)
      await publish({ ...work, by: { ...JINKE, id: person?.id ?? JINKE.id } }, signInRefused, { data: {} })
      return wrongLogin()
    }
    await sessions.forgetFailures(work.tx, login)
    return { id: person.id, ...(await openSession({ ...work, by: { ...JINKE, id: person.id } }, person.id, from)) }
  })
  if ('kind' in outcome) throw new Refused(outcome)
  return outcome
}

const tellLock = (ms: number) => lockedOut({ minutes: Math.ceil(ms / MINUTE) }, { retryAfter: Math.ceil(ms / 1000) })

export async function openSession(
  work: Work,
  personId: string,
  from: Arrival,
): Promise<{ secret: string; mustChangePassword: boolean }> {
  const secret = newSecret()
  const expiresAt = new Date(work.now.getTime() + settingOf(work.settings, sessionDays) * DAY)
  await sessions.insertSession(work.tx, {
    personId,
    hash: hashSecret(secret),
    now: work.now,
    expiresAt,
    ip: from.ip,
    agent: from.agent.slice(0, 300),
  })
  await publish(work, signedIn, { subjectId: personId, data: {} })
  return { secret, mustChangePassword: await repo.mustChangePassword(work.tx, personId) }
}

/** Who stands behind a credential; also keeps a session in use alive. */
export async function identify(company: Company, credential: Credential, now: Date): Promise<SignedIn | null> {
  const found = await (credential.kind === 'session' ? sessions.identifySession : sessions.identifyKey)(
    company.db,
    credential.hash,
    now,
  )
  if (!found) return null
  if (found.sessionId && found.seenAt && now.getTime() - Date.parse(found.seenAt) > SEEN_EVERY)
    await sessions.noteSeen(
      company.db,
      found.sessionId,
      now,
      new Date(now.getTime() + settingOf(found.settings, sessionDays) * DAY),
    )
  const { settings, sessionId: _session, seenAt: _seen, ...actor } = found
  return { actor, settings }
}

export const arrivalOf = (request: FastifyRequest): Arrival => ({
  ip: request.ip,
  agent: request.headers['user-agent'] ?? '',
})

export function giveCookie(request: FastifyRequest, reply: FastifyReply, slug: string, secret: string): void {
  reply.setCookie(SESSION_COOKIE, sessionValue(slug, secret), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: 400 * 24 * 3600,
  })
}

export async function changeOwnPassword(
  work: Work,
  input: { oldPassword: string; newPassword: string },
  current: Buffer | null,
): Promise<void> {
  const person = await repo.findPerson(work.tx, work.by.id)
  const kept = await repo.lockPerson(work.tx, work.by.id)
  if (!(await checkPassword(kept?.passwordHash ?? null, input.oldPassword))) throw new Refused(wrongOldPassword())
  demand(whyWeak(input.newPassword, [person?.email, person?.mobile]))
  await repo.setPassword(work.tx, work.by.id, await hashPassword(input.newPassword), false)
  await sessions.endSessions(work.tx, work.by.id, work.now, current)
  await publish(work, passwordChanged, { subjectId: work.by.id, data: {} })
}

/** Makes a key that acts as a person, or only reads as one; the key itself is told this once. */
export async function createKey(
  work: Work,
  personId: string,
  input: { name: string; readOnly: boolean; expiresAt: Date | null },
): Promise<{ id: string; key: string }> {
  const secret = newSecret()
  const id = await sessions.insertKey(work.tx, { personId, hash: hashSecret(secret), now: work.now, ...input })
  await publish(work, keyCreated, { subjectId: personId, data: { readOnly: input.readOnly } })
  return { id, key: keyValue(work.company.slug, secret) }
}
