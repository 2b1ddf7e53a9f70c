import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { connectSending } from '../../testing/mail.ts'
import { sign } from '../../testing/secrecy.ts'
import { countStatements } from '../../testing/statements.ts'
import { listTasks } from '../appointments/contract.ts'
import { addContact, anonymiseCustomer, changeContact, createCustomer } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { assign } from '../pool/contract.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'
import { draftGreetings, sendDueGreetings } from './greetings/jobs.ts'
import { arrangeVisits } from './visits/jobs.ts'
import { noteVisit } from './visits/visits.ts'

// What changes while a greeting, a gift or a visit waits.

let app: TestApp
let manager: Caller
let rep: Caller
let mate: Caller
let team: string
const NOW = '2026-06-01T02:00:00Z'
let made = 0

beforeAll(async () => {
  app = await openApp()
  team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team })
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(NOW)
  rep = await app.person('rep', { team })
  mate = await app.person('rep', { team })
  await sign(rep, mate, manager)
})

async function customer(birthday?: { month: number; day: number; lunar?: boolean }) {
  const { id } = await rep.call(createCustomer, { body: { name: `随行厂 ${++made}`, force: true } })
  const { contacts } = await rep.call(addContact, {
    params: { id },
    body: { name: '王工', mails: [`follow${made}@kehu.test`], ...(birthday ? { birthday: birthday as never } : {}) },
  })
  return { id, contactId: contacts[0]?.id as string, params: { id } }
}
const OWN = { kind: 'own', name: '开业日', month: 6, day: 3 } as const
const greetings = async (who: Caller, customerId: string, show: 'open' | 'done' = 'open') =>
  (await who.call(contract.listGreetings, { query: { customer: customerId, show } })).items
const decide = (id: string, what: 'approve' | 'skip', who = rep) =>
  who.call(contract.decideGreeting, { params: { id }, body: { what } })
async function drafted() {
  const c = await customer()
  const occasion = await rep.call(contract.addOccasion, { params: c.params, body: OWN })
  await app.runJobs()
  const [greeting] = await greetings(rep, c.id)
  return { ...c, occasion, greeting: greeting as NonNullable<typeof greeting> }
}
const give = (customerId: string, to: Caller) =>
  manager.call(assign, { body: { customerIds: [customerId], ownerId: to.id, reason: '换人' } })
const outgoing = (contactId: string) =>
  app.query<{ state: string }>(`select state from mail_outgoing where dedupe_key like $1`, [`greeting ${contactId} %`])

describe('R6: what is open goes with its customer', () => {
  test('R6: after a change of owner a greeting is the new owner’s: seen anew, and in their name', async () => {
    const { id, contactId, greeting } = await drafted()
    await decide(greeting.id, 'approve')
    await give(id, mate)
    await app.runJobs()
    expect(await greetings(rep, id)).toEqual([])
    const [theirs] = await greetings(mate, id)
    expect(theirs).toMatchObject({ id: greeting.id, state: 'drafted', sendAt: null })
    expect(theirs?.body).not.toBe(greeting.body)
    app.clock.set('2026-06-03T02:00:00Z')
    await app.runJob(sendDueGreetings)
    await app.runJobs()
    expect(await outgoing(contactId)).toEqual([])
  })

  test('R6: what was rewritten stays as it is', async () => {
    const { id, greeting } = await drafted()
    await rep.call(contract.changeGreeting, { params: { id: greeting.id }, body: { body: '王工，开业日快乐！' } })
    await give(id, mate)
    await app.runJobs()
    expect(await greetings(mate, id)).toMatchObject([{ body: '王工，开业日快乐！', state: 'drafted' }])
  })

  test('R5: a return visit of which the former owner was reminded is the new owner’s', async () => {
    const { id } = await customer()
    await app.writing((work) =>
      noteVisit(work, { customerId: id, cause: 'order', key: crypto.randomUUID(), on: '2026-05-18' }),
    )
    await app.runJob(arrangeVisits)
    const tasks = async (who: Caller) => (await who.call(listTasks, { query: { customer: id } })).items
    expect(await tasks(rep)).toMatchObject([{ owner: { id: rep.id } }])
    await give(id, mate)
    await app.runJobs()
    expect(await tasks(mate)).toMatchObject([{ owner: { id: mate.id } }])
  })

  test('T8, R6: of who was anonymised nothing is kept, given or greeted any more', async () => {
    const { id, contactId } = await customer({ month: 6, day: 4 })
    await rep.call(contract.setContactCare, {
      params: { id, contactId },
      body: { birthday: { leap: false, fallback: 'skip' } },
    })
    await rep.call(contract.addOccasion, { params: { id }, body: { ...OWN, contactId } })
    await rep.call(contract.addGift, { body: { customerId: id, contactId, what: '茶', fen: 100, onDay: '2026-06-10' } })
    await app.runJob(draftGreetings)
    expect(await greetings(rep, id)).toHaveLength(2)
    await app.admin.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求', contactId } })
    await app.runJobs()
    expect(await greetings(rep, id)).toEqual([])
    const care = await rep.call(contract.showCustomerCare, { params: { id } })
    expect([care.occasions, care.entries]).toEqual([[], []])
    expect((await rep.call(contract.listGifts, { query: { customer: id } })).items).toMatchObject([
      { state: 'cancelled', what: '***' },
    ])
    expect(await app.query('select 1 from care_birthday where contact_id = $1', [contactId])).toEqual([])
  })
})

describe('R6: days that change', () => {
  test('R6: an occasion that is moved is drafted for its new day, once', async () => {
    const { id, params, occasion, greeting } = await drafted()
    const changed = await rep.call(
      contract.changeOccasion,
      { params: { ...params, occasionId: occasion.id }, body: { ...OWN, day: 5, name: '搬新厂' } },
      { 'if-match': `"${occasion.version}"` },
    )
    expect(changed).toMatchObject({ next: '2026-06-05', name: '搬新厂' })
    await app.runJobs()
    await Promise.all([app.runJob(draftGreetings), app.runJob(draftGreetings)])
    expect(await greetings(rep, id)).toMatchObject([
      { id: greeting.id, day: '2026-06-05', name: '搬新厂', state: 'drafted' },
    ])
    const stale = await rep.refusal(
      contract.changeOccasion,
      { params: { ...params, occasionId: occasion.id }, body: OWN },
      { 'if-match': `"${occasion.version}"` },
    )
    expect(stale.status).toBe(412)
  })

  test('R6: a birthday that was written wrongly is greeted on the right day', async () => {
    const { id, contactId } = await customer({ month: 6, day: 2 })
    await app.runJob(draftGreetings)
    expect(await greetings(rep, id)).toMatchObject([{ day: '2026-06-02' }])
    await rep.call(changeContact, {
      params: { id, contactId },
      body: { birthday: { month: 6, day: 6, year: null, lunar: false } },
    })
    await app.runJobs()
    expect(await greetings(rep, id)).toMatchObject([{ day: '2026-06-06', state: 'drafted' }])
  })

  test('R6: two jobs at once draft and send one greeting', async () => {
    const { id, contactId } = await customer({ month: 6, day: 2 })
    await Promise.all([app.runJob(draftGreetings), app.runJob(draftGreetings), app.runJob(draftGreetings)])
    const [greeting, ...others] = await greetings(rep, id)
    expect(others).toEqual([])
    await decide(greeting?.id as string, 'approve')
    app.clock.set('2026-06-02T02:00:00Z')
    await Promise.all([app.runJob(sendDueGreetings), app.runJob(sendDueGreetings)])
    await Promise.all([app.runJobs(), app.runJobs()])
    expect(await outgoing(contactId)).toHaveLength(1)
  })

  test('T11, R6: a birthday and its greeting are one reason on the day’s list; approved, or not wanted, it is none', async () => {
    const { id, contactId } = await customer({ month: 6, day: 1 })
    const codes = async () =>
      (await rep.call(showToday)).items
        .filter(({ customer }) => customer.id === id)
        .flatMap(({ reasons }) => reasons.map(({ code }) => code))
        .filter((code) => code === 'birthday' || code === 'greeting')
    expect(await codes()).toEqual(['birthday'])
    await app.runJob(draftGreetings)
    expect(await codes()).toEqual(['greeting'])
    const [greeting] = await greetings(rep, id)
    await decide(greeting?.id as string, 'skip')
    expect(await codes()).toEqual([])
    const other = await customer({ month: 6, day: 1 })
    await rep.call(contract.setContactCare, {
      params: { id: other.id, contactId: other.contactId },
      body: { optedOut: true },
    })
    const listed = (await rep.call(showToday)).items.filter(({ customer }) => customer.id === other.id)
    expect(listed.flatMap(({ reasons }) => reasons).filter(({ code }) => code === 'birthday')).toEqual([])
    expect(contactId).not.toBe(other.contactId)
  })

  test('R6: a birthday is on the day’s list on the day on which it is kept', async () => {
    app.clock.set('2026-02-28T02:00:00Z')
    const leapling = await customer({ month: 2, day: 29 })
    const listed = async () =>
      (await rep.call(showToday)).items
        .filter(({ customer }) => customer.id === leapling.id)
        .flatMap(({ reasons }) => reasons.map(({ code }) => code))
        .includes('birthday')
    expect(await listed()).toBe(true)
    const keep = (fallback: 'later' | 'skip') =>
      rep.call(contract.setContactCare, {
        params: { id: leapling.id, contactId: leapling.contactId },
        body: { birthday: { leap: false, fallback } },
      })
    await keep('later')
    expect(await listed()).toBe(false)
    app.clock.set('2026-03-01T02:00:00Z')
    expect(await listed()).toBe(true)
    await keep('skip')
    expect(await listed()).toBe(false)
  })
})

describe('R6: at the hour at which it goes', () => {
  /** Approved, due and in the queue of mail, which no server has taken yet. */
  async function queued() {
    const one = await drafted()
    await decide(one.greeting.id, 'approve')
    const [mail] = await app.query<{ id: string }>(
      `insert into mail_outgoing (id, message_id, customer_id, contact_ids, account_id, kind, counts_as_touch, dedupe_key, reply_token, state, queued_by, queued_at, send_at, next_try_at, from_id)
       select gen_random_uuid(), gen_random_uuid()::text, $2, array[$1::uuid], (select id from mail_account limit 1), 'greeting', false, $4, gen_random_uuid()::text, 'queued', $3, now(), now(), timestamptz '2026-07-01', $3 returning id`,
      [one.contactId, one.id, rep.id, `greeting ${one.contactId} ${one.greeting.occasion} 2026`],
    )
    await app.query(`update greeting set state = 'sent', via = 'mail', outgoing_id = $2 where id = $1`, [
      one.greeting.id,
      mail?.id,
    ])
    return one
  }
  const stateOf = async (id: string, customerId: string) =>
    (await greetings(rep, customerId, 'done')).find((each) => each.id === id)

  test('R6: a “no” that comes while the mail server is down is heard', async () => {
    const { id, contactId, greeting } = await queued()
    await rep.call(contract.setContactCare, { params: { id, contactId }, body: { optedOut: true } })
    expect(await outgoing(contactId)).toEqual([{ state: 'cancelled' }])
    expect(await stateOf(greeting.id, id)).toMatchObject({ state: 'stopped', why: 'opted_out' })
  })

  test('R6: what no mail server took by the evening does not go out the next day', async () => {
    const { id, contactId, greeting } = await queued()
    app.clock.set('2026-06-03T03:00:00Z')
    await app.runJob(sendDueGreetings)
    expect(await outgoing(contactId)).toEqual([{ state: 'queued' }])
    app.clock.set('2026-06-04T01:00:00Z')
    await app.runJob(sendDueGreetings)
    expect(await outgoing(contactId)).toEqual([{ state: 'cancelled' }])
    expect(await stateOf(greeting.id, id)).toMatchObject({ state: 'missed' })
  })

  test('R6: with a blank in it a greeting is not approved', async () => {
    const { greeting } = await drafted()
    await rep.call(contract.changeGreeting, { params: { id: greeting.id }, body: { body: '祝好\n【公司名称】' } })
    const why = await rep.refusal(contract.decideGreeting, { params: { id: greeting.id }, body: { what: 'approve' } })
    expect(why.body).toMatchObject({ reason: 'greeting_lacks', detail: expect.stringContaining('公司名称') })
  })
})

describe('R6: gifts that change', () => {
  const gift = (c: { id: string; contactId: string }, fen: number, onDay = '2026-06-10') =>
    rep.call(contract.addGift, { body: { customerId: c.id, contactId: c.contactId, what: '茶', fen, onDay } })
  const change = (id: string, body: { fen?: number; onDay?: string; what?: string }) =>
    rep.call(contract.changeGift, { params: { id }, body })

  test('R6: a gift that grows, or moves to another year, is held against the limits anew', async () => {
    const c = await customer()
    const { id } = await gift(c, 40_000)
    expect(await change(id, { what: '好茶', fen: 60_000 })).toMatchObject({
      state: 'waiting',
      over: ['each'],
      what: '好茶',
    })
    await manager.call(contract.decideGift, { params: { id }, body: { approve: true } })
    // What was allowed stands as long as it does not grow.
    expect(await change(id, { fen: 55_000 })).toMatchObject({ state: 'planned', decidedBy: { id: manager.id } })
    expect(await change(id, { onDay: '2027-01-05' })).toMatchObject({ state: 'waiting', decidedBy: null })
    expect(await change(id, { fen: 30_000 })).toMatchObject({ state: 'planned', over: [] })
  })

  test('R6: one that is given in another year than planned does not pass its limit', async () => {
    const c = await customer()
    for (let n = 0; n < 4; n++) await gift(c, 50_000, '2026-06-10')
    const next = await gift(c, 50_000, '2027-01-02')
    expect(next.state).toBe('planned')
    const settle = (onDay: string) => ({ params: { id: next.id }, body: { given: true, onDay } })
    app.clock.set('2026-12-30T02:00:00Z')
    const why = await rep.refusal(contract.settleGift, settle('2026-12-30'))
    expect(why.body.reason).toBe('gift_over_then')
    app.clock.set('2027-01-03T02:00:00Z')
    expect(await rep.call(contract.settleGift, settle('2027-01-03'))).toMatchObject({ state: 'given' })
  })
})

describe('R5: return visits in sight', () => {
  const noted = async (on = '2026-06-01') => {
    const c = await customer()
    await app.writing((work) => noteVisit(work, { customerId: c.id, cause: 'order', key: crypto.randomUUID(), on }))
    const [visit] = (await rep.call(contract.listReturnVisits, { query: { customer: c.id } })).items
    return { ...c, visit: visit as NonNullable<typeof visit> }
  }

  test('R5: listed for who sees the customer, moved, and done without', async () => {
    const { id, visit } = await noted()
    expect(visit).toMatchObject({ dueOn: '2026-06-15', how: 'remind', person: { id: rep.id }, can: { change: true } })
    const of = async (who: Caller) =>
      (await who.call(contract.listReturnVisits, { query: { limit: 200 } })).items.some(
        ({ customer }) => customer.id === id,
      )
    expect([await of(rep), await of(manager), await of(mate)]).toEqual([true, true, false])
    const params = { id: visit.id }
    const moved = await rep.call(contract.changeReturnVisit, { params, body: { dueOn: '2026-06-18', how: 'offer' } })
    expect(moved).toMatchObject({ dueOn: '2026-06-18', how: 'offer' })
    const unseen = await mate.refusal(contract.changeReturnVisit, { params, body: { how: 'book' } })
    expect(unseen.status).toBe(404)
    await rep.call(contract.changeReturnVisit, { params, body: { off: true } })
    expect(await of(rep)).toBe(false)
    const again = await rep.refusal(contract.changeReturnVisit, { params, body: { off: true } })
    expect(again.body.reason).toBe('visit_settled')
  })
})

describe('a page of care costs the same number of statements, however much is on it', () => {
  test('greetings, gifts, visits, a customer’s year and the own', async () => {
    const c = await customer({ month: 6, day: 4 })
    const more = async () => {
      const { id, contactId, params } = await customer({ month: 6, day: 5 })
      await rep.call(contract.addOccasion, { params, body: OWN })
      for (const to of [{ id, contactId }, c])
        await rep.call(contract.addGift, {
          body: { customerId: to.id, contactId: to.contactId, what: '茶', fen: 100, onDay: '2026-06-10' },
        })
      await app.writing((work) =>
        noteVisit(work, { customerId: id, cause: 'order', key: crypto.randomUUID(), on: '2026-06-01' }),
      )
      await rep.call(contract.addOccasion, { params: c.params, body: { ...OWN, name: `日子 ${made}` } })
    }
    await more()
    await app.runJob(draftGreetings)
    const pages = [
      () => rep.call(contract.listGreetings, {}),
      () => rep.call(contract.listGifts, {}),
      () => rep.call(contract.listReturnVisits, {}),
      () => rep.call(contract.showCustomerCare, { params: c.params }),
      () => rep.call(contract.showCareYear, {}),
    ]
    const count = async () => {
      const counted: number[] = []
      for (const page of pages) counted.push(await countStatements(page))
      return counted
    }
    await count()
    const before = await count()
    for (let n = 0; n < 4; n++) await more()
    await app.runJob(draftGreetings)
    expect(await count()).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(20)
  })
})
