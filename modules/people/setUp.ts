import type { Companies, Company } from '../../platform/companies.ts'
import { publish } from '../../platform/events.ts'
import { inTurn, row, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import type { Locale } from '../../shared/text.ts'
import { companyName } from '../company/index.ts'
import { companyCreated } from './events.ts'
import { hashPassword } from './password.ts'
import { alreadySetUp } from './refusals.ts'
import * as repo from './repo.ts'
import { whyNoLogin } from './rules.ts'
import { whyWeak } from './weakPassword.ts'

export const MAIN = 'main'

export interface FirstRun {
  companyName: string
  adminName: string
  email?: string | undefined
  mobile?: string | undefined
  password: string
  locale: Locale
}

/**
 * Whether the company has its first admin: a schema alone, of a start that was cut short, does not count. One that was cut short
 * after the admin was there is brought to its end.
 */
export async function isSetUp(companies: Companies): Promise<boolean> {
  const state = (await companies.list()).find((c) => c.slug === MAIN)?.state
  if (state === undefined || state === 'ready') return state === 'ready'
  const company = await companies.find(MAIN)
  if (!company || !(await row(company.db, sql`select 1 from person limit 1`))) return false
  await companies.markReady(MAIN)
  return true
}

/** Creates the company and its first admin, once: of two who try at the same time one is refused. */
export async function setUpCompany(
  companies: Companies,
  input: FirstRun,
  traceId: string,
): Promise<{ company: Company; adminId: string }> {
  demand(whyNoLogin(input))
  demand(whyWeak(input.password, [input.email, input.mobile, input.adminName, input.companyName]))
  if (await isSetUp(companies)) throw new Refused(alreadySetUp())
  const company = (await companies.find(MAIN)) ?? (await companies.create(MAIN, 'main'))
  const adminId = await companies.writing(company, JINKE, traceId, async (work) => {
    await inTurn(work.tx, 'jinke set up')
    if (await row(work.tx, sql`select 1 from person limit 1`)) throw new Refused(alreadySetUp())
    return createFirstAdmin(work, input)
  })
  await companies.markReady(MAIN)
  return { company, adminId }
}

async function createFirstAdmin(work: Work, input: FirstRun): Promise<string> {
  await run(
    work.tx,
    sql`insert into setting (key, value, changed_by, changed_at) values (${companyName.key}, ${JSON.stringify(input.companyName)}, ${JINKE.id}, ${work.now})`,
  )
  const teamId = await repo.insertTeam(work.tx, input.companyName, null, work.now)
  const passwordHash = await hashPassword(input.password)
  const id = await repo.insertPerson(
    work.tx,
    {
      ...input,
      name: input.adminName,
      role: 'admin',
      teamId,
      state: 'active',
      joinedOn: work.today,
      passwordHash,
      mustChangePassword: false,
    },
    work.now,
  )
  await publish(work, companyCreated, { subjectId: id, data: {} })
  return id
}
