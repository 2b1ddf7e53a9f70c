import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Companies, Company } from '../../../platform/companies.ts'
import { attemptCookie, hashSecret, newSecret, secretIn, sessionValue } from '../../../platform/http/credential.ts'
import type { Visit } from '../../../platform/http/route.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import type { Role } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { type Guessed, unless } from '../guessing.ts'
import * as people from '../repo.ts'
import { type Arrival, giveCookie, openSession } from '../sessions.ts'
import { isFactorDemanded } from './demanded.ts'
import { attemptOver } from './refusals.ts'
import * as repo from './repo.ts'

export const ATTEMPT_MINUTES = 10

/** What came of a sign-in: a session, or an attempt that waits for a factor; and the secret of either. */
export interface Entered {
  id: string
  mustChangePassword: boolean
  /** Which factors open it; null where none is awaited. */
  wants: { code: boolean; passkey: boolean } | null
  secret: string
}

/**
 * G4: the way in behind the first lock, whatever opened it. Who has set up a factor is asked for it; from whom the company
 * demands one that is not there yet gets a session that is good for setting it up.
 */
export async function enter(work: Work, person: { id: string; role: Role }, from: Arrival): Promise<Entered> {
  const { totp, passkeys, recoveryLeft } = await repo.factorsOf(work.tx, person.id)
  if (!totp && passkeys === 0) return letIn(work, person, from)
  const wants = { code: totp || recoveryLeft > 0, passkey: passkeys > 0 }
  const secret = await beginAttempt(work, person.id, null)
  return { id: person.id, mustChangePassword: false, wants, secret }
}

/** Opens the session of somebody who has proved enough. */
export async function letIn(work: Work, { id, role }: { id: string; role: Role }, from: Arrival): Promise<Entered> {
  const { totp, passkeys } = await repo.factorsOf(work.tx, id)
  const bare = !totp && passkeys === 0
  const onlySetUp = bare && !isDemo(work) && isFactorDemanded(work.settings, role)
  const secret = await openSession({ ...work, by: { ...JINKE, id } }, id, from, onlySetUp)
  return { id, mustChangePassword: await people.mustChangePassword(work.tx, id), wants: null, secret }
}

/** The demo's people are everybody's: a factor of one would lock all others out. */
export const isDemo = (work: Work): boolean => (work.company as Company).kind === 'demo'

export async function beginAttempt(work: Work, personId: string | null, challenge: string | null): Promise<string> {
  const secret = newSecret()
  const expiresAt = new Date(work.now.getTime() + ATTEMPT_MINUTES * 60_000)
  await repo.insertAttempt(work.tx, { hash: hashSecret(secret), personId, challenge, expiresAt })
  return secret
}

/** Gives the browser what it goes on with, and answers what the person is told. */
export function admit(
  { request, reply }: Pick<Visit, 'request' | 'reply'>,
  slug: string,
  { secret, ...told }: Entered,
) {
  if (told.wants) giveAttemptCookie(request, reply, slug, secret)
  else {
    giveCookie(request, reply, slug, secret)
    reply.clearCookie(attemptCookie(request), { path: '/', secure: request.protocol === 'https' })
  }
  return told
}

export function giveAttemptCookie(request: FastifyRequest, reply: FastifyReply, slug: string, secret: string): void {
  reply.setCookie(attemptCookie(request), sessionValue(slug, secret), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: ATTEMPT_MINUTES * 60,
  })
}

/** The attempt that a browser has begun, with its company. */
export async function attemptOf(
  companies: Companies,
  request: FastifyRequest,
): Promise<{ company: Company; hash: Buffer } | null> {
  const held = secretIn(request, attemptCookie(request))
  const company = held && (await companies.find(held.slug))
  return company ? { company, hash: held.hash } : null
}

/** Goes on with an attempt in one transaction; what was guessed wrong in it is kept, then refused. */
export async function goOn<T>(
  { companies, request, traceId }: Pick<Visit, 'companies' | 'request' | 'traceId'>,
  act: (work: Work, attempt: repo.Attempt) => Promise<Guessed<T>>,
): Promise<{ right: T; slug: string }> {
  const begun = await attemptOf(companies, request)
  if (!begun) throw new Refused(attemptOver())
  const guessed = await companies.writing(begun.company, JINKE, traceId, async (work) => {
    const attempt = await repo.lockAttempt(work.tx, begun.hash, work.now)
    return attempt ? act(work, attempt) : { why: attemptOver() }
  })
  return { right: unless(guessed), slug: begun.company.slug }
}
