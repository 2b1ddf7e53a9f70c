import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallOf, Endpoint } from '../../shared/endpoint.ts'
import { Answer, type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { addTeam } from '../people/contract.ts'
import * as contract from './contract.ts'
import { propose } from './index.ts'
import { customerRoutes } from './routes.ts'

let app: TestApp
const people = {} as Record<Who, Caller>
let teamId: string

/** How somebody may stand to the customer that a call is about. */
const WHO = [
  'owner',
  'member',
  'stranger',
  'manager',
  'elsewhere',
  'director',
  'admin',
  'marketer',
  'agent',
  'auditor',
] as const
type Who = (typeof WHO)[number]

beforeAll(async () => {
  app = await openApp()
  teamId = (await app.admin.call(addTeam, { body: { name: '华东' } })).id
  const otherTeam = (await app.admin.call(addTeam, { body: { name: '华北' } })).id
  Object.assign(people, {
    owner: await app.person('rep', { team: teamId }),
    member: await app.person('rep', { team: otherTeam }),
    stranger: await app.person('rep', { team: teamId }),
    manager: await app.person('manager', { team: teamId }),
    elsewhere: await app.person('manager', { team: otherTeam }),
    director: await app.person('director'),
    admin: app.admin,
    marketer: await app.person('marketer'),
    agent: await app.person('agent'),
    auditor: await app.person('auditor'),
  })
})
afterAll(() => app.close())

/** A fresh customer of the owner, with the member in its group. */
async function fresh(state: 'active' | 'archived' = 'active'): Promise<string> {
  const [planted] = await plantCustomers(app, [
    { owner_id: state === 'active' ? people.owner.id : null, team_id: teamId, state },
  ])
  const id = planted?.id ?? ''
  await app.query(`insert into customer_member values ($1, $2, 'member', now(), $2, null)`, [id, people.member.id])
  return id
}

async function contactOf(id: string): Promise<string> {
  const { contacts } = await people.owner.call(contract.addContact, { params: { id }, body: { name: '甲' } })
  return contacts[0]?.id ?? ''
}

async function changeOf(id: string): Promise<string> {
  await people.owner.call(contract.changeCustomer, { params: { id }, body: { industry: '印刷' } })
  const { items } = await people.owner.call(contract.listChanges, { params: { id } })
  return items[0]?.id ?? ''
}

async function proposalOf(one: string, other: string): Promise<string> {
  await app.writing((work) => propose(work, [{ one, other, evidence: ['name'] }]))
  const [row] = await app.query<{ id: string }>('select id from duplicate_proposal where one_id in ($1, $2)', [
    one,
    other,
  ])
  return row?.id ?? ''
}

const merged = async (keptId: string, mergedId: string) =>
  (await app.admin.call(contract.mergeCustomers, { body: { keptId, mergedId, reason: '同一家' } })).id

/** Who does not get 2xx, and what instead. */
type Refused = Partial<Record<Who, number>>

const everyone: Refused = {}
const whoSeesIt: Refused = { stranger: 404, elsewhere: 404 }
const whoEditsIt: Refused = { ...whoSeesIt, marketer: 403, agent: 403, auditor: 403 }
const whoAnswersForIt: Refused = { ...whoEditsIt, member: 403 }
const itsManagers: Refused = { ...whoAnswersForIt, owner: 403 }
const theHeads: Refused = { ...itsManagers, manager: 403 }

interface Row<E extends Endpoint = Endpoint> {
  endpoint: E
  input: (by: Caller) => Promise<CallOf<E>> | CallOf<E>
  refused: Refused
}
const row = <E extends Endpoint>(endpoint: E, refused: Refused, input: Row<E>['input']) =>
  ({ endpoint, input, refused }) as unknown as Row

const reason = { reason: '有缘故' }
const view = { name: '视图', query: {}, columns: ['name' as const] }
const on = async (state: 'active' | 'archived' = 'active') => ({ params: { id: await fresh(state) } })

const MATRIX: Row[] = [
  row(contract.listCustomers, everyone, () => ({})),
  row(contract.countCustomers, everyone, () => ({})),
  row(contract.createCustomer, { auditor: 403 }, () => ({ body: { name: '新的', force: true } })),
  row(contract.checkDuplicates, everyone, () => ({ query: { name: '新的' } })),
  row(contract.tagCustomers, everyone, async () => ({ body: { customerIds: [await fresh()], add: ['标'] } })),
  row(contract.showCustomer, whoSeesIt, () => on()),
  row(contract.changeCustomer, whoEditsIt, async () => ({ ...(await on()), body: { industry: '印刷' } })),
  row(contract.showTimeline, whoSeesIt, () => on()),
  row(contract.listChanges, whoSeesIt, () => on()),
  row(contract.reverseChange, whoEditsIt, async () => {
    const id = await fresh()
    return { params: { id, changeId: await changeOf(id) } }
  }),
  row(contract.addContact, whoEditsIt, async () => ({ ...(await on()), body: { name: '乙' } })),
  row(contract.changeContact, whoEditsIt, async () => {
    const id = await fresh()
    return { params: { id, contactId: await contactOf(id) }, body: { job: '采购' } }
  }),
  row(contract.putMember, whoAnswersForIt, async () => ({
    params: { id: await fresh(), personId: app.admin.id },
    body: {},
  })),
  row(contract.removeMember, whoAnswersForIt, async () => ({
    params: { id: await fresh(), personId: people.member.id },
  })),
  row(contract.archiveCustomer, itsManagers, async () => ({ ...(await on()), body: reason })),
  // Nobody owns an archived one any more.
  row(contract.restoreCustomer, { ...itsManagers, owner: 404 }, async () => ({
    ...(await on('archived')),
    body: reason,
  })),
  row(contract.anonymiseCustomer, theHeads, async () => ({ ...(await on()), body: reason })),
  row(contract.listDuplicates, everyone, () => ({})),
  row(contract.dismissDuplicate, whoEditsIt, async () => ({
    params: { id: await proposalOf(await fresh(), await fresh()) },
  })),
  row(contract.previewMerge, whoSeesIt, async () => ({ query: { keptId: await fresh(), mergedId: await fresh() } })),
  row(contract.mergeCustomers, whoAnswersForIt, async () => ({
    body: { keptId: await fresh(), mergedId: await fresh(), ...reason },
  })),
  row(contract.undoMerge, whoAnswersForIt, async () => ({
    params: { id: await merged(await fresh(), await fresh()) },
    body: reason,
  })),
  row(contract.listViews, everyone, () => ({})),
  row(contract.addView, everyone, () => ({ body: view })),
  row(contract.changeView, everyone, async (by) => ({
    params: { id: (await by.call(contract.addView, { body: view })).id },
    body: { name: '改' },
  })),
  row(contract.removeView, everyone, async (by) => ({
    params: { id: (await by.call(contract.addView, { body: view })).id },
  })),
]

describe('who may: the matrix of the customers’ endpoints', () => {
  test.each(MATRIX.map((r) => [r.endpoint.id, r] as const))('%s', async (_id, { endpoint, input, refused }) => {
    const answers: Partial<Record<Who, number>> = {}
    for (const who of WHO) {
      const by = people[who]
      answers[who] = await by.call(endpoint, (await input(by)) as never).then(
        () => 200,
        (error) => (error instanceof Answer ? error.status : Promise.reject(error)),
      )
    }
    expect(answers).toEqual(Object.fromEntries(WHO.map((who) => [who, refused[who] ?? 200])))
  })

  test('has a row for every endpoint but the file, which has tests of its own', () => {
    const rows = new Set(MATRIX.map((r) => r.endpoint.id))
    expect(customerRoutes.map((r) => r.endpoint.id).filter((id) => !rows.has(id))).toEqual(['exportCustomers'])
  })

  test('a key that only reads changes nothing', async () => {
    const { key } = await app.keyFor(people.owner.id, { readOnly: true })
    const reader = app.caller(people.owner.id, key)
    for (const { endpoint, input } of MATRIX.filter((r) => r.endpoint.method !== 'GET')) {
      const refusal = await reader.refusal(endpoint, (await input(people.owner)) as never)
      expect([endpoint.id, refusal.body.reason]).toEqual([endpoint.id, 'read_only_key'])
    }
  })
})
