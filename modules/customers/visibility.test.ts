import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/sql.ts'
import type { Role } from '../../shared/endpoint.ts'
import { type Answer, type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { type Planted, plantCustomers } from '../../testing/customers.ts'
import { allPages } from '../../testing/pages.ts'
import { sign } from '../../testing/secrecy.ts'
import { listPool } from '../pool/contract.ts'
import { logTouch } from '../touches/contract.ts'
import { createCustomer, listCustomers, showCustomer, showTimeline } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

/** The company as the test knows it; it grows from run to run, so that later runs see all before. */
const known = {
  parents: new Map<string, string | null>(),
  people: [] as { caller: Caller; role: Role; team: string; signed: boolean }[],
  customers: [] as {
    row: Planted
    members: string[]
    poolTeam: string | null | undefined
    secrecy: string
    /** Who is on its list (S1). */
    listed: string[]
  }[],
}

const ROLES: Role[] = ['rep', 'rep', 'manager', 'manager', 'director', 'auditor', 'agent', 'marketer']
const index = fc.nat({ max: 9 })

/** Teams by the index of their parent, people by role and team, customers by owner, team, group, pool and list. */
const companies = fc.record({
  teams: fc.array(index, { minLength: 1, maxLength: 4 }),
  people: fc.array(fc.record({ role: fc.constantFrom(...ROLES), team: index, signed: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
  customers: fc.array(
    fc.record({
      owner: fc.option(index),
      team: index,
      members: fc.array(index, { maxLength: 2 }),
      left: fc.boolean(),
      pool: fc.constantFrom('none', 'company', 'team'),
      state: fc.constantFrom('active', 'active', 'suspended', 'archived'),
      secrecy: fc.constantFrom('open', 'open', 'sealed', 'hidden'),
      named: fc.array(index, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

async function grow({ teams, people, customers }: typeof companies extends fc.Arbitrary<infer C> ? C : never) {
  for (const parent of teams) {
    const id = newId()
    const parentId = at([...known.parents.keys()], parent)
    await app.query('insert into team (id, name, parent_id, created_at) values ($1, $2, $3, now())', [id, id, parentId])
    known.parents.set(id, parentId)
  }
  const teamIds = [...known.parents.keys()]
  for (const { role, team, signed } of people) {
    const teamId = at(teamIds.toReversed(), team)
    const caller = await app.person(role, { team: teamId })
    if (signed) await sign(caller)
    known.people.push({ caller, role, team: teamId, signed })
  }
  const pools = await poolsOfTeams(teamIds)
  const placed = customers.map((c) => {
    const owner = c.owner === null ? null : at(known.people.toReversed(), c.owner)
    const team = owner?.team ?? at(teamIds.toReversed(), c.team)
    const secret = c.secrecy !== 'open'
    const poolTeam =
      secret || owner || c.state === 'archived' || c.pool === 'none' ? undefined : c.pool === 'company' ? null : team
    const idsOf = (indexes: number[]) => [...new Set(indexes.map((m) => at(known.people.toReversed(), m).caller.id))]
    const ownerId = owner?.caller.id ?? null
    // T5: none that is secret rests without an owner.
    const state = secret && c.state === 'suspended' ? 'active' : c.state
    return { ...c, ownerId, team, poolTeam, members: idsOf(c.members), named: idsOf(c.named), state }
  })
  const rows = await plantCustomers(
    app,
    placed.map((c) => ({
      owner_id: c.ownerId,
      team_id: c.team,
      pool_id: c.poolTeam === undefined ? null : (pools.get(c.poolTeam) ?? null),
      state: c.state as Planted['state'],
      tier: c.secrecy === 'sealed' ? 'VVIP' : null,
      hidden: c.secrecy === 'hidden',
    })),
  )
  for (const [n, row] of rows.entries()) {
    const { members, left, poolTeam, secrecy, named, ownerId } = placed[n] as (typeof placed)[number]
    for (const member of members)
      await app.query('insert into customer_member values ($1, $2, $3, now(), $2, $4)', [
        row.id,
        member,
        'member',
        left ? new Date() : null,
      ])
    for (const person of secrecy === 'open' ? [] : named)
      await app.query(
        `insert into confidant (id, customer_id, person_id, cause, named_at) values ($1, $2, $3, 'named', now()) on conflict do nothing`,
        [newId(), row.id, person],
      )
    // The owner begins the list.
    const listed = [...named, ...(ownerId ? [ownerId] : [])]
    known.customers.push({ row, members: left ? [] : members, poolTeam, secrecy, listed })
  }
}

async function poolsOfTeams(teamIds: readonly string[]): Promise<Map<string | null, string>> {
  await app.query(
    `insert into pool (id, name, team_id, created_at) select gen_random_uuid(), t.id::text, t.id, now() from team t
     where t.id = any($1) and not exists (select from pool p where p.team_id = t.id)`,
    [teamIds],
  )
  const pools = await app.query<{ id: string; team_id: string | null }>('select id, team_id from pool')
  return new Map(pools.map((p) => [p.team_id, p.id]))
}

function above(team: string | null): string[] {
  return team === null ? [] : [team, ...above(known.parents.get(team) ?? null)]
}

type Person = (typeof known.people)[number]
type Customer = (typeof known.customers)[number]

/** S2: who answers for a team by office: its managers, else those nearest above; without any the directors. */
function answersFor({ role, team }: Person, of: string): boolean {
  const managed = above(of).find((each) => known.people.some((p) => p.role === 'manager' && p.team === each))
  return managed ? role === 'manager' && team === managed : role === 'director'
}

/** S1, S2: of secret customers those for which one is named, by hand or by office, and only who has signed. */
function sees(person: Person, customer: Customer): boolean {
  if (customer.secrecy === 'open') return wouldSee(person, customer)
  const isOffice = answersFor(person, customer.row.team_id)
  return person.signed && (isNamed(person, customer) || (isOffice && wouldSee(person, customer)))
}

const isNamed = ({ caller }: Person, { listed }: Customer): boolean => listed.includes(caller.id)

/** Who sees whom where nothing is secret, worked out by hand. */
function wouldSee({ caller, role, team }: Person, { row, members }: Customer): boolean {
  if (role !== 'rep' && role !== 'manager') return true
  if (row.owner_id === caller.id || members.includes(caller.id)) return true
  return role === 'manager' && above(row.team_id).includes(team)
}

/** T6: which pools are in sight: everyone's, the own team's and those above; a manager's also those below. */
function seesInPool({ role, team }: Person, { poolTeam }: Customer): boolean {
  if (poolTeam === undefined) return false
  if (poolTeam === null || (role !== 'rep' && role !== 'manager')) return true
  return above(team).includes(poolTeam) || (role === 'manager' && above(poolTeam).includes(team))
}

const idsOf = (customers: readonly Customer[]) => customers.map((c) => c.row.id).toSorted()
const listed = async (by: Caller, query = {}) =>
  (await allPages((cursor) => by.call(listCustomers, { query: { limit: 200, ...query, ...cursor } })))
    .map((c) => c.id)
    .toSorted()

describe('who sees what', () => {
  test('in any company: every list is what is worked out by hand, and so is every page', async () => {
    const [root] = await app.query<{ id: string }>('select id from team where parent_id is null')
    known.parents.set(root?.id ?? '', null)
    // S2: nothing is sealed before somebody could open it.
    await sign(app.admin)
    await fc.assert(
      fc.asyncProperty(companies, async (company) => {
        await grow(company)
        for (const person of known.people.slice(-4)) {
          const seen = known.customers.filter((c) => sees(person, c))
          expect(await listed(person.caller)).toEqual(idsOf(seen.filter((c) => c.row.state !== 'archived')))
          expect(await listed(person.caller, { state: 'archived' })).toEqual(
            idsOf(seen.filter((c) => c.row.state === 'archived')),
          )
          for (const owner of known.people.slice(-3))
            expect(await listed(person.caller, { owner: owner.caller.id })).toEqual(
              idsOf(seen.filter((c) => c.row.owner_id === owner.caller.id && c.row.state !== 'archived')),
            )
          for (const customer of known.customers.slice(-4)) {
            const answered = await person.caller.call(showCustomer, { params: { id: customer.row.id } }).then(
              () => 200,
              (answer: Answer) => answer.status,
            )
            // S1: that a customer is sealed is told, and nothing of it, also to who is named and has yet to sign; of what is hidden not even that.
            const isOutlined =
              customer.secrecy === 'sealed' && (wouldSee(person, customer) || isNamed(person, customer))
            const untold = isOutlined ? 403 : 404
            expect(answered).toBe(sees(person, customer) || seesInPool(person, customer) ? 200 : untold)
          }
        }
      }),
      { numRuns: 12 },
    )
  }, 90_000)
})

describe('T6: what waits in a pool', () => {
  test('is veiled for reps: numbers, mails, WeChat, address; not for those who answer for it', async () => {
    const rep = await app.person('rep')
    const director = await app.person('director')
    const { id } = await rep.call(createCustomer, {
      body: {
        name: '公海里的厂',
        ownerId: null,
        address: '太湖路 8 号',
        remarks: '打 13812345678 找 ding@example.com',
        phones: ['0512-66668888', '１３８１２３４５６７８', '66668888转8001'],
        mails: ['info@example.com'],
        contacts: [
          {
            name: '丁香',
            phones: ['138 1234 5678'],
            mails: ['ding@example.com'],
            wechats: ['ding_xiang'],
            remarks: '家里 62345678',
          },
        ],
      },
    })
    await director.call(logTouch, {
      body: {
        customerId: id,
        channel: 'phone',
        effective: true,
        summary: '让打 138 1234 5678',
        nextStep: '发 ding@example.com',
      },
    })
    const shown = await rep.call(showCustomer, { params: { id } })
    expect(shown).toMatchObject({
      restricted: true,
      nextStep: '发 ***@example.com',
      address: null,
      phones: ['****-****8888', '*******5678', '********转8001'],
      mails: ['***@example.com'],
      contacts: [
        {
          name: '丁香',
          phones: ['*** **** 5678'],
          mails: ['***@example.com'],
          wechats: ['***'],
          remarks: '家里 ****5678',
        },
      ],
    })
    expect(JSON.stringify(shown)).not.toMatch(/13812345678|1234 5678|6666|太湖路|ding_xiang|ding@/)
    const timeline = await rep.call(showTimeline, { params: { id } })
    expect(timeline.items.map((e) => e.kind)).not.toContain('edit')
    expect(timeline.items.find((e) => e.kind === 'touch')?.body).toMatchObject({ summary: '让打 *** **** 5678' })
    const finds = async (who: Caller, q: string) =>
      (await who.call(listPool, { query: { q } })).items.some((c) => c.id === id)
    for (const q of ['公海里', 'ghld', '丁香', 'dx']) expect([q, await finds(rep, q)]).toEqual([q, true])
    // Else the hidden letters could be tried one after another.
    for (const q of ['13812345678', '138123', '8001', 'infoexa', 'ding@', 'ding_x', '62345678'])
      expect([q, await finds(rep, q)]).toEqual([q, false])
    expect(await finds(director, '138123')).toBe(true)
    const manager = await app.person('manager')
    expect(await manager.call(showCustomer, { params: { id } })).toMatchObject({
      restricted: false,
      phones: ['0512-66668888', '13812345678', '66668888转8001'],
    })
  })

  test('is found by reps by the digits of a name, and of no number', async () => {
    const rep = await app.person('rep')
    const named = async (name: string, contact: string) =>
      (
        await rep.call(createCustomer, {
          body: { name, ownerId: null, force: true, contacts: [{ name: contact, phones: ['13958581212'] }] },
        })
      ).id
    const [firm, person, sound] = [
      await named('五八５８同城', '孟一'),
      await named('孟记', '小 5·8 号'),
      await named('孟舍', '孟二'),
    ]
    for (const q of ['58', '5 8', '５８', '5'])
      expect((await rep.call(listPool, { query: { q } })).items.map((c) => c.id).toSorted()).toEqual(
        [firm, person].toSorted(),
      )
    expect((await rep.call(listPool, { query: { q: '1395858' } })).items).toEqual([])
    expect((await rep.call(listPool, { query: { q: 'mengshe' } })).items.map((c) => c.id)).toEqual([sound])
  })

  test('is in no rep’s list, whatever is asked for', async () => {
    const rep = await app.person('rep')
    await rep.call(createCustomer, { body: { name: '不在名单里', ownerId: null } })
    for (const query of [{}, { owner: 'none' as const }, { q: '不在名单' }, { state: 'active,suspended' }])
      expect((await rep.call(listCustomers, { query })).items).toEqual([])
  })
})
