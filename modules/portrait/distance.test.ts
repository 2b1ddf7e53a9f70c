import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { sign } from '../../testing/secrecy.ts'
import { countStatements } from '../../testing/statements.ts'
import { changeSettings } from '../company/contract.ts'
import {
  addContact,
  changeCustomer,
  createCustomer,
  listCustomers,
  putMember,
  removeMember,
  showCustomer,
  showTimeline,
} from '../customers/contract.ts'
import { readersOf } from '../customers/index.ts'
import { hideCustomer, nameConfidant } from '../customers/secret/contract.ts'
import { approveOrder, changeOrder, placeOrder } from '../deals/contract.ts'
import { addTeam } from '../people/contract.ts'
import { assign } from '../pool/contract.ts'
import {
  answerPortrait,
  changeHandover,
  holdReview,
  listDueReviews,
  listHandovers,
  listReviews,
  listStuck,
  listSuccessors,
  noteShare,
  noteTrust,
  planHandover,
  planShare,
  previewRules,
  showCompleteness,
  showDistance,
  showPortrait,
  showShare,
  withdrawTrust,
} from './contract.ts'
import { recountDistances } from './index.ts'
import { rungThresholds } from './settings.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '吴伟明' })
  mate = await app.person('rep')
  manager = await app.person('manager')
})
afterAll(() => app.close())

let made = 0
async function customer(by: Caller = rep) {
  const { id } = await by.call(createCustomer, { body: { name: `近客户 ${++made}`, force: true, industry: '食品' } })
  const { contacts } = await by.call(addContact, {
    params: { id },
    body: { name: '王总', phones: ['13800001111'], main: true },
  })
  return { id, contactId: contacts[0]?.id as string }
}
type Answers = CallOf<typeof answerPortrait>['body']['answers']
const TEACHER: Answers = [
  { field: 'makes', value: '月饼' },
  { field: 'staff', value: 120 },
  { field: 'turnover', value: { fen: 50_000_000_00, currency: 'CNY' } },
  { field: 'season', value: '七月到九月' },
  { field: 'markets', value: '华东' },
  { field: 'pays', value: 'on_time' },
  { field: 'buys', value: '彩盒' },
  { field: 'spend', value: { fen: 800_000_00, currency: 'CNY' } },
  { field: 'pain', value: '色差' },
  { field: 'supplier', value: '宏达' },
  { field: 'supplier_bad', value: '交期常拖' },
]
async function known(by: Caller = rep) {
  const one = await customer(by)
  const { id, contactId } = one
  const answers = [
    ...TEACHER,
    { field: 'buying_role', contactId, value: 'decides' },
    { field: 'wechat', contactId, value: 'w' },
  ]
  await by.call(answerPortrait, { params: { id }, body: { answers } })
  return one
}
const writeOrder = (id: string, yuan: number) =>
  rep.call(placeOrder, {
    body: { customerId: id, amount: { fen: yuan * 100, currency: 'CNY' }, orderedOn: '2026-05-20' },
  })
const approve = (id: string) => manager.call(approveOrder, { params: { id } })
async function order(id: string, yuan: number) {
  const { id: orderId, waiting } = await writeOrder(id, yuan)
  if (waiting) await approve(orderId)
}
const trust = (id: string, kind: CallOf<typeof noteTrust>['body']['kind'], more = {}) =>
  rep.call(noteTrust, { params: { id }, body: { kind, ...more } })
const distance = (id: string, by = rep) => by.call(showDistance, { params: { id } })
const rungOf = async (id: string) => (await rep.call(showCustomer, { params: { id } })).distance

describe('D2, D4: evidence proves, trust carries, and both are told', () => {
  test('an order proves what the portrait allows', async () => {
    const { id, contactId } = await known()
    await order(id, 200_000)
    await app.runJobs()
    const { pairs, trace } = await distance(id)
    expect(pairs[0]).toMatchObject({
      person: { id: rep.id },
      contact: { id: contactId },
      shown: true,
      rung: 'teacher',
      bound: 'teacher',
      proven: 'teacher',
      evidence: [{ kind: 'big_order', count: 1, days: ['2026-05-20'], proves: 'teacher' }],
    })
    expect(await rungOf(id)).toBe('teacher')
    expect(trace.map((m) => [m.bound, m.proven])).toContainEqual(['teacher', 'teacher'])
  })

  test('T7: an order that waits for a yes proves nothing, until it has it, and no longer when it waits again', async () => {
    const { id } = await known()
    const { id: orderId, waiting } = await writeOrder(id, 200_000)
    expect(waiting).toBe(true)
    await app.runJobs()
    const evidence = async () => (await distance(id)).pairs.flatMap((pair) => pair.evidence.map(({ kind }) => kind))
    expect([await evidence(), await rungOf(id)]).toEqual([[], 'none'])
    await approve(orderId)
    await app.runJobs()
    expect([await evidence(), await rungOf(id)]).toEqual([['big_order'], 'teacher'])
    await rep.call(changeOrder, { params: { id: orderId }, body: { amount: { fen: 30_000_000, currency: 'CNY' } } })
    await app.runJobs()
    expect([await evidence(), await rungOf(id)]).toEqual([[], 'none'])
    await approve(orderId)
    await app.runJobs()
    expect([await evidence(), await rungOf(id)]).toEqual([['big_order'], 'teacher'])
  })

  test('D4: a complaint that ended badly takes it down; taken back, it stands again, and the trace tells both', async () => {
    const { id } = await known()
    await order(id, 200_000)
    const bad = await trust(id, 'complaint_unsettled', { note: '赔付没谈拢' })
    expect(bad.pairs[0]).toMatchObject({ rung: 'none', byEvidence: 'teacher', proven: 'none' })
    expect(bad.ledger).toMatchObject([
      { kind: 'complaint_unsettled', note: '赔付没谈拢', weight: -5, can: { withdraw: true } },
    ])
    expect(await rungOf(id)).toBe('none')
    const back = await rep.call(withdrawTrust, { params: { id: bad.ledger[0]?.id ?? '' } })
    expect(back.ledger).toEqual([])
    expect(await rungOf(id)).toBe('teacher')
    expect(back.trace.at(-1)?.proven).toBe('teacher')
    const again = await rep.refusal(withdrawTrust, { params: { id: bad.ledger[0]?.id ?? '' } })
    expect(again.body.reason).toBe('withdrawn_already')
  })

  test('preferred at equal terms is a friend, as far as the portrait allows', async () => {
    const { id, contactId } = await known()
    const { pairs } = await trust(id, 'preferred_equal', { contactId })
    expect(pairs[0]).toMatchObject({ proven: 'friend', bound: 'teacher', rung: 'teacher', next: 'friend' })
    expect(pairs[0]?.lacking.map(({ block }) => block)).toEqual([5])
  })

  test('D2: a new owner begins unproven, and the customer shows it at once', async () => {
    const { id } = await known()
    await order(id, 200_000)
    await app.runJobs()
    expect(await rungOf(id)).toBe('teacher')
    await manager.call(assign, { body: { customerIds: [id], ownerId: mate.id } })
    const shown = await mate.call(showCustomer, { params: { id } })
    expect(shown.distance).toBe('none')
    await app.runJobs()
    const { pairs } = await distance(id, mate)
    expect(pairs.find((p) => p.person.id === mate.id)).toMatchObject({ shown: true, proven: 'none', bound: 'teacher' })
  })

  test('R2, D4: promises and neglect are read from the touches themselves', async () => {
    const { id, contactId } = await customer()
    await app.query(`update ownership set started_at = '2026-01-01' where customer_id = $1`, [id])
    const touched = (day: string, nextOn: string | null) =>
      app.query(
        `insert into touch (id, customer_id, contact_ids, by_id, channel, direction, effective, happened_at, day, next_on, recorded_by, recorded_at)
         values (gen_random_uuid(), $1, array[$2::uuid], $3, 'phone', 'out', true, $4::date, $4::date, $5, $3, $4::date)`,
        [id, contactId, rep.id, day, nextOn],
      )
    await touched('2026-01-10', '2026-01-20')
    await touched('2026-01-20', '2026-02-01')
    await touched('2026-03-25', null)
    await app.writing((work) => recountDistances(work, [id]))
    const { pairs } = await distance(id)
    expect(pairs[0]?.trustBy.map(({ kind, count }) => [kind, count])).toEqual([
      ['promise_kept', 1],
      ['promise_broken', 1],
      ['neglect', 2],
    ])
  })
})

describe('D7: the group: who knows whom how well', () => {
  test('a colleague of the group stands there with the part and the own distance', async () => {
    const { id } = await known()
    await rep.call(putMember, { params: { id, personId: manager.id }, body: { role: '老板' } })
    await app.runJobs()
    const { pairs } = await distance(id)
    expect(pairs.find((p) => p.person.id === manager.id)).toMatchObject({ role: '老板', shown: false, proven: 'none' })
  })

  test('closeness is handed over by plan, step by step; done when all is done', async () => {
    const { id, contactId } = await known()
    const body = {
      fromId: manager.id,
      toId: rep.id,
      contactId,
      steps: [{ what: '三人一起吃饭', on: '2026-06-10' }, { what: '交给业务员报价' }],
    }
    const { items } = await rep.call(planHandover, { params: { id }, body })
    const plan = items[0]?.id as string
    expect(items[0]).toMatchObject({ state: 'open', from: { id: manager.id }, to: { id: rep.id }, version: 1 })
    const params = { id: plan }
    const early = await rep.refusal(changeHandover, { params, body: { state: 'done' } })
    expect(early.body.reason).toBe('steps_left')
    const stale = await rep.refusal(
      changeHandover,
      { params, body: { step: { position: 1, done: true } } },
      { 'if-match': '7' },
    )
    expect(stale.status).toBe(412)
    await rep.call(changeHandover, { params, body: { step: { position: 1, done: true } } }, { 'if-match': '1' })
    await rep.call(changeHandover, { params, body: { step: { position: 2, done: true } } })
    await rep.call(changeHandover, { params, body: { state: 'done' } })
    const closed = await rep.refusal(changeHandover, { params, body: { step: { position: 1, done: false } } })
    expect(closed.body.reason).toBe('handover_closed')
    const { items: after } = await rep.call(listHandovers, { params: { id } })
    expect(after[0]).toMatchObject({ state: 'done', steps: [{ doneOn: '2026-06-01' }, { doneOn: '2026-06-01' }] })
  })

  test('C1: planned, each step, and its end stand in the customer’s history', async () => {
    const { id, contactId } = await customer()
    const steps = [{ what: '三人一起吃饭' }]
    const { items } = await rep.call(planHandover, {
      params: { id },
      body: { fromId: manager.id, toId: rep.id, contactId, steps },
    })
    const params = { id: items[0]?.id as string }
    for (const done of [true, false, true])
      await rep.call(changeHandover, { params, body: { step: { position: 1, done } } })
    await rep.call(changeHandover, { params, body: { state: 'done' } })
    const told = await rep.call(showTimeline, { params: { id }, query: { kind: 'handover' } })
    const pair = { from: items[0]?.from.name, to: '吴伟明', contactId }
    const what = '三人一起吃饭'
    expect(told.items.map(({ body }) => body)).toEqual([
      { ...pair, act: 'done', note: null },
      { ...pair, act: 'step_done', note: what },
      { ...pair, act: 'step_undone', note: what },
      { ...pair, act: 'step_done', note: what },
      { ...pair, act: 'planned', note: null },
    ])
    expect(told.items.every(({ by }) => by?.id === rep.id)).toBe(true)
  })

  test('S1, S2: only to who may see the customer: who is not in the group joins it first; for a secret one he is named, and signs', async () => {
    const { id } = await customer()
    const plan = (toId: string) => ({
      params: { id },
      body: { fromId: rep.id, toId, steps: [{ what: '一起拜访' }] },
    })
    const why = async (toId: string) => (await manager.refusal(planHandover, plan(toId))).body.reason
    const takers = async () =>
      (await manager.call(listHandovers, { params: { id } })).takers
        .filter(({ person }) => [rep.id, mate.id].includes(person.id))
        .map(({ person, mustSign }) => [person.id === rep.id ? 'rep' : 'mate', mustSign])
        .toSorted()
    expect([await why(mate.id), await takers()]).toEqual(['taker_not_in_group', [['rep', false]]])
    await manager.call(putMember, { params: { id, personId: mate.id }, body: {} })
    expect((await takers()).length).toBe(2)
    await manager.call(planHandover, plan(mate.id))
    await manager.call(removeMember, { params: { id, personId: mate.id } })

    await sign(rep, manager)
    await manager.call(hideCustomer, { params: { id }, body: { hidden: true, reason: '要保密' } })
    expect([await why(mate.id), await takers()]).toEqual(['taker_not_named', [['rep', false]]])
    await manager.call(nameConfidant, { params: { id, personId: mate.id } })
    expect(await why(mate.id)).toBe('taker_not_signed')
    await manager.call(putMember, { params: { id, personId: mate.id }, body: {} })
    expect(await takers()).toEqual([
      ['mate', true],
      ['rep', false],
    ])
    await sign(mate)
    await manager.call(planHandover, plan(mate.id))
    // Who only sees it could not tick a step.
    await manager.call(removeMember, { params: { id, personId: mate.id } })
    await manager.call(nameConfidant, { params: { id, personId: mate.id } })
    expect([await why(mate.id), await takers()]).toEqual(['taker_not_in_group', [['rep', false]]])
    expect(await why('01890000-0000-7000-8000-000000000000')).toBe('unknown_colleague')
  })

  test('S1: who may take over is who sees the customer, whatever the role, the team and the list', async () => {
    const world = await openApp()
    const teamNamed = async (name: string, parentId?: string) =>
      (await world.admin.call(addTeam, { body: { name, ...(parentId && { parentId }) } })).id
    const near = await teamNamed('本队')
    const [below, far] = [await teamNamed('本队下面', near), await teamNamed('别队')]
    const owner = await world.person('rep', { team: below })
    const people = [owner, world.admin]
    for (const team of [near, below, far])
      for (const role of ['manager', 'rep', 'marketer', 'agent', 'auditor', 'director'] as const)
        for (let n = 0; n < 2; n++) people.push(await world.person(role, { team }))
    await sign(...people.filter((_, n) => n % 2 === 0))
    const head = people.find(({ id }) => id === people[2]?.id) as Caller
    const made = { name: '谁看得见', ownerId: owner.id, force: true, contacts: [] }
    const { id } = await world.admin.call(createCustomer, { body: made })
    for (const who of people.slice(3, 9)) await head.call(putMember, { params: { id, personId: who.id }, body: {} })
    const agree = async () => {
      const told = await world.writing((work) => readersOf(work.tx, id))
      const seeing = told.filter(({ missing }) => missing === null).map(({ person }) => person.id)
      const opens = await Promise.all(
        people.map((who) =>
          who.call(showCustomer, { params: { id } }).then(
            () => [who.id],
            () => [],
          ),
        ),
      )
      expect(seeing.toSorted()).toEqual(opens.flat().toSorted())
      return seeing.length
    }
    const open = await agree()
    await world.query('update customer set hidden = true where id = $1', [id])
    for (const who of people.slice(12, 20))
      await world.query(
        `insert into confidant (id, customer_id, person_id, cause, named_at) values (gen_random_uuid(), $1, $2, 'named', now()) on conflict do nothing`,
        [id, who.id],
      )
    const secret = await agree()
    expect([open > 10, secret > 3, secret < open]).toEqual([true, true, true])
    await world.close()
  })
})

describe('D8: where we stand as a supplier', () => {
  const share = (id: string, ours: number, rivals: { name: string; percent: number }[], more = {}) =>
    rep.call(noteShare, { params: { id }, body: { ours, rivals, ...more } })
  test('our share gives the rank; earlier ones stay, and the way to first and sole is told', async () => {
    const { id } = await customer()
    await share(id, 15, [{ name: '宏达', percent: 60 }], { on: '2026-01-01', known: true })
    const { latest, history, toFirst, toSole } = await share(id, 40, [{ name: '宏达', percent: 45 }])
    expect(latest).toMatchObject({ ours: 40, rank: 'main', known: false, on: '2026-06-01' })
    expect(history.map((s) => s.rank)).toEqual(['main', 'secondary'])
    expect([toFirst, toSole]).toEqual([3, 60])
  })
  test('shares cannot exceed the whole', async () => {
    const { id } = await customer()
    const refused = await rep.refusal(noteShare, {
      params: { id },
      body: { ours: 60, rivals: [{ name: '宏达', percent: 50 }] },
    })
    expect(refused.body.reason).toBe('shares_too_much')
  })
  test('a plan, and the next version of it', async () => {
    const { id } = await customer()
    const plan = (target: number) =>
      rep.call(planShare, { params: { id }, body: { target, byDay: '2026-12-31', steps: '先拿下内托' } })
    await plan(40)
    expect((await plan(60)).plan).toMatchObject({ target: 60, version: 2, by: { id: rep.id } })
  })
  test('a mismatch of rung and rank is shown', async () => {
    const { id } = await known()
    await share(id, 70, [])
    await app.writing((work) => recountDistances(work, [id]))
    expect((await rep.call(showShare, { params: { id } })).mismatch).toBe('closeness_lags')
    expect((await distance(id)).mismatch).toBe('closeness_lags')
  })
})

describe('C1, D4: closeness stands in the one history', () => {
  const history = async (id: string, kind: string, by = rep) =>
    (await by.call(showTimeline, { params: { id }, query: { kind } })).items
  test('a rung gained and a rung lost, with the pair; what moves no rung is not told', async () => {
    const { id, contactId } = await known()
    expect(await history(id, 'closeness')).toEqual([])
    await order(id, 200_000)
    await app.runJobs()
    await trust(id, 'complaint_unsettled')
    expect((await history(id, 'closeness')).map(({ body }) => body)).toEqual([
      { day: '2026-06-01', person: '吴伟明', contactId, from: 'teacher', to: 'none' },
      { day: '2026-06-01', person: '吴伟明', contactId, from: 'none', to: 'teacher' },
    ])
  })
  test('D5: a review, with what was found and what to ask; S1: of the sealed blocks nothing', async () => {
    const { id } = await customer()
    await rep.call(answerPortrait, { params: { id }, body: { answers: [{ field: 'policy', value: '秘密政策' }] } })
    const body = { people: [rep.id], found: '第五块空着', askNext: '问清供应商政策' }
    await manager.call(holdReview, { params: { id }, body })
    const told = await rep.call(showTimeline, { params: { id }, query: {} })
    expect(told.items.find(({ kind }) => kind === 'review')).toMatchObject({
      by: { id: manager.id },
      body: { day: '2026-06-01', note: '第五块空着', nextStep: '问清供应商政策' },
    })
    expect(JSON.stringify(told)).not.toContain('秘密政策')
  })
})

describe('D5: reviews by manager and rep', () => {
  test('recorded; the next one is due by importance, and told', async () => {
    const { id } = await customer()
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'A' } })
    const body = { people: [rep.id], found: '第五块空着', askNext: '问清供应商政策', heldOn: '2026-03-15' }
    const review = await manager.call(holdReview, { params: { id }, body })
    expect(review).toMatchObject({ heldOn: '2026-03-15', nextOn: '2026-05-15', by: { id: manager.id } })
    expect(review.people.map((p) => p.id).sort()).toEqual([manager.id, rep.id].sort())
    expect((await manager.call(listReviews, { params: { id } })).items).toHaveLength(1)
    const due = await manager.call(listDueReviews, {})
    expect(due.items.find((c) => c.id === id)).toMatchObject({ reviewOn: '2026-05-15' })
    await manager.call(holdReview, { params: { id }, body: { found: '有进展', askNext: '问预算' } })
    expect((await manager.call(listDueReviews, {})).items.map((c) => c.id)).not.toContain(id)
    expect((await rep.call(showPortrait, { params: { id } })).review).toEqual({
      lastOn: '2026-06-01',
      dueOn: '2026-08-01',
    })
  })
})

describe('D6: change the person', () => {
  test('stuck customers are told; who has come further with like ones is suggested, to managers only', async () => {
    const { id } = await known()
    await app.query(`update customer set industry = '玩具' where id = $1`, [id])
    await app.query(`update distance_pair set since = '2025-01-01' where customer_id = $1`, [id])
    const planted = await plantCustomers(
      app,
      Array.from({ length: 6 }, () => ({ owner_id: mate.id, industry: '玩具', orders: 1 })),
    )
    for (const { id: like } of planted)
      await app.query(
        `insert into distance_pair (customer_id, person_id, bound, proven, trust, since) values ($1, $2, 3, 3, 5, '2026-01-01')`,
        [like, mate.id],
      )
    await app.query(
      `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
       select gen_random_uuid(), $1, $2, 'phone', 'out', true, d, d::date, $2, d from generate_series('2025-10-01'::timestamptz, '2026-05-20', '7 days') d`,
      [id, rep.id],
    )
    await app.writing((work) => recountDistances(work, [id]))
    const { items } = await manager.call(listStuck, {})
    expect(items.find((c) => c.id === id)).toMatchObject({ stuckSince: '2025-01-01', stuckBy: 'person' })
    expect((await distance(id)).stuck).toMatchObject({ since: '2025-01-01' })
    const found = await manager.call(listSuccessors, { params: { id } })
    expect(found.items[0]).toMatchObject({ person: { id: mate.id }, like: 6, higher: 6, ordered: 6 })
    expect((await rep.refusal(listSuccessors, { params: { id } })).status).toBe(403)
  })
  test('where more is proven than the portrait allows, it says fill the portrait, not change the person', async () => {
    const { id } = await customer()
    await order(id, 200_000)
    await app.runJobs()
    await app.query(`update distance_pair set since = '2025-01-01' where customer_id = $1`, [id])
    await app.query(
      `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
       select gen_random_uuid(), $1, $2, 'phone', 'out', true, d, d::date, $2, d from generate_series('2025-10-01'::timestamptz, '2026-05-20', '7 days') d`,
      [id, rep.id],
    )
    await app.writing((work) => recountDistances(work, [id]))
    expect(await distance(id)).toMatchObject({
      pairs: [{ bound: 'none', proven: 'teacher' }],
      stuck: { since: '2025-01-01', by: 'portrait' },
    })
    const { items } = await manager.call(listStuck, {})
    expect(items.find((c) => c.id === id)).toMatchObject({ stuckBy: 'portrait' })
  })
})

describe('S3: completeness is told for each colleague', () => {
  test('of the customers in sight', async () => {
    const mine = await rep.call(showCompleteness, {})
    expect(mine.items.map(({ owner }) => owner.id)).toEqual([rep.id])
    expect(mine.items[0]?.filled).toBeGreaterThan(0)
    const all = await manager.call(showCompleteness, {})
    expect(all.items.map(({ owner }) => owner.id)).toEqual(expect.arrayContaining([rep.id, mate.id]))
  })
})

describe('the preview tells what a change of the rules would do, and changes nothing', () => {
  const all = { 1: 100, 2: 100, 3: 100, 4: 100, 5: 100, 6: 100 }
  const strict = { doctor: all, teacher: all, friend: all, brother: all }
  test('how many would move to which rung', async () => {
    await known()
    const told = await app.admin.call(previewRules, { body: { values: { [rungThresholds.key]: strict } } })
    expect(told.looked).toBe(told.of)
    expect(told.after.none).toBe(told.looked)
    expect(told.bounds.every(({ to }) => to === 'none')).toBe(true)
    expect(told.bounds.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0)
    expect((await app.admin.call(previewRules, { body: { values: {} } })).moves).toEqual([])
  })
  test('what it told comes true when it is saved', async () => {
    const { id } = await known()
    const allowed = async () => (await rep.call(showCustomer, { params: { id } })).distanceAllowed
    expect(await allowed()).toBe('teacher')
    await app.admin.call(changeSettings, { body: { values: { [rungThresholds.key]: strict } } })
    await app.runJobs()
    expect(await allowed()).toBe('none')
    await app.admin.call(changeSettings, { body: { values: { [rungThresholds.key]: null } } })
    await app.runJobs()
    expect(await allowed()).toBe('teacher')
  })
  test('D2: a higher rung that needs less than a lower one is refused, with the mend', async () => {
    const { doctor, teacher, friend, brother } = rungThresholds.fallback
    const inverted = { doctor: { ...doctor, 3: 50 }, teacher, friend, brother }
    const body = { values: { [rungThresholds.key]: inverted } }
    for (const refused of [
      await app.admin.refusal(previewRules, { body }),
      await app.admin.refusal(changeSettings, { body }),
    ]) {
      expect(refused.body.reason).toBe('invalid_setting')
      expect(refused.body.detail).toContain('raise Teacher to 50% or lower Doctor to 40%')
    }
  })
  test('of other settings there is none', async () => {
    const refused = await app.admin.refusal(previewRules, { body: { values: { 'touches.needed': 3 } } })
    expect(refused.body.reason).toBe('not_previewed')
    const unfit = await app.admin.refusal(previewRules, { body: { values: { [rungThresholds.key]: 7 } } })
    expect(unfit.body.reason).toBe('invalid_setting')
  })
})

describe('a page costs the same number of statements, however much is on it', () => {
  test('the portrait, the distances, the lists', async () => {
    const { id, contactId } = await known()
    const pages = [
      () => rep.call(showPortrait, { params: { id } }),
      () => rep.call(showDistance, { params: { id } }),
      () => rep.call(showShare, { params: { id } }),
      () => rep.call(listReviews, { params: { id } }),
      () => rep.call(listHandovers, { params: { id } }),
      () => manager.call(listDueReviews, {}),
      () => manager.call(listStuck, {}),
      () => rep.call(listCustomers, { query: { distance: 'teacher,friend' } }),
    ]
    const count = async () => {
      const counted: number[] = []
      for (const page of pages) counted.push(await countStatements(page))
      return counted
    }
    await count()
    const before = await count()
    for (let n = 0; n < 6; n++) {
      await trust(id, 'promise_kept', { contactId })
      await rep.call(addContact, { params: { id }, body: { name: `联系人 ${n}` } })
      await rep.call(noteShare, { params: { id }, body: { ours: n } })
      await rep.call(answerPortrait, { params: { id }, body: { answers: [{ field: 'pain', value: `第 ${n} 次` }] } })
      await rep.call(holdReview, { params: { id }, body: { found: '看过', askNext: '再问' } })
    }
    expect(await count()).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(26)
  })
})
