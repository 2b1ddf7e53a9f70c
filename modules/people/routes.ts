import type { FastifyRequest } from 'fastify'
import type { Company } from '../../platform/companies.ts'
import { credentialOf } from '../../platform/http/credential.ts'
import { open, read, stream, write } from '../../platform/http/route.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'
import { startOfDay } from '../../shared/calendar.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { companyName } from '../company/index.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import { findProvider } from './elsewhere/repo.ts'
import { elsewhereRoutes } from './elsewhere/routes.ts'
import { admit } from './factors/entering.ts'
import { demandProof, demandProofInBrowser } from './factors/proof.ts'
import { hasPasskeys } from './factors/repo.ts'
import { factorRoutes } from './factors/routes.ts'
import { unless } from './guessing.ts'
import * as policy from './policy.ts'
import * as repo from './repo.ts'
import * as sessions from './sessions.repo.ts'
import { arrivalOf, giveCookie, openSession, takeCookie } from './sessions.ts'
import { isSetUp, MAIN, setUpCompany } from './setUp.ts'
import { changeOwnPassword, createKey, revokeKey, signInWithPassword } from './signIn.ts'
import { waysInRoutes } from './waysIn/routes.ts'

const demandSome = (changed: number): void => {
  if (changed === 0) throw new Refused(notFound())
}

async function me(work: Work, request: FastifyRequest) {
  const { by } = work
  const { onlyPassword = false, onlySetUp = false } = request.standing?.signedIn ?? {}
  return {
    id: by.id,
    name: by.name,
    role: by.role,
    locale: by.locale,
    teamId: by.teamId,
    mustChangePassword: onlyPassword,
    mustSetUpFactor: onlySetUp,
    factorsRemovedAt: await repo.factorsRemovedAt(work.tx, by.id),
    company: {
      slug: work.company.slug,
      name: settingOf(work.settings, companyName),
      zone: work.zone,
      today: work.today,
      kind: (work.company as Company).kind,
    },
    can: {
      managePeople: policy.mayManagePeople(by),
      changeSettings: policy.mayChangeSettings(by),
      seeTeam: policy.seesTeam(by),
      import: policy.mayImport(by),
      assign: policy.mayAssign(by),
    },
  }
}

export const peopleRoutes = [
  open(contract.showSetup, async ({ companies, traceId }) => {
    const hosted = await companies.list()
    const demo = hosted.find((c) => c.kind === 'demo')?.state ?? ('none' as const)
    const main = (await isSetUp(companies)) ? await companies.find(MAIN) : null
    if (!main) return { company: null, demo, passkeys: false, elsewhere: null }
    const { tx, settings } = await companies.reading(main, JINKE, traceId)
    const provider = await findProvider(tx)
    return {
      company: { name: settingOf(settings, companyName) },
      demo,
      passkeys: await hasPasskeys(tx),
      elsewhere: provider && { label: provider.label },
    }
  }),
  open(contract.setUp, async ({ companies, traceId, request, reply }, { body }) => {
    const { company, adminId } = await setUpCompany(companies, body, traceId)
    const secret = await companies.writing(company, { ...JINKE, id: adminId }, traceId, (work) =>
      openSession(work, adminId, arrivalOf(request)),
    )
    giveCookie(request, reply, company.slug, secret)
    return { id: adminId }
  }),
  open(contract.signIn, async ({ companies, traceId, request, reply }, { body }) => {
    const company = await companies.find(body.company)
    const entered = await signInWithPassword(companies, company, body, arrivalOf(request), traceId)
    return admit({ request, reply }, body.company, entered)
  }),
  write(contract.signOut, async (work, _input, { request, reply }) => {
    const credential = credentialOf(request)
    if (credential?.kind === 'session') await sessions.endSessionByHash(work.tx, credential.hash, work.now)
    takeCookie(request, reply)
    return undefined
  }),
  read(contract.listSessions, async (work, _input, { request }) => {
    const hash = credentialOf(request)?.hash
    const found = await sessions.listSessions(work.tx, work.by.id, work.now)
    return {
      items: found.map(({ tokenHash, ...session }) => ({ ...session, current: Boolean(hash?.equals(tokenHash)) })),
    }
  }),
  write(
    contract.endSession,
    async (work, { params }) =>
      demandSome(await sessions.endSession(work.tx, work.by.id, params.id, work.now)) as undefined,
  ),
  write(contract.endOtherSessions, async (work, _input, { request }) => ({
    ended: await sessions.endSessions(work.tx, work.by.id, work.now, credentialOf(request)?.hash ?? null),
  })),
  read(contract.showMe, (work, _input, { request }) => me(work, request)),
  write(contract.changeMe, async (work, { body }, { request }) => {
    await repo.setLocale(work.tx, work.by.id, body.locale)
    return me({ ...work, by: { ...work.by, locale: body.locale } }, request)
  }),
  // A wrong old password is refused and still counted, so it opens a transaction of its own.
  stream(contract.changePassword, async (_work, { body }, { request, reply, writing }) => {
    unless(await writing((work) => changeOwnPassword(work, body, arrivalOf(request))))
    return reply.code(204).send()
  }),
  read(contract.listKeys, async (work) => ({ items: await sessions.listKeys(work.tx, work.by.id, work.now) })),
  write(
    contract.createKey,
    async (work, { body }, { request }) => {
      await demandProofInBrowser(work, request)
      const expiresAt = body.expiresOn ? startOfDay(work.zone, body.expiresOn) : null
      return createKey(work, work.by.id, { ...body, expiresAt })
    },
    { secret: true },
  ),
  write(contract.revokeKey, async (work, { params }) => (await revokeKey(work, work.by.id, params.id)) as undefined),
  read(contract.listPeople, (work, { query }) => actions.listPeople(work, query)),
  write(contract.addPerson, async (work, { body }, { request }) => {
    demand(policy.whyNotAdmin(work.by, [body.role]))
    await (body.role === 'admin' ? demandProofInBrowser : demandProof)(work, request)
    return actions.addPerson(work, body)
  }),
  write(contract.changePerson, async (work, { params, body }, { request }) => {
    // By which name somebody comes in, and with which rights, is as good as a key.
    if ([body.email, body.mobile, body.role].some((each) => each !== undefined))
      await demandProofInBrowser(work, request)
    return actions.changePerson(work, params.id, body)
  }),
  write(
    contract.resetPassword,
    async (work, { params, body }, { request }) => {
      await demandProofInBrowser(work, request)
      return actions.resetPassword(work, params.id, body.password)
    },
    { secret: true },
  ),
  ...factorRoutes,
  ...elsewhereRoutes,
  ...waysInRoutes,
  read(contract.listTeams, async (work) => ({ items: await repo.listTeams(work.tx) })),
  write(contract.addTeam, (work, { body }) => actions.addTeam(work, body)),
  write(contract.changeTeam, (work, { params, body }) => actions.changeTeam(work, params.id, body)),
]
