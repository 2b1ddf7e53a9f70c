import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { connectSending } from '../../testing/mail.ts'
import { sign } from '../../testing/secrecy.ts'
import { listTasks } from '../appointments/contract.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, anonymiseCustomer, createCustomer, mergeCustomers } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { noteTrust } from '../portrait/contract.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'
import { draftGreetings, sendDueGreetings } from './greetings/jobs.ts'
import { arrangeVisits, noteQuarters } from './visits/jobs.ts'
import { noteVisit } from './visits/visits.ts'

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

async function customer({ birthday, mail = true }: { birthday?: object; mail?: boolean } = {}) {
  const { id } = await rep.call(createCustomer, { body: { name: `关怀厂 ${++made}`, force: true } })
  const { contacts } = await rep.call(addContact, {
    params: { id },
    body: {
      name: '王工',
      mails: mail ? [`care${made}@kehu.test`] : [],
      ...(birthday ? { birthday: birthday as never } : {}),
    },
  })
  return { id, contactId: contacts[0]?.id as string, params: { id } }
}
const BORN = { month: 6, day: 4, year: 1968, lunar: false }
const own = (more = {}) => ({ kind: 'own', name: '开业日', month: 6, day: 3, since: 2020, ...more }) as const

const greetings = async (who: Caller, id: string) =>
  (await who.call(contract.listGreetings, { query: { customer: id } })).items
const stateOf = async (id: string) =>
  (await app.query<{ state: string; why: string | null }>('select state, why from greeting where id = $1', [id]))[0]
const outgoing = (contactId: string) =>
  app.query<{ state: string; subject: string; customer: string | null }>(
    `select o.state, x.subject, o.customer_id as customer from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id where o.dedupe_key like $1`,
    [`greeting ${contactId} %`],
  )
/** Whatever is due by now, however often it is run. */
const sendAll = async () => {
  await app.runJob(sendDueGreetings)
  await app.runJobs()
  await app.runJob(sendDueGreetings)
  await app.runJobs()
}
async function drafted(more: Parameters<typeof customer>[0] = {}) {
  const c = await customer(more)
  await rep.call(contract.addOccasion, { params: c.params, body: own() })
  await app.runJob(draftGreetings)
  const [greeting] = await greetings(rep, c.id)
  return { ...c, greeting: greeting as NonNullable<typeof greeting> }
}
const decide = (id: string, what: 'approve' | 'skip' | 'reopen' | 'sent', who = rep) =>
  who.call(contract.decideGreeting, { params: { id }, body: { what } })

describe('R6: greetings', () => {
  test('R6: drafted ahead from the letter, once, however often the job runs', async () => {
    const { id, greeting } = await drafted()
    await app.runJob(draftGreetings)
    expect(await greetings(rep, id)).toHaveLength(1)
    expect(greeting).toMatchObject({ day: '2026-06-03', name: '开业日', state: 'drafted' })
    expect(greeting.subject).toContain('开业日')
    expect(greeting.body).toContain('王')
    expect(await greetings(mate, id)).toEqual([])
    expect(await greetings(manager, id)).toEqual([])
    const seen = await mate.refusal(contract.decideGreeting, { params: { id: greeting.id }, body: { what: 'skip' } })
    expect(seen.status).toBe(404)
  })

  test('R6: approved, it goes out at nine of its day, once; never before', async () => {
    const { contactId, greeting } = await drafted()
    const approved = await decide(greeting.id, 'approve')
    expect(approved).toMatchObject({ state: 'approved', sendAt: '2026-06-03T01:00:00+00:00' })
    await sendAll()
    expect(await outgoing(contactId)).toEqual([])
    app.clock.set('2026-06-03T01:00:30Z')
    await sendAll()
    await sendAll()
    expect(await outgoing(contactId)).toHaveLength(1)
    expect(await stateOf(greeting.id)).toMatchObject({ state: 'sent' })
    const again = await rep.refusal(contract.decideGreeting, { params: { id: greeting.id }, body: { what: 'reopen' } })
    expect(again.body.reason).toBe('greeting_settled')
  })

  test('R6: its words are the rep’s to change, with the version that was seen', async () => {
    const { contactId, greeting } = await drafted()
    const params = { id: greeting.id }
    const changed = await rep.call(contract.changeGreeting, { params, body: { subject: '开业六周年' } })
    expect(changed.subject).toBe('开业六周年')
    const stale = await rep.refusal(
      contract.changeGreeting,
      { params, body: { subject: '旧的' } },
      { 'if-match': `"${greeting.version}"` },
    )
    expect(stale.status).toBe(412)
    await decide(greeting.id, 'approve')
    app.clock.set('2026-06-03T02:00:00Z')
    await sendAll()
    expect(await outgoing(contactId)).toMatchObject([{ subject: '开业六周年' }])
  })

  test('R6: several are skipped at once with the reason; the year tells what became of each', async () => {
    const [one, two, seen, sent, theirs] = [
      await drafted(),
      await drafted(),
      await drafted(),
      await drafted({ mail: false }),
      await drafted(),
    ]
    await decide(seen.greeting.id, 'approve')
    await decide(sent.greeting.id, 'sent')
    const ids = [one, two, sent].map(({ greeting }) => greeting.id)
    const done = await rep.call(contract.skipGreetings, { body: { ids, why: 'greeted' } })
    expect(done).toEqual({ skipped: expect.arrayContaining([one.greeting.id, two.greeting.id]), left: 1 })
    expect(done.skipped).toHaveLength(2)
    const others = await mate.call(contract.skipGreetings, { body: { ids: [theirs.greeting.id], why: 'unfit' } })
    expect(others).toEqual({ skipped: [], left: 1 })

    const becameOf = async ({ id }: { id: string }) => {
      const own = await rep.call(contract.showCareYear, { query: { year: 2026, month: 6 } })
      const whole = await rep.call(contract.showCustomerCare, { params: { id }, query: { year: 2026 } })
      const told = ({ state, why, via }: (typeof own.entries)[number]) => [state, why, via]
      const [inOwn] = own.entries.filter((e) => e.customer?.id === id && e.day === '2026-06-03').map(told)
      const [onPage] = whole.entries.filter((e) => e.day === '2026-06-03').map(told)
      expect(inOwn).toEqual(onPage)
      return inOwn
    }
    expect(await becameOf(one)).toEqual(['skipped', 'greeted', null])
    expect(await becameOf(seen)).toEqual(['approved', null, null])
    expect(await becameOf(sent)).toEqual(['sent', null, 'hand'])
    expect(await becameOf(theirs)).toEqual(['drafted', null, null])
    // A manager's year is of the own customers; whom a rep greets is not in it.
    const far = await manager.call(contract.showCareYear, { query: { year: 2026, month: 6 } })
    expect(far.entries.filter((e) => e.customer?.id === one.id)).toEqual([])
  })

  test('R6: skipped or not seen, nothing goes out; once its day is over it is closed', async () => {
    const [skipped, unseen] = [await drafted(), await drafted()]
    await decide(skipped.greeting.id, 'skip')
    app.clock.set('2026-06-03T02:00:00Z')
    await sendAll()
    app.clock.set('2026-06-04T02:00:00Z')
    await app.runJob(draftGreetings)
    expect(await stateOf(unseen.greeting.id)).toMatchObject({ state: 'missed' })
    expect(await outgoing(skipped.contactId)).toEqual([])
    expect(await outgoing(unseen.contactId)).toEqual([])
  })

  test('R6: who wants none gets none, also after it was approved, and none is drafted', async () => {
    const { id, contactId, params, greeting } = await drafted()
    await decide(greeting.id, 'approve')
    const said = await rep.call(contract.setContactCare, { params: { id, contactId }, body: { optedOut: true } })
    expect(said.optedOut).toBe(true)
    expect(await stateOf(greeting.id)).toMatchObject({ state: 'stopped', why: 'opted_out' })
    app.clock.set('2026-06-03T02:00:00Z')
    await sendAll()
    expect(await outgoing(contactId)).toEqual([])
    await rep.call(contract.addOccasion, { params, body: own({ day: 5 }) })
    await app.runJob(draftGreetings)
    expect(await greetings(rep, id)).toEqual([])
  })

  test('R6: who left or was anonymised since, or whose mail came back, gets none', async () => {
    const [left, gone, bounced] = [await drafted(), await drafted(), await drafted()]
    for (const { greeting } of [left, gone, bounced]) await decide(greeting.id, 'approve')
    await app.query(`update contact set left_on = date '2026-06-02' where id = $1`, [left.contactId])
    await app.admin.call(anonymiseCustomer, {
      params: { id: gone.id },
      body: { reason: '本人要求', contactId: gone.contactId },
    })
    const { addressHash } = await import('../mail/addresses.ts')
    await app.query(`insert into mail_address (hash, bounced_at, why, changed_at) values ($1, now(), '550', now())`, [
      addressHash(bounced.greeting.address ?? ''),
    ])
    app.clock.set('2026-06-03T02:00:00Z')
    await sendAll()
    expect(await stateOf(left.greeting.id)).toEqual({ state: 'stopped', why: 'left' })
    expect(await stateOf(gone.greeting.id)).toEqual({ state: 'stopped', why: 'put_away' })
    expect(await stateOf(bounced.greeting.id)).toEqual({ state: 'stopped', why: 'bounced' })
    for (const { contactId } of [left, gone, bounced]) expect(await outgoing(contactId)).toEqual([])
    const text = await app.query('select subject, body from greeting_text where greeting_id = $1', [gone.greeting.id])
    expect(text).toEqual([{ subject: '***', body: '***' }])
  })

  test('R6: who stands in the records twice is greeted once: of two merged customers, and of two with one address', async () => {
    const people = [
      await customer({ birthday: BORN }),
      await customer({ birthday: BORN }),
      await customer({ birthday: BORN }),
    ]
    const [one, twin] = people as [(typeof people)[0], (typeof people)[0]]
    await app.runJob(draftGreetings)
    // Merged after both were drafted, and under one address without being merged.
    await app.admin.call(mergeCustomers, { body: { keptId: one.id, mergedId: twin.id, fields: {}, reason: '重复' } })
    const shared = `update contact_point set value = 'shared@kehu.test', key = 'shared@kehu.test' where contact_id = any($1::uuid[]) and kind = 'mail'`
    await app.query(shared, [people.map(({ contactId }) => contactId)])
    for (const { id } of people)
      for (const greeting of await greetings(rep, id))
        if (greeting.state === 'drafted') await decide(greeting.id, 'approve')
    app.clock.set('2026-06-04T02:00:00Z')
    await sendAll()
    const sent = await Promise.all(people.map(({ contactId }) => outgoing(contactId)))
    expect(sent.flat()).toHaveLength(1)
    const states = await app.query<{ state: string; why: string | null }>(
      `select state, why from greeting where contact_id = any($1::uuid[]) order by state, why`,
      [people.map(({ contactId }) => contactId)],
    )
    expect(states.map(({ state, why }) => why ?? state)).toEqual(['sent', 'greeted', 'greeted'])
  })

  test('R6: of two merged customers one greeting is drafted', async () => {
    const [one, twin] = [await customer({ birthday: BORN }), await customer({ birthday: BORN })]
    await app.admin.call(mergeCustomers, { body: { keptId: one.id, mergedId: twin.id, fields: {}, reason: '重复' } })
    await app.runJob(draftGreetings)
    expect(await greetings(rep, one.id)).toHaveLength(1)
  })

  test('R6: without an address it is copied, and marked as sent by hand', async () => {
    const { greeting } = await drafted({ mail: false })
    const why = await rep.refusal(contract.decideGreeting, { params: { id: greeting.id }, body: { what: 'approve' } })
    expect(why.body.reason).toBe('greeting_no_address')
    expect(await decide(greeting.id, 'sent')).toMatchObject({ state: 'sent', via: 'hand' })
  })

  test('R6: after a late evening nothing goes out, and in another zone at its own hour', async () => {
    const late = await drafted()
    const abroad = await drafted()
    await app.query(
      `insert into contact_manner (contact_id, zone, changed_by, changed_at) values ($1, 'America/New_York', $2, now())`,
      [abroad.contactId, rep.id],
    )
    await decide(late.greeting.id, 'approve')
    expect((await decide(abroad.greeting.id, 'approve')).sendAt).toBe('2026-06-03T13:00:00+00:00')
    app.clock.set('2026-06-03T13:30:00Z')
    await sendAll()
    expect(await stateOf(late.greeting.id)).toMatchObject({ state: 'missed' })
    expect(await stateOf(abroad.greeting.id)).toMatchObject({ state: 'sent' })
  })

  test('S1, R6: a sealed birthday’s greeting is its owner’s alone, each sight is logged, and it stands on no timeline', async () => {
    const { id, contactId } = await customer({ birthday: BORN })
    await app.runJob(draftGreetings)
    const sights = () =>
      app.query<{ person: string; place: string }>(
        'select person_id as person, place from sight where customer_id = $1 and what @> array[$2] order by at, place',
        [id, 'birthday'],
      )
    expect(await sights()).toEqual([])
    const [greeting] = await greetings(rep, id)
    expect(greeting).toMatchObject({ occasion: 'birthday', day: '2026-06-04' })
    expect(await sights()).toEqual([{ person: rep.id, place: 'listGreetings' }])
    const unsigned = await app.person('rep', { team })
    expect(await greetings(unsigned, id)).toEqual([])
    expect(await greetings(mate, id)).toEqual([])
    await decide(greeting?.id as string, 'approve')
    app.clock.set('2026-06-04T02:00:00Z')
    await sendAll()
    expect(await outgoing(contactId)).toMatchObject([{ customer: null }])
    const events = await app.query<{ data: unknown }>('select data from event where subject_id = $1', [greeting?.id])
    expect(JSON.stringify(events)).not.toMatch(/birthday|06-04/)
  })

  test('R6: a birthday by the moon, and one on 29 February, are greeted on the day they are kept', async () => {
    app.clock.set('2026-02-22T02:00:00Z')
    const leapling = await customer({ birthday: { month: 2, day: 29, year: 1988, lunar: false } })
    const moon = await customer({ birthday: { month: 1, day: 8, year: null, lunar: true } })
    await app.runJob(draftGreetings)
    expect(await greetings(rep, leapling.id)).toMatchObject([{ day: '2026-02-28' }])
    expect(await greetings(rep, moon.id)).toMatchObject([{ day: '2026-02-24' }])
    await rep.call(contract.setContactCare, {
      params: { id: leapling.id, contactId: leapling.contactId },
      body: { birthday: { leap: false, fallback: 'skip' } },
    })
    const care = await rep.call(contract.showCustomerCare, { params: leapling.params, query: { year: 2027 } })
    expect(care.entries.filter(({ kind }) => kind === 'birthday')).toEqual([])
  })

  test('R6: festivals greet the main contact of the tiers that are set', async () => {
    app.clock.set('2026-09-20T02:00:00Z')
    const [important, other] = [await customer(), await customer()]
    await app.query(`update customer set tier = 'B' where id = $1`, [important.id])
    await app.runJob(draftGreetings)
    expect(await greetings(rep, important.id)).toMatchObject([{ occasion: 'festival:midAutumn', day: '2026-09-25' }])
    expect(await greetings(rep, other.id)).toEqual([])
  })

  test('T11: what waits to be seen stands in the owner’s day, and in nobody else’s', async () => {
    const { id, greeting } = await drafted()
    const codes = async (who: Caller) =>
      (await who.call(showToday)).items
        .filter(({ customer }) => customer.id === id)
        .flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'greeting'))
    expect(await codes(rep)).toMatchObject([{ greetingId: greeting.id }])
    expect(await codes(mate)).toEqual([])
    await decide(greeting.id, 'approve')
    expect(await codes(rep)).toEqual([])
  })
})

describe('R5, A8: return visits', () => {
  const visits = (id: string) =>
    app.query<{ state: string; due: string; cause: string }>(
      'select state, due_on::text as due, cause from return_visit where customer_id = $1 order by cause',
      [id],
    )
  const tasks = async (id: string) => (await rep.call(listTasks, { query: { customer: id } })).items
  const KEY = '01890000-0000-7000-8000-000000000009'
  const called = (customerId: string) =>
    app.writing((work) => noteVisit(work, { customerId, cause: 'order', key: KEY, on: '2026-06-01' }))

  test('R5: a cause brings one visit and one task on a workday, however often it comes and the job runs', async () => {
    const { id } = await customer()
    await called(id)
    await called(id)
    expect(await visits(id)).toEqual([{ state: 'waiting', due: '2026-06-15', cause: 'order' }])
    app.clock.set('2026-06-15T02:00:00Z')
    await Promise.all([app.runJob(arrangeVisits), app.runJob(arrangeVisits)])
    await app.runJob(arrangeVisits)
    expect(await tasks(id)).toMatchObject([{ dueOn: '2026-06-15', owner: { id: rep.id } }])
    expect(await visits(id)).toMatchObject([{ state: 'reminded' }])
  })

  test('R5: a complaint calls for one by itself', async () => {
    const { id, contactId } = await customer()
    await rep.call(noteTrust, {
      params: { id },
      body: { kind: 'complaint', contactId, personId: rep.id, note: '色差' },
    })
    await app.runJobs()
    expect(await visits(id)).toMatchObject([{ cause: 'complaint', state: 'waiting', due: '2026-06-08' }])
  })

  test('R5: the customer’s own plan is kept to, and may be none', async () => {
    const [none, sooner] = [await customer(), await customer()]
    await rep.call(contract.setCarePlan, { params: { id: none.id, cause: 'order' }, body: { how: 'off' } })
    await rep.call(contract.setCarePlan, {
      params: { id: sooner.id, cause: 'order' },
      body: { how: 'remind', days: 1, personId: mate.id },
    })
    await called(none.id)
    await called(sooner.id)
    expect(await visits(none.id)).toEqual([])
    expect(await visits(sooner.id)).toMatchObject([{ due: '2026-06-02' }])
    await app.runJob(arrangeVisits)
    expect(await tasks(sooner.id)).toMatchObject([{ owner: { id: mate.id } }])
  })

  test('A8: booked or offered where the plan says so; where that is not possible, the owner is reminded', async () => {
    const [booked, offered, unreachable] = [await customer(), await customer(), await customer({ mail: false })]
    const plan = (id: string, how: 'book' | 'offer') =>
      rep.call(contract.setCarePlan, { params: { id, cause: 'order' }, body: { how, days: 3 } })
    await plan(booked.id, 'book')
    await plan(offered.id, 'offer')
    await plan(unreachable.id, 'book')
    for (const { id } of [booked, offered, unreachable]) await called(id)
    await app.runJob(arrangeVisits)
    await app.runJob(arrangeVisits)
    const appointments = (id: string) =>
      app.query('select state from appointment where customer_id = $1', [id]) as Promise<{ state: string }[]>
    expect(await visits(booked.id)).toMatchObject([{ state: 'booked' }])
    expect(await appointments(booked.id)).toEqual([{ state: 'booked' }])
    expect(await visits(offered.id)).toMatchObject([{ state: 'offered' }])
    expect(await appointments(offered.id)).toEqual([{ state: 'proposed' }])
    expect(await visits(unreachable.id)).toMatchObject([{ state: 'reminded' }])
    expect(await appointments(unreachable.id)).toEqual([])
    expect(await tasks(unreachable.id)).toHaveLength(1)
  })

  test('R5: each quarter once, for those who have bought and matter', async () => {
    const [buys, looks] = [await customer(), await customer()]
    await app.query(`update customer set tier = 'A', orders = 1 where id = $1`, [buys.id])
    await app.query(`update customer set tier = 'A' where id = $1`, [looks.id])
    await app.runJob(noteQuarters)
    await app.runJob(noteQuarters)
    expect(await visits(buys.id)).toMatchObject([{ cause: 'quarter' }])
    expect(await visits(looks.id)).toEqual([])
    app.clock.set('2026-07-02T02:00:00Z')
    await app.runJob(noteQuarters)
    expect(await visits(buys.id)).toHaveLength(2)
  })
})

describe('R6: gifts', () => {
  const gift = (c: { id: string; contactId: string }, fen: number, who = rep) =>
    who.call(contract.addGift, {
      body: { customerId: c.id, contactId: c.contactId, what: '茶叶', fen, onDay: '2026-06-10', occasion: '端午' },
    })

  test('R6: beyond the limit of one gift or of the year a superior says yes first, and not the one who asks', async () => {
    const c = await customer()
    expect(await gift(c, 50_000)).toMatchObject({ state: 'planned', over: [] })
    const big = await gift(c, 50_001)
    expect(big).toMatchObject({ state: 'waiting', over: ['each'], can: { decide: false } })
    const early = await rep.refusal(contract.settleGift, { params: { id: big.id }, body: { given: true } })
    expect(early.body.reason).toBe('gift_waits')
    const self = await rep.refusal(contract.decideGift, { params: { id: big.id }, body: { approve: true } })
    expect(self.body.reason).toBe('may_not_approve_gift')
    expect(await manager.call(contract.decideGift, { params: { id: big.id }, body: { approve: true } })).toMatchObject({
      state: 'planned',
      decidedBy: { id: manager.id },
    })
    expect(await rep.call(contract.settleGift, { params: { id: big.id }, body: { given: true } })).toMatchObject({
      state: 'given',
    })
    for (let n = 0; n < 2; n++) await gift(c, 49_000)
    expect(await gift(c, 10_000)).toMatchObject({ state: 'waiting', over: ['year'] })
  })

  test('R6: two at once do not pass below the limit of the year together', async () => {
    const c = await customer()
    await app.admin.call(changeSettings, { body: { values: { 'care.gift_year_limit': 500 } } })
    try {
      const both = await Promise.all([gift(c, 30_000), gift(c, 30_000)])
      expect(both.map(({ state }) => state).toSorted()).toEqual(['planned', 'waiting'])
    } finally {
      await app.admin.call(changeSettings, { body: { values: { 'care.gift_year_limit': 2000 } } })
    }
  })

  const yearly = (c: { id: string; contactId: string }, onDay: string) =>
    rep.call(contract.addGift, { body: { customerId: c.id, contactId: c.contactId, what: '茶叶', fen: 49_000, onDay } })

  test('R6: what is given counts in the year in which it is given, whatever year it was planned for', async () => {
    const c = await customer()
    const planned = []
    for (let year = 2027; year < 2033; year++) planned.push(await yearly(c, `${year}-01-10`))
    expect(planned.map(({ state }) => state)).toEqual(planned.map(() => 'planned'))
    const outcomes = []
    for (const { id } of planned) {
      const given = rep.call(contract.settleGift, { params: { id }, body: { given: true } })
      outcomes.push(await given.then(({ onDay }) => onDay.slice(0, 4)).catch(({ body }) => body.reason))
    }
    expect(outcomes).toEqual(['2026', '2026', '2026', '2026', 'gift_over_then', 'gift_over_then'])
  })

  test('R6: no gift is given before the customer was known, long ago, or on a day to come', async () => {
    const c = await customer()
    const add = (onDay: string) =>
      rep.refusal(contract.addGift, { body: { customerId: c.id, what: '茶叶', fen: 100, onDay } })
    for (const day of ['1990-01-01', '2005-12-20', '2026-05-30'])
      expect((await add(day)).body.reason).toBe('gift_day_off')
    const { id } = await yearly(c, '2026-06-10')
    const give = (onDay: string) => rep.refusal(contract.settleGift, { params: { id }, body: { given: true, onDay } })
    for (const day of ['2025-12-31', '2027-06-10', '2199-01-01'])
      expect((await give(day)).body.reason).toBe('gift_day_off')
  })

  test('R6: the contacts of one customer share its budget', async () => {
    const c = await customer()
    const { contacts } = await rep.call(addContact, { params: { id: c.id }, body: { name: '李工' } })
    const other = contacts.find(({ id }) => id !== c.contactId)?.id as string
    for (let n = 0; n < 2; n++) await gift(c, 40_000)
    for (let n = 0; n < 2; n++) await gift({ id: c.id, contactId: other }, 50_000)
    expect(await gift({ id: c.id, contactId: other }, 30_000)).toMatchObject({ state: 'waiting', over: ['year'] })
    const nobody = { customerId: c.id, what: '茶叶', fen: 30_000, onDay: '2026-06-10' }
    expect(await rep.call(contract.addGift, { body: nobody })).toMatchObject({ state: 'waiting', over: ['year'] })
  })

  test('R6: the register holds what was given, to those who see the customer', async () => {
    const c = await customer()
    await gift(c, 100)
    const of = async (who: Caller) => (await who.call(contract.listGifts, { query: { limit: 200 } })).items
    expect((await of(rep)).some(({ customer }) => customer.id === c.id)).toBe(true)
    expect((await of(manager)).some(({ customer }) => customer.id === c.id)).toBe(true)
    expect((await of(mate)).some(({ customer }) => customer.id === c.id)).toBe(false)
  })
})

describe('R6: the year of care', () => {
  test('R6: of a customer: birthdays as far as one may see them, anniversaries, own days, visits and gifts', async () => {
    const c = await customer({ birthday: BORN })
    await app.query(`update customer set first_order_on = date '2024-08-08' where id = $1`, [c.id])
    await rep.call(contract.addOccasion, { params: c.params, body: own({ lunar: true, month: 8, day: 15 }) })
    const kinds = async (who: Caller) =>
      (await who.call(contract.showCustomerCare, { params: c.params })).entries.map(({ kind, day }) => `${kind} ${day}`)
    const all = ['birthday 2026-06-04', 'first_order 2026-08-08', 'own 2026-09-25']
    expect(await kinds(rep)).toEqual(all)
    const auditor = await app.person('auditor')
    expect(await kinds(auditor)).toEqual(all.slice(1))
  })

  test('R6: of a person: the own customers, by month', async () => {
    const c = await customer({ birthday: BORN })
    await rep.call(contract.addOccasion, { params: c.params, body: own({ month: 11 }) })
    const june = await rep.call(contract.showCareYear, { query: { month: 6 } })
    expect(june.entries.map(({ kind, day }) => [kind, day])).toContainEqual(['birthday', '2026-06-04'])
    expect(june.entries.every(({ day }) => day.startsWith('2026-06'))).toBe(true)
    const year = await rep.call(contract.showCareYear, {})
    expect(year.entries.some(({ kind, day }) => kind === 'own' && day === '2026-11-03')).toBe(true)
    const others = await mate.call(contract.showCareYear, {})
    expect(others.entries.every(({ kind }) => kind === 'festival')).toBe(true)
  })

  test('R6: a day that no calendar has is refused; one kept no longer is gone', async () => {
    const c = await customer()
    const why = await rep.refusal(contract.addOccasion, { params: c.params, body: own({ month: 2, day: 30 }) })
    expect(why.body.reason).toBe('no_such_day')
    const made = await rep.call(contract.addOccasion, { params: c.params, body: own({ month: 2, day: 29 }) })
    expect(made.next).toBe('2027-02-28')
    await rep.call(contract.endOccasion, { params: { id: c.id, occasionId: made.id } })
    expect((await rep.call(contract.showCustomerCare, { params: c.params })).occasions).toEqual([])
  })
})
