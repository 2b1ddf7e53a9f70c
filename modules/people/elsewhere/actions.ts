import type { FastifyRequest } from 'fastify'
import { publish } from '../../../platform/events.ts'
import { attemptCookie, hashSecret, newSecret, secretIn } from '../../../platform/http/credential.ts'
import type { Streaming, Visit } from '../../../platform/http/route.ts'
import { keepsSealed, seal, unseal } from '../../../platform/secrets.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import type { InputOf, Role } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { identityLinked, identityUnlinked, signInProviderSet } from '../events.ts'
import { ATTEMPT_MINUTES, admit, enter, giveAttemptCookie } from '../factors/entering.ts'
import { demandProofInBrowser } from '../factors/proof.ts'
import { attemptOver } from '../factors/refusals.ts'
import { addressOf } from '../factors/relyingParty.ts'
import { arrivalOf } from '../sessions.ts'
import { MAIN } from '../setUp.ts'
import type * as contract from './contract.ts'
import { type Account, accountOf, discover, sendThere } from './provider.ts'
import * as refused from './refusals.ts'
import * as repo from './repo.ts'

/** What the sealed secret belongs to. */
const ABOUT_PROVIDER = 'sign-in provider'
keepsSealed({ table: 'sign_in_provider', id: 'one', column: 'client_secret', about: () => ABOUT_PROVIDER })

const callbackFor = (work: Work, request: FastifyRequest): string | null => {
  const address = addressOf(work.settings, request)
  return address && `${address}/sign-in/elsewhere`
}

export async function showProvider(work: Work, request: FastifyRequest) {
  const kept = await repo.findProvider(work.tx)
  return {
    provider: kept && { issuer: kept.issuer, clientId: kept.clientId, label: kept.label },
    callback: callbackFor(work, request),
  }
}

/** Keeps a provider that answers as one. The kept secret follows to no other provider or client. */
export async function setProvider(
  work: Work,
  { clientSecret: typed, ...asked }: InputOf<typeof contract.setProvider>['body'],
  { request, writing }: Streaming,
) {
  await demandProofInBrowser(work, request)
  const kept = await repo.findProvider(work.tx)
  const same = kept?.issuer === asked.issuer && kept.clientId === asked.clientId
  const secret = typed ?? (same ? await unseal(work, kept.clientSecret, ABOUT_PROVIDER) : null)
  if (secret === null) throw new Refused(refused.clientSecretNeeded())
  await discover(work.settings, { ...asked, clientSecret: secret })
  return writing(async (inTx) => {
    const sealed = await seal(inTx, secret, ABOUT_PROVIDER)
    await repo.setProvider(inTx.tx, { ...asked, clientSecret: sealed }, inTx.now)
    await publish(inTx, signInProviderSet, { data: {} })
    return showProvider(inTx, request)
  })
}

export async function removeProvider(work: Work, request: FastifyRequest): Promise<void> {
  await demandProofInBrowser(work, request)
  if ((await repo.removeProvider(work.tx)) === 0) throw new Refused(notFound())
  await publish(work, signInProviderSet, { data: {} })
}

/** The provider of the company, opened for use. Signing in elsewhere leads into the main company alone. */
async function providerOf({ companies, request, traceId }: Visit) {
  const company = await companies.find(MAIN)
  const work = company && (await companies.reading(company, JINKE, traceId))
  const kept = work && (await repo.findProvider(work.tx))
  const callback = work && callbackFor(work, request)
  if (!company || !kept || !callback) throw new Refused(refused.noProvider())
  const clientSecret = await unseal(work, kept.clientSecret, ABOUT_PROVIDER)
  return { company, callback, issuer: kept.issuer, config: await discover(work.settings, { ...kept, clientSecret }) }
}

/** Sends a browser to sign in elsewhere, with an errand that only this browser can bring to its end. */
export async function startElsewhere(visit: Visit): Promise<{ address: string }> {
  const { company, callback, config } = await providerOf(visit)
  const { errand, address } = await sendThere(config, callback)
  const secret = newSecret()
  await visit.companies.writing(company, JINKE, visit.traceId, (work) => {
    const expiresAt = new Date(work.now.getTime() + ATTEMPT_MINUTES * 60_000)
    return repo.insertErrand(work.tx, hashSecret(secret), errand, expiresAt)
  })
  giveAttemptCookie(visit.request, visit.reply, company.slug, secret)
  return { address }
}

/** Lets in whom the provider's answer names, as after a right password. */
export async function enterElsewhere(visit: Visit, query: string) {
  const { companies, request, traceId } = visit
  const held = secretIn(request, attemptCookie(request))
  const company = held?.slug === MAIN ? await companies.find(MAIN) : null
  const errand =
    held && company
      ? await companies.writing(company, JINKE, traceId, (work) => repo.takeErrand(work.tx, held.hash, work.now))
      : null
  if (!company || !errand) throw new Refused(attemptOver())
  const { config, callback, issuer } = await providerOf(visit)
  const came = new URL(callback)
  came.search = query
  const account = await accountOf(config, came, errand)
  const entered = await companies.writing(company, JINKE, traceId, async (work) =>
    enter(work, await personBehind(work, issuer, account), arrivalOf(request)),
  )
  return admit(visit, company.slug, entered)
}

/**
 * G4: whose an account elsewhere is: the colleague with whom its subject is linked, else the one whose address it has
 * verified, who is linked with it then. Nobody is made up: one who is not here, or left, stays outside.
 */
async function personBehind(work: Work, issuer: string, account: Account): Promise<{ id: string; role: Role }> {
  const { subject, email, emailVerified } = account
  const unknown = () => new Refused(refused.elsewhereUnknown({ account: email ?? subject }))
  const linked = await repo.personLinked(work.tx, issuer, subject)
  if (linked) {
    if (linked.state !== 'active') throw unknown()
    await repo.noteUsed(work.tx, issuer, subject, work.now)
    return linked
  }
  const found = email && emailVerified ? await repo.personWithEmail(work.tx, email, issuer) : null
  if (!found) throw unknown()
  // An address may have passed from one who left to one who came; a subject does not.
  if (found.linked) throw new Refused(refused.elsewhereTaken())
  await repo.link(work.tx, found.id, issuer, subject, work.now)
  await publish(work, identityLinked, { subjectId: found.id, data: {} })
  return found
}

export async function unlinkIdentity(work: Work, request: FastifyRequest, id: string): Promise<void> {
  if (!(await repo.listIdentities(work.tx, work.by.id)).some((identity) => identity.id === id))
    throw new Refused(notFound())
  await demandProofInBrowser(work, request)
  await repo.unlink(work.tx, work.by.id, id)
  await publish(work, identityUnlinked, { subjectId: work.by.id, data: {} })
}
