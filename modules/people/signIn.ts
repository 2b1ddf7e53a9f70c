import type { Companies, Company } from '../../platform/companies.ts'
import { publish } from '../../platform/events.ts'
import { hashSecret, keyValue, newSecret } from '../../platform/http/credential.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { companyName } from '../company/index.ts'
import { keyCreated, keyRevoked, passwordChanged, signInRefused } from './events.ts'
import { type Entered, enter } from './factors/entering.ts'
import { type Guessed, guess, unless } from './guessing.ts'
import { checkPassword, hashPassword } from './password.ts'
import { wrongLogin, wrongOldPassword } from './refusals.ts'
import * as repo from './repo.ts'
import { foldLogin } from './rules.ts'
import * as sessions from './sessions.repo.ts'
import type { Arrival } from './sessions.ts'
import { whyWeak } from './weakPassword.ts'

/** Checks a password and lets in whom it belongs to. Fails in the same words and with the same work for unknown logins. */
export async function signInWithPassword(
  companies: Companies,
  company: Company | null,
  input: { login: string; password: string },
  from: Arrival,
  traceId: string,
): Promise<Entered> {
  if (!company) {
    await checkPassword(null, input.password)
    throw new Refused(wrongLogin())
  }
  const login = foldLogin(input.login)
  const guessed = await companies.writing(company, JINKE, traceId, (work) =>
    guess(work, { of: login, ip: from.ip }, wrongLogin(), async () => {
      const person = await repo.findPersonByLogin(work.tx, login)
      const kept = person?.state === 'active' ? await repo.lockPerson(work.tx, person.id) : null
      if ((await checkPassword(kept?.passwordHash ?? null, input.password)) && person) return enter(work, person, from)
      await publish({ ...work, by: { ...JINKE, id: person?.id ?? JINKE.id } }, signInRefused, { data: {} })
      return null
    }),
  )
  return unless(guessed)
}

/**
 * Changes the own password and ends all other sessions. A wrong old one counts as a guess, so that an open screen is no
 * way to find it out.
 */
export async function changeOwnPassword(
  work: Work,
  input: { oldPassword: string; newPassword: string },
  { ip, former }: Arrival,
): Promise<Guessed<true>> {
  const person = await repo.findPerson(work.tx, work.by.id)
  const kept = await repo.lockPerson(work.tx, work.by.id)
  const known = await guess(work, { of: `password ${work.by.id}`, ip }, wrongOldPassword(), async () =>
    (await checkPassword(kept?.passwordHash ?? null, input.oldPassword)) ? true : null,
  )
  if ('why' in known) return known
  const own = [person?.email, person?.mobile, person?.name, settingOf(work.settings, companyName)]
  demand(whyWeak(input.newPassword, own))
  await repo.setPassword(work.tx, work.by.id, await hashPassword(input.newPassword), false)
  await sessions.endSessions(work.tx, work.by.id, work.now, former)
  await sessions.endAttempts(work.tx, work.by.id)
  await publish(work, passwordChanged, { subjectId: work.by.id, data: {} })
  return known
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

/** Revokes one of a person's keys, the own or, for an admin, a colleague's. */
export async function revokeKey(work: Work, personId: string, id: string): Promise<void> {
  if ((await sessions.revokeKey(work.tx, personId, id, work.now)) === 0) throw new Refused(notFound())
  await publish(work, keyRevoked, { subjectId: personId, data: {} })
}
