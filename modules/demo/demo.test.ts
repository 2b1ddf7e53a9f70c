import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf } from '../../platform/jobs.ts'
import { createLog } from '../../platform/log.ts'
import { JINKE } from '../../shared/actor.ts'
import { openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { listViews } from '../customers/contract.ts'
import { recountOrders } from '../deals/index.ts'
import { signIn } from '../people/contract.ts'
import { createKey } from '../people/index.ts'
import { recall } from '../pool/jobs.ts'
import { showToday } from '../today/contract.ts'
import { raiseStepIns, recountTouches } from '../touches/index.ts'
import { buildDemo, DEMO } from './actions/build.ts'
import { dropDemo, showDemo, startDemo } from './contract.ts'

const SIZE = 260

/** A demo is months of work; on a busy machine it is written in half a minute. */
const BUILDS = 120_000

let app: TestApp
let demo: pg.Client

const ask = async <T extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<T[]> =>
  (await demo.query<T>(statement, values)).rows
const count = async (statement: string, values: unknown[] = []): Promise<number> =>
  Number((await ask<{ n: string }>(`select count(*) as n from ${statement}`, values))[0]?.n)

/** Rows in every table of the main company. */
const mainRows = () =>
  app.query<{ t: string; n: number }>(
    `select relname as t, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text::int as n
     from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`,
  )

const FIGURES = `select id, name, stage, state, tier, owner_id, pool_id is null as pooled, pursuit, pursuit_started_at, touches, effective_touches, effective_touches_ever,
  last_touch_at, last_effective_on, retry_on, unanswered_since, next_on, next_step, orders, orders_fen, pursuit_orders, unpaid_orders, step_in_since,
  early_until, due_on, overdue_on, recall_on from customer order by id`

let before: Awaited<ReturnType<typeof mainRows>>

beforeAll(async () => {
  app = await openApp()
  before = await mainRows()
  demo = new pg.Client({ ...app.owner, options: `-c search_path=company_${DEMO},public` })
  await demo.connect()
})
afterAll(async () => {
  await demo.end()
  await app.close()
})

describe('T8: the demo is a company of its own', () => {
  const nobody = () => app.caller('', '')

  test('once the firm has its company, only its keepers prepare the demo', async () => {
    expect(await nobody().call(showDemo)).toMatchObject({ state: 'none', progress: 0 })
    expect((await nobody().refusal(startDemo)).body.reason).toBe('demo_needs_keeper')
    expect((await (await app.person('manager')).refusal(startDemo)).status).toBe(403)
    expect((await nobody().refusal(dropDemo)).status).toBe(403)
    expect(await app.admin.call(startDemo)).toEqual({ state: 'building' })
    expect(await nobody().call(showDemo)).toMatchObject({ state: 'building' })
  })

  test(
    'a build that was cut short is begun anew; two at once make one company',
    async () => {
      const progress: number[] = []
      const build = () => buildDemo(app.companies, { customers: SIZE, tell: (p) => progress.push(p) })
      await Promise.all([build(), build()])
      expect(await count('customer')).toBe(SIZE)
      expect(Math.max(...progress)).toBe(1)
      await app.runJobs()
      expect(await count('customer')).toBe(SIZE)
      expect(await app.admin.call(startDemo)).toEqual({ state: 'ready' })
    },
    BUILDS,
  )

  test('R5, R6: days are kept, greetings wait to be seen with nothing left blank, a gift waits for a yes, visits come, one wants none', async () => {
    expect(await count(`greeting where state = 'drafted' and day >= $1::date`, [TODAY])).toBeGreaterThan(0)
    expect(await count(`greeting_text where body like '%【%'`)).toBe(0)
    expect(await count(`gift where state = 'waiting'`)).toBeGreaterThan(0)
    expect(await count(`gift where state = 'given' and on_day > $1::date`, [TODAY])).toBe(0)
    expect(await count(`return_visit where state = 'waiting'`)).toBeGreaterThan(0)
    expect(await count('care_choice')).toBeGreaterThan(0)
    expect(await count('care_occasion where lunar')).toBeGreaterThan(0)
    expect(await count('greeting g join contact b on b.id = g.contact_id where wants_no_greetings(b.id)')).toBe(0)
  })

  test('a visitor signs in as one of its people, and opens the day', async () => {
    const shown = await nobody().call(showDemo)
    expect(shown).toMatchObject({ state: 'ready', progress: 1 })
    for (const { login } of shown.accounts) {
      const who = await nobody().call(signIn, { body: { login, password: shown.password, company: 'demo' } })
      expect(who.mustChangePassword).toBe(false)
    }
    const key = await keyOf('周子轩')
    const today = await app.caller('', key).call(showToday, {})
    expect(today.date).toBe(TODAY)
    expect(today.items.length).toBeGreaterThan(3)
    expect((await app.caller('', key).call(listViews)).items.length).toBeGreaterThan(2)
  })

  test('the main company is untouched', async () => {
    const after = await mainRows()
    const changed = after.filter((row, at) => row.n !== before[at]?.n).map((row) => row.t)
    // The manager of the first test, and what was noted of it.
    expect(changed).toEqual(['api_key', 'event', 'person', 'trail_waiting'])
  })
})

describe('the demo holds the rules, as SQL sees it', () => {
  test('T1: no touch before entry, before its rep came, after its rep left, or in the future', async () => {
    expect(
      await count(
        `touch t join customer c on c.id = t.customer_id join person p on p.id = t.by_id
        where t.day < c.entered_on or t.day < p.joined_on or t.day >= coalesce(p.left_on, 'infinity') or t.happened_at > $1::timestamptz`,
        [app.clock.now()],
      ),
    ).toBe(0)
  })

  test('T2: effective touches are counted once a day', async () => {
    expect(
      await count(`customer c where effective_touches_ever <>
        (select count(distinct t.day) from touch t where t.customer_id = c.id and t.effective)`),
    ).toBe(0)
  })

  test('T4, T5: who rests had twelve effective touches in its pursuit, no unpaid order, and no tier that never rests', async () => {
    expect(await count(`customer where state = 'suspended'`)).toBeGreaterThan(5)
    expect(
      await count(`customer where state = 'suspended' and (effective_touches < 12 or unpaid_orders > 0 or tier in ('VVIP', 'A') or owner_id is not null
        or look_again_on is null or pool_id is null)`),
    ).toBe(0)
    expect(await count(`customer where pool_id is not null and tier in ('VVIP', 'A')`)).toBe(0)
    expect(
      await count(
        `pool_move m left join pool_move_text x on x.move_id = m.id where kind = 'suspended' and (code is null or x.reason is null)`,
      ),
    ).toBe(0)
  })

  test('T6: nobody claimed more than five a day; who is pursued has one owner, and nobody else has one', async () => {
    expect(await count('claim_quota where used > 5')).toBe(0)
    expect(
      await count(
        `customer c where (c.owner_id is not null) <> exists (select from ownership o where o.customer_id = c.id and o.ended_at is null and o.owner_id = c.owner_id)`,
      ),
    ).toBe(0)
    expect(await count(`customer c join person p on p.id = c.owner_id where p.state <> 'active'`)).toBe(0)
  })

  test('T3, T6, T7: the product’s own jobs find nothing left to do', async () => {
    const ids = (await ask<{ id: string }>('select id from customer')).map((c) => c.id)
    const figures = await ask(FIGURES)
    const moves = await count('pool_move')
    const company = await app.companies.find(DEMO)
    if (!company) throw new Error('the demo is gone')
    const writing = <T>(act: Parameters<typeof app.companies.writing<T>>[3]) =>
      app.companies.writing(company, JINKE, 'test', act)
    expect(await writing((work) => raiseStepIns(work, ids))).toEqual([])
    await recall.run(contextOf(app.companies, company, 'test', createLog('silent'), null), {})
    await writing(async (work) => {
      await recountTouches(work, ids)
      await recountOrders(work, ids)
    })
    expect(await count('pool_move')).toBe(moves)
    expect(await ask(FIGURES)).toEqual(figures)
    expect(await count(`stage_move m where m.by_id = $1`, [JINKE.id])).toBe(0)
  })
})

describe('the demo’s closeness grew week by week', () => {
  test('D4: somebody came nearer in nearly each of the last weeks, and somebody fell back; each pair stands where its trace ends', async () => {
    const weeks = await ask<{ week: number; up: number }>(
      `select ($1::date - on_day - 1) / 7 as week, count(*) filter (where least(bound, proven) > rung_before)::int as up
       from distance_move where on_day < $1::date and on_day >= $1::date - 56 group by 1 order by 1`,
      [TODAY],
    )
    expect(weeks.filter(({ up }) => up > 0).length).toBeGreaterThan(5)
    expect(await count('distance_move where least(bound, proven) < rung_before')).toBeGreaterThan(2)
    expect(
      await count(`distance_pair p join lateral (select * from distance_move m where m.customer_id = p.customer_id and m.person_id = p.person_id
          and m.contact_id is not distinct from p.contact_id order by m.on_day desc, m.id desc limit 1) m on true
        where p.current and (p.bound, p.proven) <> (m.bound, m.proven)`),
    ).toBe(0)
    expect(
      await count(`(select least(m.bound, m.proven) as rung, lead(m.rung_before) over (
          partition by m.customer_id, m.person_id, m.contact_id order by m.on_day, m.id) as then_left from distance_move m) t where rung <> then_left`),
    ).toBe(0)
  })

  test('D5: reviews are due, none for longer than a few months; T5: falls out of A wait for a manager since some day of the last weeks', async () => {
    expect(await count('portrait_standing where review_on <= $1::date', [TODAY])).toBeGreaterThan(2)
    const falls = await ask<{ tier: string; days: number }>(
      `select c.tier, $1::date - s.waits_since::date as days from importance_score s join customer c on c.id = s.customer_id where s.waits_since is not null`,
      [TODAY],
    )
    expect(falls.length).toBeGreaterThan(1)
    expect(falls.every(({ tier, days }) => tier === 'A' && days > 0 && days < 28)).toBe(true)
  })
})

describe('the demo’s deals hold the rules', () => {
  test('Q1: needs stand in every column of the board; an explicit one is open, one that is closed says why or has its order', async () => {
    const stages = (await ask<{ stage: string }>('select distinct stage from need')).map(({ stage }) => stage)
    expect(stages).toEqual(expect.arrayContaining(['latent', 'brewing', 'explicit', 'quoted', 'won', 'lost']))
    expect(
      await count(
        `need n where outcome in ('lost', 'dropped') and not exists (select from need_loss l where l.need_id = n.id)`,
      ),
    ).toBe(0)
    expect(
      await count(`need n where outcome = 'won' and not exists (select from sales_order o where o.need_id = n.id)`),
    ).toBe(0)
    expect(
      await count(`need n where created_by is null or not exists (select from need_move m where m.need_id = n.id)`),
    ).toBe(0)
    expect(await count(`customer where explicit_needs > 0 and state <> 'active'`)).toBe(0)
  })

  test('quotes are numbered without gaps, and the next one follows on', async () => {
    const rows = await ask<{ year: number; quotes: number; highest: number; last: number }>(
      `select n.year, n.last, count(q.id)::int as quotes, max(right(q.number, 4)::int) as highest
       from document_number n join quote q on q.number like 'Q' || n.year || '-%' where n.kind = 'quote' group by n.year, n.last`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { quotes, highest, last } of rows) expect([quotes, highest]).toEqual([last, last])
    expect(
      await count(
        `quote q where fen <> (select v.fen from quote_version v where v.quote_id = q.id and v.number = q.current)`,
      ),
    ).toBe(0)
    expect(
      await count(
        `quote where state = 'awaiting' and not exists (select from quote_approval a where a.quote_id = quote.id and a.decision is null)`,
      ),
    ).toBe(0)
  })

  test('an order’s payments and deliveries add up to what it says', async () => {
    expect(
      await count(
        `sales_order o where paid_fen <> (select coalesce(sum(p.fen), 0) from payment p where p.order_id = o.id)`,
      ),
    ).toBe(0)
    expect(
      await count(`sales_order where completed_on is not null and (payment <> 'paid' or delivery <> 'delivered')`),
    ).toBe(0)
    expect(await count(`sales_order where payment = 'partial' and not (paid_fen > 0 and paid_fen < fen)`)).toBe(0)
    expect(await count(`delivery d join sales_order o on o.id = d.order_id where d.on_day < o.ordered_on`)).toBe(0)
  })
})

describe('the demo can be read', () => {
  test('Q1: the funnel narrows', async () => {
    const reached: number[] = []
    for (const stage of [1, 2, 3, 4, 5]) reached.push(await count('customer where stage >= $1', [stage]))
    expect([...reached].sort((a, b) => b - a)).toEqual(reached)
    expect(reached[0]).toBeGreaterThan(SIZE * 0.7)
    expect(reached[4]).toBeGreaterThan(SIZE * 0.05)
    expect(reached[4]).toBeLessThan(SIZE * 0.3)
  })

  test('good, lazy and new reps can be told apart by their figures', async () => {
    const good = await figuresOf(['陈嘉豪', '冯丽娟', '彭海燕'])
    const lazy = await figuresOf(['吴伟明', '邱文杰', '傅鹏'])
    const fresh = await figuresOf(['周子轩', '叶思琪', '姚梦洁'])
    expect(lazy?.overdue).toBeGreaterThan((good?.overdue ?? 1) + 0.1)
    expect(lazy?.recalled).toBeGreaterThan((good?.recalled ?? 0) * 1.3)
    expect(good?.touches).toBeGreaterThan((lazy?.touches ?? 0) * 1.5)
    expect(good?.won).toBeGreaterThan(lazy?.won ?? 0)
    expect(fresh?.found).toBeGreaterThan((lazy?.found ?? 0) * 1.5)
    expect(fresh?.won).toBeLessThan(good?.won ?? 0)
  })
})

test(
  'T8: dropped whole it leaves nothing, and the same day it is built again the same',
  async () => {
    const figures = await ask(FIGURES)
    const hosted = () =>
      app.query(
        `select 1 from hosted_company where slug = 'demo' union all select 1 from pg_namespace where nspname = 'company_demo'`,
      )
    await app.admin.call(dropDemo)
    expect(await hosted()).toEqual([])
    expect(await app.admin.call(showDemo)).toMatchObject({ state: 'none' })
    await buildDemo(app.companies, { customers: SIZE })
    expect(await ask(FIGURES)).toEqual(figures)
  },
  BUILDS,
)

async function keyOf(name: string): Promise<string> {
  const company = await app.companies.find(DEMO)
  const [person] = await ask<{ id: string }>('select id from person where name = $1', [name])
  if (!company || !person) throw new Error('the demo is gone')
  const made = await app.companies.writing(company, JINKE, 'test', (work) =>
    createKey(work, person.id, { name: 'test', readOnly: false, expiresAt: null }),
  )
  return made.key
}

/** Of some reps together: the share overdue today, the share lost by neglect, touches, first orders, customers found. */
async function figuresOf(names: readonly string[]) {
  const [row] = await ask<{ overdue: number; recalled: number; touches: number; won: number; found: number }>(
    `with reps as (select id, joined_on from person where name = any($1))
     select
       (select avg((overdue_on <= $2::date)::int)::float from customer where owner_id in (select id from reps) and state = 'active') as overdue,
       (select count(*) from pool_move where kind = 'recalled' and from_id in (select id from reps))::float
         / (select count(*) from ownership where owner_id in (select id from reps)) as recalled,
       (select count(*)::int from touch where by_id in (select id from reps) and day > $2::date - 40) as touches,
       (select count(*)::int from sales_order o where recorded_by in (select id from reps) and ordered_on > $2::date - 365
          and not exists (select from sales_order e where e.customer_id = o.customer_id and e.ordered_on < o.ordered_on)) as won,
       (select count(*)::int from customer where created_by in (select id from reps) and entered_on > $2::date - 40) as found`,
    [names, TODAY],
  )
  return row
}
