import type { FastifyReply, FastifyRequest } from 'fastify'
import { credentialOf, hashSecret, newSecret } from '../../../platform/http/credential.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Guessed, guess } from '../guessing.ts'
import { checkPassword } from '../password.ts'
import { proveAgain } from '../refusals.ts'
import * as people from '../repo.ts'
import * as sessions from '../sessions.repo.ts'
import { giveCookie } from '../sessions.ts'
import { proofMinutes } from '../settings.ts'
import { takesCode } from './codes.ts'
import { takesPasskey } from './passkeys.ts'
import { factorWanted, onlyInBrowser, wrongProof } from './refusals.ts'
import { factorsOf } from './repo.ts'

/** The session of a request; keys have none. */
export async function sessionOf(work: Work, request: FastifyRequest): Promise<sessions.SessionProof> {
  const credential = credentialOf(request)
  const session = credential?.kind === 'session' && (await sessions.sessionProof(work.tx, credential.hash))
  if (!session) throw new Refused(onlyInBrowser())
  return session
}

/**
 * G4: goes on only where whoever sits there has proved lately who they are: a screen left open is no way to take an account
 * over. A key passes: it was handed out after such a proof, and there is nobody to ask.
 */
export async function demandProof(work: Work, request: FastifyRequest): Promise<void> {
  if (credentialOf(request)?.kind !== 'session') return
  const { provedAt } = await sessionOf(work, request)
  const minutes = (work.now.getTime() - Date.parse(provedAt)) / 60_000
  if (minutes > settingOf(work.settings, proofMinutes)) throw new Refused(proveAgain())
}

/**
 * The same before what gives somebody a way in, or takes one away: no key passes, for what it opened would outlive it and its being
 * revoked.
 */
export async function demandProofInBrowser(work: Work, request: FastifyRequest): Promise<void> {
  await sessionOf(work, request)
  await demandProof(work, request)
}

/** Takes a code or a passkey as a proof, or the password of who has neither, and goes on under a new secret. */
export async function prove(
  work: Work,
  { password, code, passkey }: { password?: string | undefined; code?: string | undefined; passkey?: unknown },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Guessed<true>> {
  const personId = work.by.id
  const session = await sessionOf(work, request)
  const { totp, passkeys } = await factorsOf(work.tx, personId)
  // Who has a second factor shows it: otherwise a password that became known would take it off.
  if (password !== undefined && (totp || passkeys > 0)) throw new Refused(factorWanted())
  const attempt = async () => {
    if (passkey !== undefined) return takesPasskey(work, request, { challenge: session.challenge, personId }, passkey)
    if (code !== undefined) return takesCode(work, personId, code)
    const kept = await people.lockPerson(work.tx, personId)
    return checkPassword(kept?.passwordHash ?? null, password ?? '')
  }
  const of = `${password === undefined ? 'factor' : 'password'} ${personId}`
  const guessed = await guess(work, { of, ip: request.ip }, wrongProof(), async () => ((await attempt()) ? true : null))
  if ('right' in guessed) {
    const secret = newSecret()
    await sessions.renewSession(work.tx, session.id, hashSecret(secret), work.now)
    giveCookie(request, reply, work.company.slug, secret)
  }
  return guessed
}
