import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Company } from '../../platform/companies.ts'
import { publish } from '../../platform/events.ts'
import {
  type Credential,
  credentialOf,
  hashSecret,
  newSecret,
  sessionCookie,
  sessionValue,
} from '../../platform/http/credential.ts'
import type { SignedIn } from '../../platform/http/server.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { signedIn } from './events.ts'
import * as sessions from './sessions.repo.ts'
import { sessionDays, sessionMostDays } from './settings.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The last use of a session or a key is written this seldom, so that reading stays reading. */
const SEEN_EVERY = 5 * MINUTE

/** From where somebody comes; `former` is the session that the browser had, which ends when another begins. */
export interface Arrival {
  ip: string
  agent: string
  former: Buffer | null
}

export function arrivalOf(request: FastifyRequest): Arrival {
  const credential = credentialOf(request)
  return {
    ip: request.ip,
    agent: request.headers['user-agent'] ?? '',
    former: credential?.kind === 'session' ? credential.hash : null,
  }
}

/** Opens a session under a secret that nobody knew before, and answers it. `onlySetUp`: good for setting up a factor alone. */
export async function openSession(work: Work, personId: string, from: Arrival, onlySetUp = false): Promise<string> {
  const secret = newSecret()
  if (from.former) await sessions.endSessionByHash(work.tx, from.former, work.now)
  await sessions.insertSession(work.tx, {
    personId,
    hash: hashSecret(secret),
    now: work.now,
    expiresAt: new Date(work.now.getTime() + settingOf(work.settings, sessionDays) * DAY),
    ip: from.ip,
    agent: from.agent.slice(0, 300),
    onlySetUp,
  })
  await publish(work, signedIn, { subjectId: personId, data: {} })
  return secret
}

/** Who stands behind a credential; also notes its use, which keeps a session alive, up to its last day. */
export async function identify(company: Company, credential: Credential, now: Date): Promise<SignedIn | null> {
  const found = await (credential.kind === 'session' ? sessions.identifySession : sessions.identifyKey)(
    company.db,
    credential.hash,
    now,
  )
  if (!found) return null
  const { settings, onlyPassword, onlySetUp, sessionId, keyId, seenAt, ...actor } = found
  if (seenAt === null || now.getTime() - Date.parse(seenAt) > SEEN_EVERY) {
    const expiresAt = new Date(now.getTime() + settingOf(settings, sessionDays) * DAY)
    if (sessionId) await sessions.noteSeen(company.db, sessionId, now, expiresAt, settingOf(settings, sessionMostDays))
    if (keyId) await sessions.noteKeyUsed(company.db, keyId, now)
  }
  // The demo's people are everybody's, and so are their passwords.
  return { actor, settings, onlyPassword: onlyPassword && company.kind === 'main', onlySetUp }
}

const LONGEST_COOKIE = 400 * 24 * 3600

export function giveCookie(request: FastifyRequest, reply: FastifyReply, slug: string, secret: string): void {
  reply.setCookie(sessionCookie(request), sessionValue(slug, secret), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: LONGEST_COOKIE,
  })
}

export const takeCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(sessionCookie(request), { path: '/', secure: request.protocol === 'https' })
}
