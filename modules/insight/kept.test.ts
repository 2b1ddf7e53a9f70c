import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '../../shared/calendar.ts'
import type { CallOf, Endpoint } from '../../shared/endpoint.ts'
import { Answer, type Caller, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { LONG } from '../../testing/long.ts'
import { sign } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import {
  anonymiseCustomer,
  archiveCustomer,
  createCustomer,
  mergeCustomers,
  restoreCustomer,
  undoMerge,
} from '../customers/contract.ts'
import { hideCustomer, nameConfidant } from '../customers/secret/contract.ts'
import { cadenceWindows, effectivePerDay } from '../customers/settings.ts'
import { cancelOrder, placeOrder } from '../deals/contract.ts'
import { addTeam, changePerson } from '../people/contract.ts'
import { assign, claim, suspend } from '../pool/contract.ts'
import { answerPortrait, noteShare } from '../portrait/contract.ts'
import { listNewcomers, showFunnel } from '../quantity/contract.ts'
import { examineFigures, keepFigures } from '../quantity/index.ts'
import { keep } from '../quantity/jobs.ts'
import { askForSupport, correctTouch, decideStepIn, logTouch } from '../touches/contract.ts'
import {
  diagnosePerson,
  diagnoseTeam,
  listScoreMembers,
  listTeamScoreCases,
  showPersonScorecard,
  showTeamScorecard,
} from './contract.ts'
import type { FigureKey } from './rules/scorecard/figures.ts'

let app: TestApp
let root: string
let team: string
let manager: Caller
/** Sees all but what is secret; the other is named for what is. */
let director: Caller
let chief: Caller
let reps: Caller[]
const customers: string[] = []

beforeAll(async () => {
  app = await openApp()
  root = (await app.query<{ id: string }>('select id from team where parent_id is null'))[0]?.id ?? ''
  team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team })
  director = await app.person('director')
  chief = await app.person('director')
  reps = [
    await app.person('rep', { team, joinedOn: '2026-04-10' }),
    await app.person('rep', { team }),
    await app.person('rep'),
  ]
  await sign(manager, chief, ...reps)
  for (const [n, rep] of [...reps, ...reps, ...reps.slice(0, 2)].entries()) {
    app.clock.set(startOfDay('Asia/Shanghai', addDays(TODAY, -70 + 6 * n)).toISOString())
    customers.push((await rep.call(createCustomer, { body: { name: `客户 ${n}`, force: true } })).id)
  }
  app.clock.set(`${TODAY}T10:00:00+08:00`)
  const past = fc.sample(act, { numRuns: 60, seed: 1 })
  for (const one of past) await doIt({ ...one, what: one.n > 2 ? 'ask' : one.n > 0 ? 'talk' : 'order' })
  await app.runJob(keep)
}, 60_000)
afterAll(() => app.close())

/** An act, drawn: what is done, by which rep, with which customers, on which of the last days. */
const act = fc.record({
  what: fc.constantFrom(
    ...([
      'talk',
      'talk',
      'talk',
      'ask',
      'ask',
      'correct',
      'correct',
      'retract',
      'order',
      'order',
      'cancel',
      'await',
      'approve',
    ] as const),
    ...([
      'merge',
      'part',
      'assign',
      'assign',
      'hide',
      'hide',
      'show',
      'archive',
      'restore',
      'anonymise',
      'learn',
    ] as const),
    ...([
      'support',
      'support',
      'decide',
      'decide',
      'rest',
      'claim',
      'import',
      'import',
      'undo',
      'setting',
      'joined',
      'complain',
      'forgive',
      'day',
      'day',
    ] as const),
    ...(['later', 'keep', 'keep', 'keep', 'keep'] as const),
  ),
  who: fc.nat(2),
  one: fc.nat(7),
  other: fc.nat(7),
  ago: fc.integer({ min: 1, max: 60 }),
  hour: fc.integer({ min: 8, max: 20 }),
  n: fc.nat(4),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const reason = '试试'
const latest = async (statement: string, values: unknown[] = []): Promise<string> =>
  (await app.query<{ id: string }>(statement, values))[0]?.id ?? ''

/** Does it as people do, through the API; what is refused, is refused. Imports and approvals as their facts stand in the end. */
async function doIt({ what, who, one, other, ago, hour, n }: Act): Promise<void> {
  const [id, second] = [customers[one] ?? '', customers[other] ?? '']
  const someone = reps[who] as Caller
  const owner = await latest(
    'select r.owner_id as id from customer c join customer r on r.id = c.root_id where c.id = $1',
    [id],
  )
  const rep = reps.find((each) => each.id === owner) ?? someone
  const on = addDays(TODAY, -ago)
  const happenedAt = `${on}T${String(hour).padStart(2, '0')}:00:00+08:00`
  const touchOf = () =>
    latest('select id from live_touch where customer_id = $1 and import_id is null order by id desc limit 1', [id])
  const channel = n === 0 ? ('visit_out' as const) : ('phone' as const)
  const next = n > 2 ? { nextOn: addDays(TODAY, n) } : {}
  switch (what) {
    case 'talk':
      return void (await rep.call(logTouch, {
        body: { customerId: id, channel, effective: n !== 1, summary: '谈了', happenedAt, ...next },
      }))
    case 'ask':
      return void (await rep.call(logTouch, {
        body: { customerId: id, channel: 'wechat', direction: 'in', effective: n > 2, summary: '来问', happenedAt },
      }))
    case 'correct':
      return void (await rep.call(correctTouch, {
        params: { id: await touchOf() },
        body: { effective: n > 1, happenedAt },
      }))
    case 'retract':
      return void (await rep.call(correctTouch, { params: { id: await touchOf() }, body: { retract: true } }))
    case 'order':
      return void (await rep.call(placeOrder, {
        body: { customerId: id, amount: { fen: 1000 * (n + 1), currency: 'CNY' }, costFen: 300 * n, orderedOn: on },
      }))
    case 'cancel':
      return void (await rep.call(cancelOrder, {
        params: {
          id: await latest('select id from sales_order where customer_id = $1 order by id desc limit 1', [id]),
        },
        body: { reason },
      }))
    case 'await':
      return void (await app.query(
        `update sales_order set beyond = '{discount}', approved_by = null where id = (select id from sales_order where customer_id = $1 order by id limit 1)`,
        [id],
      ))
    case 'approve':
      return void (await app.query(
        `update sales_order set approved_by = $2, approved_at = now() where customer_id = $1`,
        [id, manager.id],
      ))
    case 'merge':
      return void (await app.admin.call(mergeCustomers, { body: { keptId: id, mergedId: second, reason } }))
    case 'part':
      return void (await app.admin.call(undoMerge, {
        params: { id: await latest('select id from customer_merge where undone_at is null order by at limit 1') },
        body: { reason },
      }))
    case 'assign':
      return void (await app.admin.call(assign, { body: { customerIds: [id], ownerId: someone.id } }))
    case 'hide':
      await manager.call(hideCustomer, { params: { id }, body: { hidden: true, reason } })
      return void (await manager.call(nameConfidant, { params: { id, personId: chief.id } }))
    case 'show':
      return void (await manager.call(hideCustomer, { params: { id }, body: { hidden: false, reason } }))
    case 'archive':
      return void (await app.admin.call(archiveCustomer, { params: { id }, body: { reason } }))
    case 'restore':
      return void (await app.admin.call(restoreCustomer, { params: { id }, body: { reason } }))
    case 'anonymise':
      if (n > 0) return
      return void (await app.admin.call(anonymiseCustomer, { params: { id }, body: { reason } }))
    case 'learn':
      await rep.call(noteShare, { params: { id }, body: { ours: 10 * n, yearly: { fen: 100_000, currency: 'CNY' } } })
      return void (await rep.call(answerPortrait, {
        params: { id },
        body: { answers: [{ field: n > 1 ? 'makes' : 'markets', value: `值 ${hour}` }] },
      }))
    case 'support':
      return void (await rep.call(askForSupport, { params: { id }, body: { note: '一起去' } }))
    case 'decide':
      return void (await manager.call(decideStepIn, {
        params: {
          id: await latest('select customer_id as id from step_in where decided_at is null order by id limit 1'),
        },
        body: { decision: 'go_on', note: '继续' },
      }))
    case 'rest':
      return void (await manager.call(suspend, { params: { id }, body: { reason } }))
    case 'claim':
      return void (await someone.call(claim, { body: { customerId: id } }))
    case 'import':
      return void (await app.query(
        `with file as (insert into import (id, state, created_by, created_at) values (gen_random_uuid(), 'done', $1, now()) returning id),
          pursued as (insert into pursuit (id, customer_id, number, cause, started_at, started_on, import_id, recorded_at)
            select gen_random_uuid(), $2, 1, 'imported', $3::timestamptz - interval '3 days', $3::date - 3, file.id, now() from file)
         insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at, source, import_id)
         select gen_random_uuid(), c.id, $1, 'phone', 'out', true, $3::timestamptz, ($3::timestamptz at time zone 'Asia/Shanghai')::date, $1, now(), 'import', file.id
         from file, unnest(array[$2, $4]::uuid[]) c(id)`,
        [rep.id, id, happenedAt, second],
      ))
    case 'undo':
      return void (await app.query(
        'update import set undone_at = now() where id = (select id from import where undone_at is null order by id limit 1)',
      ))
    case 'setting': {
      const { otherwise, ...rows } = cadenceWindows.fallback
      const windows = { ...rows, otherwise: { ...otherwise, early: n } }
      return void (await app.admin.call(changeSettings, {
        body: { values: { [effectivePerDay.key]: 1 + (n % 3), [cadenceWindows.key]: windows } },
      }))
    }
    case 'joined':
      return void (await app.admin.call(changePerson, {
        params: { id: rep.id },
        body: { joinedOn: n > 2 ? null : on },
      }))
    case 'complain':
      return void (await app.query(
        `insert into trust_event (id, customer_id, person_id, kind, on_day, by_id, recorded_at) values (gen_random_uuid(), $1, $2, 'complaint', $3, $2, now())`,
        [id, rep.id, on],
      ))
    case 'forgive':
      return void (await app.query(
        `insert into trust_event (id, customer_id, person_id, kind, of_id, on_day, by_id, recorded_at)
         select gen_random_uuid(), e.customer_id, e.person_id, 'withdrawn', e.id, e.on_day, e.by_id, now() from live_trust_event e order by e.id limit 1`,
      ))
    case 'day':
      return void app.clock.set(new Date(app.clock.now().getTime() + (n + 1) * 86_400_000).toISOString())
    case 'later':
      return void app.clock.set(new Date(app.clock.now().getTime() + (n + 1) * 3_600_000).toISOString())
    case 'keep':
      return app.runJob(keep)
  }
}

const isReady = async () => (await app.query('select from kept_state where ready')).length > 0

/** A reply, and how often whom was seen to be shown what of secret customers by it (S4). */
async function told<E extends Endpoint>(who: Caller, endpoint: E, input: CallOf<E>) {
  const before = (await app.query<{ id: string }>('select id from sight')).map(({ id }) => id)
  const reply = await who.call(endpoint, input)
  const seen = await app.query('select person_id, customer_id, place from sight where id <> all($1)', [before])
  return { reply, seen: seen.map((one) => JSON.stringify(one)).sort() }
}

/** Asks for the kept figures, and again with nothing kept: both count the same and log the same. */
async function agree<E extends Endpoint>(who: Caller, endpoint: E, input: CallOf<E>): Promise<void> {
  const kept = await told(who, endpoint, input)
  await app.query('update kept_state set ready = false')
  try {
    expect(kept, endpoint.id).toEqual(await told(who, endpoint, input))
  } finally {
    await app.query('update kept_state set ready = true')
  }
}

async function allAgree(who: Caller): Promise<void> {
  const [first] = reps as [Caller]
  if (reps.includes(who)) {
    await agree(who, showPersonScorecard, { params: { id: who.id } } as never)
    await agree(who, diagnosePerson, { params: { id: who.id } } as never)
    return
  }
  const whole = who === manager ? team : root
  await agree(who, showTeamScorecard, { params: { id: whole } } as never)
  await agree(who, listScoreMembers, { params: { id: whole } } as never)
  await agree(who, diagnoseTeam, { params: { id: whole } } as never)
  await agree(who, showPersonScorecard, { params: { id: first.id }, query: { month: '2026-05-01' } } as never)
  await agree(who, listNewcomers, {} as never)
  await agree(who, showFunnel, {} as never)
  await agree(who, showFunnel, { query: { team: whole } } as never)
  await agree(who, showFunnel, { query: { from: '2026-03-28', to: '2026-05-05' } } as never)
}

describe('G2, G5: kept figures are those that counting tells, whatever was done since', () => {
  /** Each right after the figures were kept, so that nothing but the act itself can have made them stale. */
  const ONE_BY_ONE: readonly Partial<Act>[] = [
    { what: 'talk', one: 0, ago: 9 },
    { what: 'correct', one: 0, ago: 35 },
    { what: 'retract', one: 0 },
    { what: 'support', one: 0 },
    { what: 'decide' },
    { what: 'order', one: 1, ago: 20 },
    { what: 'order', one: 1, ago: 10 },
    { what: 'cancel', one: 1 },
    { what: 'await', one: 1 },
    { what: 'approve', one: 1 },
    { what: 'merge', one: 3, other: 4 },
    { what: 'part' },
    { what: 'archive', one: 3 },
    { what: 'restore', one: 3 },
    { what: 'assign', one: 4, who: 0 },
    { what: 'learn', one: 4 },
    { what: 'hide', one: 3 },
    { what: 'show', one: 3 },
    { what: 'import', one: 4, other: 7, ago: 30 },
    { what: 'undo' },
    { what: 'joined', who: 1, ago: 25, n: 0 },
    { what: 'joined', who: 1, n: 4 },
    { what: 'complain', one: 4, ago: 20 },
    { what: 'complain', one: 4, ago: 3 },
    { what: 'forgive' },
  ]

  test('after each act by itself', async () => {
    for (const one of ONE_BY_ONE) {
      await app.runJob(keep)
      await doIt({ what: 'later', who: 0, one: 0, other: 0, ago: 1, hour: 12, n: 2, ...one })
      const ofAll = { params: { id: root } } as never
      const asked = agree(chief, showTeamScorecard, ofAll).then(() => agree(chief, diagnoseTeam, ofAll))
      await asked.catch((error) => {
        throw new Error(`after ${JSON.stringify(one)}`, { cause: error })
      })
    }
  }, 120_000)

  test('for a rep, a manager and directors with and without clearance', async () => {
    const viewers = [manager, chief, director, reps[0], chief, reps[1]] as Caller[]
    const acts = fc.sample(act, { numRuns: LONG ? 1500 : 24, seed: LONG ? Date.now() : 7 })
    let [done, asked] = [0, 0]
    for (const [at, one] of acts.entries()) {
      const refused = await doIt(one).then(
        () => false,
        (error) => (error instanceof Answer ? true : Promise.reject(error)),
      )
      if (refused) continue
      done++
      if (!(await isReady())) continue
      asked++
      await allAgree(viewers[at % viewers.length] as Caller).catch((error) => {
        throw new Error(`after ${JSON.stringify(acts.slice(Math.max(0, at - 5), at + 1))}`, { cause: error })
      })
    }
    expect(done).toBeGreaterThan(acts.length / 3)
    expect(asked).toBeGreaterThan(done / 2)
    for (const who of viewers) await allAgree(who)
  }, 600_000)

  test('and a number that is kept opens exactly its records', async () => {
    for (const who of [manager, chief]) {
      const { process, result } = await who.call(showTeamScorecard, {
        params: { id: team },
        query: { month: '2026-05-01' },
      })
      for (const { key, of } of [...process, ...result]) {
        const query = { figure: key as FigureKey, month: '2026-05-01', limit: 200 }
        expect((await who.call(listTeamScoreCases, { params: { id: team }, query })).items, key).toHaveLength(of)
      }
    }
  })

  test('what is kept is what its parts add up to, and the parts are those of customers that are no secret', async () => {
    await app.runJob(keep)
    const found = await app.writing((work) => examineFigures(work, { all: true }))
    expect(found).toMatchObject({ kept: true, differing: [] })
    expect(found.customers).toBeGreaterThan(3)
    expect(
      await app.query('select from kept_tally t where exists (select from kept_crowd m where m.crowd = t.who)'),
    ).not.toEqual([])
    expect(
      await app.query('select from kept_part p join customer c on c.id = p.customer_id where c.secrecy > 0'),
    ).toEqual([])
    expect(await app.query('select from kept_stale')).toEqual([])
  })
})

describe('G1: what turns by time alone', () => {
  test('is told of each day as counting tells it, kept long before or since', async () => {
    await app.runJob(keep)
    for (const days of LONG ? [1, 2, 4, 7, 11, 16, 25, 60] : [1, 2, 7, 60]) {
      app.clock.set(new Date(app.clock.now().getTime() + days * 86_400_000).toISOString())
      expect(await isReady()).toBe(true)
      await agree(director, diagnoseTeam, { params: { id: root } } as never)
      if (days % 2 === 0) await app.runJob(keep)
      for (const who of [manager, ...reps]) await allAgree(who)
    }
    expect(await app.writing((work) => examineFigures(work, { all: true }))).toMatchObject({ differing: [] })
  }, 120_000)
})

describe('G2: the doctor', () => {
  const figures = async () => app.writing((work) => examineFigures(work, { all: true }))

  test.each([
    [
      'a part',
      'update kept_part set cases = cases + 1 where ctid = (select ctid from kept_part where figure = $1 limit 1)',
    ],
    [
      'a sum',
      'update kept_tally set fine = fine + 1 where ctid = (select ctid from kept_tally where figure = $1 limit 1)',
    ],
  ])('finds %s that is wrong, forgets what is kept, and it is kept anew', async (_, spoil) => {
    await app.runJob(keep)
    expect((await figures()).differing).toEqual([])
    await app.query(spoil, ['now.cadence'])
    expect((await figures()).differing).toEqual(['now.cadence'])
    expect(await figures()).toEqual({ kept: false, customers: 0, differing: [] })
    await app.runJob(keep)
    expect(await figures()).toMatchObject({ kept: true, differing: [] })
  })
})

describe('G2: kept for the first time', () => {
  const SUMS = 'customers, cases, fine, early, late, amount, weighted, weight'

  test('what is written between the counting and the adding up counts once, and no sum of an earlier try counts', async () => {
    const rep = reps[0] as Caller
    const step = () => app.writing(keepFigures)
    await app.query('delete from kept_state')
    await step()
    await step()
    const { id } = await rep.call(createCustomer, { body: { name: '数到一半时来的', force: true } })
    await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' } })
    await app.query(
      `insert into kept_tally (figure, who, starts_on, value, waiting_since, ${SUMS})
       select figure, who, starts_on, value, waiting_since, ${SUMS} from kept_part limit 1`,
    )
    while (await step());
    expect(await app.writing((work) => examineFigures(work, { all: true }))).toMatchObject({
      kept: true,
      differing: [],
    })
  })
})

describe('G2: while others write and figures are kept', () => {
  const TOUCHES = LONG ? 120 : 12

  test('who reads sees all that was written before, once', async () => {
    const month = '2026-06-01'
    await app.admin.call(changeSettings, { body: { values: { [effectivePerDay.key]: null } } })
    app.clock.set('2026-06-20T02:00:00Z')
    const counted = async (who: Caller) => {
      const { process } = await who.call(showPersonScorecard, { params: { id: who.id }, query: { month } })
      return process.find(({ key }) => key === 'effectiveTouches')?.value ?? 0
    }
    let writing = true
    const keeping = [0, 1].map(async () => {
      while (writing) await app.runJob(keep)
    })
    const works = reps.map(async (rep) => {
      const before = await counted(rep)
      for (let n = 1; n <= TOUCHES; n++) {
        const { id } = await rep.call(createCustomer, { body: { name: `新客户 ${rep.id} ${n}`, force: true } })
        await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' } })
        expect(await counted(rep)).toBe(before + n)
      }
    })
    await Promise.all(works).finally(() => {
      writing = false
    })
    await Promise.all(keeping)
    for (const who of [manager, chief, director]) await allAgree(who)
  }, 300_000)
})
