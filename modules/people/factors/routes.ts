import { hashSecret } from '../../../platform/http/credential.ts'
import { open, read, stream, write } from '../../../platform/http/route.ts'
import { JINKE } from '../../../shared/actor.ts'
import { Refused } from '../../../shared/refusal.ts'
import { guess, unless } from '../guessing.ts'
import * as sessions from '../sessions.repo.ts'
import { arrivalOf } from '../sessions.ts'
import * as actions from './actions.ts'
import { takesCode } from './codes.ts'
import * as contract from './contract.ts'
import { admit, attemptOf, beginAttempt, giveAttemptCookie, goOn, letIn } from './entering.ts'
import { requestFor, takesPasskey } from './passkeys.ts'
import { prove, sessionOf } from './proof.ts'
import { attemptOver, wrongCode, wrongPasskey } from './refusals.ts'
import * as repo from './repo.ts'

const SECRET = { secret: true }

export const factorRoutes = [
  open(contract.enterByCode, async (visit, { body }) => {
    const { request } = visit
    const { right, slug } = await goOn(visit, async (work, { hash, personId }) => {
      const person = personId && (await repo.activePerson(work.tx, personId))
      if (!person) return { why: attemptOver() }
      return guess(work, { of: `factor ${person.id}`, ip: request.ip }, wrongCode(), async () => {
        if (!(await takesCode(work, person.id, body.code))) return null
        await repo.endAttempt(work.tx, hash)
        return letIn(work, person, arrivalOf(request))
      })
    })
    return admit(visit, slug, right)
  }),
  open(contract.askForPasskey, async (visit, { body }) => {
    const { companies, request, reply, traceId } = visit
    const begun = await attemptOf(companies, request)
    const company = await companies.find(body.company)
    if (!company) throw new Refused(attemptOver())
    return companies.writing(company, JINKE, traceId, async (work) => {
      const attempt =
        begun?.company.slug === company.slug ? await repo.lockAttempt(work.tx, begun.hash, work.now) : null
      const options = await requestFor(work, request, attempt?.personId ?? null)
      if (attempt?.personId) await repo.challengeAttempt(work.tx, attempt.hash, options.challenge)
      else giveAttemptCookie(request, reply, company.slug, await beginAttempt(work, null, options.challenge))
      return { options: { ...options } }
    })
  }),
  open(contract.enterByPasskey, async (visit, { body }) => {
    const { request } = visit
    const { right, slug } = await goOn(visit, async (work, attempt) => {
      // A challenge is signed once, whatever comes of it.
      await repo.challengeAttempt(work.tx, attempt.hash, null)
      const of = `factor ${attempt.personId ?? hashSecret(body.response.id).toString('hex')}`
      return guess(work, { of, ip: request.ip }, wrongPasskey(), async () => {
        const personId = await takesPasskey(work, request, attempt, body.response)
        const person = personId && (await repo.activePerson(work.tx, personId))
        if (!person) return null
        await repo.endAttempt(work.tx, attempt.hash)
        return letIn(work, person, arrivalOf(request))
      })
    })
    return admit(visit, slug, right)
  }),
  read(contract.showFactors, (work) => actions.showFactors(work)),
  write(contract.startTotp, (work, _input, { request }) => actions.startTotp(work, request), SECRET),
  write(contract.confirmTotp, (work, { body }, { request }) => actions.confirmTotp(work, request, body.code), SECRET),
  write(
    contract.removeTotp,
    async (work, _input, { request }) => (await actions.removeTotp(work, request)) as undefined,
  ),
  write(contract.renewRecoveryCodes, (work, _input, { request }) => actions.renewRecoveryCodes(work, request), SECRET),
  write(contract.startPasskey, (work, _input, { request }) => actions.startPasskey(work, request), SECRET),
  write(contract.addPasskey, (work, { body }, { request }) => actions.addPasskey(work, request, body), SECRET),
  write(
    contract.renamePasskey,
    async (work, { params, body }) => (await actions.renamePasskey(work, params.id, body.name)) as undefined,
  ),
  write(
    contract.removePasskey,
    async (work, { params }, { request }) => (await actions.removePasskey(work, request, params.id)) as undefined,
  ),
  write(
    contract.askForProof,
    async (work, _input, { request }) => {
      const session = await sessionOf(work, request)
      const options = await requestFor(work, request, work.by.id)
      await sessions.setChallenge(work.tx, session.id, options.challenge)
      return { options: { ...options } }
    },
    SECRET,
  ),
  // A wrong proof is refused and still counted, so it opens a transaction of its own.
  stream(contract.proveMe, async (_work, { body }, { request, reply, writing }) => {
    unless(await writing((work) => prove(work, body, { request, reply })))
    return reply.code(204).send()
  }),
  write(contract.forgetRemovedFactors, async (work) => {
    await repo.forgetRemoved(work.tx, work.by.id)
    return undefined
  }),
  write(
    contract.removeFactorsOf,
    async (work, { params }, { request }) => (await actions.removeFactorsOf(work, request, params.id)) as undefined,
  ),
]
