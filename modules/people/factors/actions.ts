import type { FastifyRequest } from 'fastify'
import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { demand, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import * as events from '../events.ts'
import { whyNotAdmin } from '../policy.ts'
import * as people from '../repo.ts'
import * as sessions from '../sessions.repo.ts'
import type * as contract from './contract.ts'
import { isFactorDemanded } from './demanded.ts'
import { isDemo } from './entering.ts'
import * as passkeys from './passkeys.ts'
import { demandProof, demandProofInBrowser, sessionOf } from './proof.ts'
import { makeRecoveryCodes } from './recovery.ts'
import * as refused from './refusals.ts'
import * as repo from './repo.ts'
import { beginTotp, takesTotp } from './totp.ts'

/** What the caller has set up beside the password. */
export async function showFactors(work: Work): Promise<ReplyOf<typeof contract.showFactors>> {
  const { recoveryLeft } = await repo.factorsOf(work.tx, work.by.id)
  const totp = await repo.findTotp(work.tx, work.by.id)
  const kept = await repo.listPasskeys(work.tx, work.by.id)
  return {
    totp: totp?.confirmedAt ? { since: totp.confirmedAt } : null,
    passkeys: kept.map(({ id, name, synced, madeAt, usedAt }) => ({ id, name, synced, madeAt, usedAt })),
    recoveryLeft,
    demanded: isFactorDemanded(work.settings, work.by.role),
  }
}

/** Before anything of factors is changed: in a browser, by whom has proved lately who it is, and not in the demo. */
async function demandMayChange(work: Work, request: FastifyRequest): Promise<sessions.SessionProof> {
  const session = await sessionOf(work, request)
  if (isDemo(work)) throw new Refused(refused.notInDemo())
  await demandProof(work, request)
  return session
}

export async function startTotp(work: Work, request: FastifyRequest) {
  await demandMayChange(work, request)
  const begun = await beginTotp(work, await loginOf(work))
  if (!begun) throw new Refused(refused.totpThere())
  return begun
}

/** Confirms the app by a code of its; with the first factor come recovery codes. */
export async function confirmTotp(work: Work, request: FastifyRequest, code: string) {
  const session = await demandMayChange(work, request)
  const kept = await repo.findTotp(work.tx, work.by.id)
  if (!kept) throw new Refused(refused.notYetSetUp())
  if (kept.confirmedAt) throw new Refused(refused.totpThere())
  const before = await repo.factorsOf(work.tx, work.by.id)
  if (!(await takesTotp(work, work.by.id, code.replace(/\s/g, ''), true))) throw new Refused(refused.wrongCode())
  await publish(work, events.totpAdded, { subjectId: work.by.id, data: {} })
  return { recoveryCodes: await opened(work, session, before) }
}

export async function startPasskey(work: Work, request: FastifyRequest) {
  const session = await demandMayChange(work, request)
  const options = await passkeys.registrationFor(work, request, await loginOf(work))
  await sessions.setChallenge(work.tx, session.id, options.challenge)
  return { options: { ...options } }
}

export async function addPasskey(work: Work, request: FastifyRequest, input: { name: string; response: unknown }) {
  const session = await demandMayChange(work, request)
  const before = await repo.factorsOf(work.tx, work.by.id)
  await passkeys.addPasskey(work, request, session.challenge, input)
  await sessions.setChallenge(work.tx, session.id, null)
  return { recoveryCodes: await opened(work, session, before) }
}

/** With the first factor the session is good for everything, and recovery codes are made; null where some are there. */
async function opened(
  work: Work,
  session: sessions.SessionProof,
  before: { totp: boolean; passkeys: number },
): Promise<string[] | null> {
  await sessions.openFully(work.tx, session.id)
  await repo.forgetRemoved(work.tx, work.by.id)
  return before.totp || before.passkeys > 0 ? null : makeRecoveryCodes(work, work.by.id)
}

export async function renamePasskey(work: Work, id: string, name: string): Promise<void> {
  if ((await repo.renamePasskey(work.tx, work.by.id, id, name)) === 0) throw new Refused(notFound())
}

export async function removePasskey(work: Work, request: FastifyRequest, id: string): Promise<void> {
  if (!(await repo.listPasskeys(work.tx, work.by.id)).some((kept) => kept.id === id)) throw new Refused(notFound())
  await demandMayChange(work, request)
  const { totp, passkeys: some } = await repo.factorsOf(work.tx, work.by.id)
  demand(whyNotRemove(work, (totp ? 1 : 0) + some))
  await repo.removePasskey(work.tx, work.by.id, id)
  await tidy(work)
  await publish(work, events.passkeyRemoved, { subjectId: work.by.id, data: {} })
}

export async function removeTotp(work: Work, request: FastifyRequest): Promise<void> {
  const { totp, passkeys: some } = await repo.factorsOf(work.tx, work.by.id)
  if (!totp) throw new Refused(notFound())
  await demandMayChange(work, request)
  demand(whyNotRemove(work, 1 + some))
  await repo.removeTotp(work.tx, work.by.id)
  await tidy(work)
  await publish(work, events.totpRemoved, { subjectId: work.by.id, data: {} })
}

const whyNotRemove = (work: Work, factors: number): Refusal | null =>
  factors === 1 && isFactorDemanded(work.settings, work.by.role) ? refused.lastFactor() : null

/** Recovery codes stand in for a factor: without one they are gone. */
async function tidy(work: Work): Promise<void> {
  const { totp, passkeys: some } = await repo.factorsOf(work.tx, work.by.id)
  if (!totp && some === 0) await repo.removeRecoveryCodes(work.tx, work.by.id)
}

export async function renewRecoveryCodes(work: Work, request: FastifyRequest) {
  await demandMayChange(work, request)
  const { totp, passkeys: some } = await repo.factorsOf(work.tx, work.by.id)
  if (!totp && some === 0) throw new Refused(refused.noFactor())
  return { recoveryCodes: await makeRecoveryCodes(work, work.by.id) }
}

/** Takes all factors off somebody who has lost them; the person is told at the next sight of Jinke. Sessions end. */
export async function removeFactorsOf(work: Work, request: FastifyRequest, personId: string): Promise<void> {
  const stands = await people.lockPerson(work.tx, personId)
  if (!stands) throw new Refused(notFound())
  demand(whyNotAdmin(work.by, [stands.role]))
  await demandProofInBrowser(work, request)
  if ((await repo.removeAll(work.tx, personId)) === 0) throw new Refused(refused.nothingToRemove())
  await repo.noteRemoved(work.tx, personId, work.by.id, work.now)
  await sessions.endSessions(work.tx, personId, work.now)
  await sessions.endAttempts(work.tx, personId)
  await publish(work, events.factorsRemoved, { subjectId: personId, data: {} })
}

async function loginOf(work: Work): Promise<string> {
  const person = await people.findPerson(work.tx, work.by.id)
  return person?.email ?? person?.mobile ?? work.by.name
}
