import type pg from 'pg'
import { addTeam } from '../modules/people/contract.ts'
import { withClient } from '../platform/client.ts'
import { gramsOf, searchText } from '../shared/search.ts'
import { type Caller, type TestApp, TODAY } from './app.ts'
import { withoutIndexes } from './indexes.ts'
import { insertActs } from './million.audit.ts'
import { insertCare } from './million.care.ts'
import { insertMails } from './million.mail.ts'
import { insertServices } from './million.services.ts'

export interface Crowd {
  /** Reps who hold few and many, the manager of their team, and one who sees all. */
  few: Caller
  many: Caller
  manager: Caller
  director: Caller
}

/** A larger company has more teams, not larger ones; its people hold as much. */
const CUSTOMERS_A_TEAM = 2500
const REPS_A_TEAM = 5
const HELD = { few: 100, many: 1000 }

/** Fills a company with so many customers, a quarter of them in the pool, as years of work would leave them. */
export async function fillCompany(app: TestApp, customers: number): Promise<Crowd> {
  const teams: string[] = []
  const needed = Math.ceil(customers / CUSTOMERS_A_TEAM)
  for (let i = 0; i < needed; i++) teams.push((await app.admin.call(addTeam, { body: { name: `大区 ${i}` } })).id)
  const [few, many, manager] = [
    await app.person('rep', { team: teams[0] as string }),
    await app.person('rep', { team: teams[0] as string }),
    await app.person('manager', { team: teams[0] as string }),
  ]
  const director = await app.person('director')
  await withClient(app.owner, async (client) => {
    await client.query(
      `insert into person (id, name, role, team_id, state, created_at)
      select gen_random_uuid(), '业务员 ' || n, 'rep', ($1::uuid[])[1 + n % ${needed}], 'active', now() from generate_series(0, ${needed * REPS_A_TEAM - 1}) n`,
      [teams],
    )
    // The checks of foreign keys row by row would take longer than all the rest. (Only a superuser may do without.)
    await client.query(`set session_replication_role = replica`).catch(() => undefined)
    await client.query(`set maintenance_work_mem = '512MB'; set synchronous_commit = off`)
    await withoutIndexes(
      client,
      [
        'customer',
        'customer_search',
        'contact',
        'contact_point',
        'touch',
        'touch_text',
        'ownership',
        'pool_move',
        'need',
        'quote',
        'sales_order',
        'confidant',
        'sight',
        'portrait_standing',
        'importance_score',
        'appointment',
        'appointment_text',
        'task',
        'checklist_item',
      ],
      async () => {
        await insertCustomers(client, customers, [few.id, many.id])
        await insertSearch(client, customers)
        await insertContacts(client, customers)
        await insertTouches(client, customers)
        await insertPast(client)
        await insertDeals(client, customers)
        await insertStandings(client)
        await insertAppointments(client, customers)
        await insertSecrets(client, [few.id, many.id, manager.id, director.id])
      },
    )
    await insertMails(client, customers, many.id)
    await insertCare(client)
    await insertActs(client)
    await insertServices(client)
    await client.query('vacuum (analyze)')
  })
  return { few, many, manager, director }
}

// Shaped as the app makes them: in the order of time.
const idOf = (n: string) => `(lpad(to_hex(${n}), 12, '0') || '70008000000000000000')::uuid`

async function insertCustomers(client: pg.Client, customers: number, special: string[]): Promise<void> {
  await client.query(
    `with reps as (select array_agg(id order by name) as ids, array_agg(team_id order by name) as teams, count(*)::int as n from person where role = 'rep' and name like '业务员 %'),
     company_pool as (select id from pool where team_id is null and region is null limit 1),
     rows as (
       select n, case when n % ${Math.floor(customers / HELD.few)} = 1 then 'few' when n % ${Math.floor(customers / HELD.many)} = 2 then 'many' when n % 4 = 0 then 'pool' else 'rep' end as place,
         (n * 7919::bigint % 400)::int as since, n % 13 as touches from generate_series(1, ${customers}) n)
     insert into customer (id, root_id, name, kind, stage, state, tier, owner_id, owner_since, team_id, pool_id, pooled_at, entered_on, created_by, created_at,
       pursuit_started_at, pursuit_started_on, touches, effective_touches, effective_touches_ever, last_touch_at, last_effective_touch_at, last_effective_on,
       unanswered_since, next_on, next_step, orders, orders_fen, early_until, due_on, overdue_on, recall_on, step_in_since, look_again_on)
     select ${idOf('r.n')}, ${idOf('r.n')}, '客户' || (r.n * 48271::bigint % 999983), 'organisation', r.n % 6, case when r.place = 'pool' and r.n % 8 = 0 then 'suspended' else 'active' end,
       case when r.n % 50 = 0 then 'VVIP' when r.n % 10 = 0 then 'A' when r.n % 3 = 0 then 'B' when r.n % 5 = 0 then 'C' end,
       case r.place when 'few' then $1::uuid when 'many' then $2::uuid when 'rep' then reps.ids[1 + r.n % reps.n] end, case when r.place <> 'pool' then now() end,
       case when r.place in ('few', 'many') then (select team_id from person where id = $1::uuid) else reps.teams[1 + r.n % reps.n] end,
       case when r.place = 'pool' then company_pool.id end, case when r.place = 'pool' then timestamptz '2026-05-31' - r.n * interval '1 second' end,
       date '${TODAY}' - r.since, $1, now(), date '${TODAY}' - r.since, date '${TODAY}' - r.since, r.touches, r.touches, r.touches,
       case when r.touches > 0 then timestamptz '${TODAY}' - r.since % 60 * interval '1 day' - r.n * interval '1 millisecond' end,
       case when r.touches > 0 then timestamptz '${TODAY}' - r.since % 60 * interval '1 day' end, case when r.touches > 0 then date '${TODAY}' - r.since % 60 end,
       case when r.n % 997 = 0 then timestamptz '2026-05-30' end, case when r.n % 211 = 0 then date '${TODAY}' + (r.n % 9)::int - 4 end, case when r.n % 211 = 0 then '再联系' end,
       case when r.n % 4 = 1 then 1 else 0 end, case when r.n % 4 = 1 then r.n % 100000 * 100 else 0 end,
       date '${TODAY}' - r.since % 60 + 10, date '${TODAY}' - r.since % 60 + 50, date '${TODAY}' - r.since % 60 + 56,
       case when r.n % 97 = 0 then date '${TODAY}' + (r.n % 9)::int else date '${TODAY}' - r.since % 60 + 90 end,
       case when r.n % 5003 = 0 and r.place = 'rep' then now() end, case when r.place = 'pool' and r.n % 8 = 0 then date '${TODAY}' + 30 end
     from rows r cross join reps cross join company_pool`,
    special,
  )
}

const WORDS =
  '锦程 宏图 永盛 华彩 金辉 天合 新元 瑞丰 百川 德信 恒泰 嘉美 同兴 安达 启明 万和 长河 东升 海通 星源'.split(' ')
const TRADES = '印刷 包装 纸业 食品 制药 电子 服装 日化 酒业 茶叶'.split(' ')
const CITIES = '上海 苏州 杭州 宁波 无锡 广州 深圳 东莞 成都 武汉'.split(' ')

async function insertSearch(client: pg.Client, customers: number): Promise<void> {
  const spellings = CITIES.flatMap((city) =>
    WORDS.flatMap((word) => TRADES.map((trade) => `${city}${word}${trade}有限公司`)),
  )
  const texts = spellings.map((name) => searchText({ names: [name], contacts: [], phones: [] }))
  await client.query('create temporary table spelling (n int, folded text, grams text[])')
  await client.query(
    `insert into spelling select n - 1, x->>'folded', array(select jsonb_array_elements_text(x->'grams')) from jsonb_array_elements($1::jsonb) with ordinality as g(x, n)`,
    [JSON.stringify(texts.map((folded) => ({ folded, grams: gramsOf(folded) })))],
  )
  await client.query(
    `insert into customer_search (customer_id, folded, grams)
     select ${idOf('g')}, s.folded || ' 138' || lpad((g * 7)::text, 8, '0'), s.grams || array[lpad((g * 7 % 10000)::text, 4, '0')]
     from generate_series(1, ${customers}) g join spelling s on s.n = g % ${spellings.length}`,
  )
}

const insertContacts = (client: pg.Client, customers: number) =>
  client.query(
    `insert into contact (id, customer_id, name, birth_month, birth_day, birth_lunar, main, created_at)
     select gen_random_uuid(), ${idOf('n')}, '联系人', 1 + n % 12, 1 + n % 28, n % 5 = 0, true, now() from generate_series(1, ${customers}, 2) n`,
  )

async function insertTouches(client: pg.Client, customers: number): Promise<void> {
  await client.query(
    `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
     select gen_random_uuid(), c.id, coalesce(c.owner_id, c.created_by), 'phone', 'out', true, c.last_touch_at, c.last_touch_at::date, c.created_by, c.last_touch_at
     from (select * from customer where last_touch_at is not null order by id limit ${Math.ceil(customers / 4)}) c`,
  )
  await client.query(`insert into touch_text (touch_id, summary) select id, '谈了' from touch`)
}

/** How each is reached, who had it before, and how it came to the pool. */
async function insertPast(client: pg.Client): Promise<void> {
  await client.query(
    `insert into contact_point (id, contact_id, customer_id, kind, value, key, position)
     select gen_random_uuid(), id, customer_id, 'phone', '13800000000', right(md5(id::text), 11), 0 from contact`,
  )
  await client.query(
    `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by, ended_at)
     select gen_random_uuid(), id, coalesce(owner_id, created_by), 'created', pursuit_started_at, created_by, pooled_at from customer`,
  )
  await client.query(
    `insert into pool_move (id, customer_id, kind, code, by_id, at) select gen_random_uuid(), id, 'suspended', 'other', created_by, pooled_at from customer where state = 'suspended'`,
  )
}

/** Needs of every second customer, in all columns of the board; quotes and orders of every fourth. */
async function insertDeals(client: pg.Client, customers: number): Promise<void> {
  const person = `(select id from person order by created_at, id limit 1)`
  await client.query(
    `insert into need (id, customer_id, title, level, quoted_on, outcome, closed_on, opened_on, position, fen, wanted_on, next_on, owner_id, created_by, recorded_at)
     select gen_random_uuid(), ${idOf('n')}, '彩盒', (array['latent', 'brewing', 'explicit'])[1 + n % 3], case when n % 7 = 0 then date '${TODAY}' end,
       case n % 11 when 0 then 'won' when 1 then 'lost' end, case when n % 11 < 2 then date '${TODAY}' end, date '${TODAY}' - n % 300, n,
       (n * 7919::bigint % 20000000), date '${TODAY}' + n % 90, date '${TODAY}' - 30 + n % 60, c.owner_id, ${person}, now()
     from generate_series(1, ${customers}, 2) n join customer c on c.id = ${idOf('n')}`,
  )
  await client.query(
    `insert into quote (id, number, customer_id, state, fen, currency, valid_until, created_by, created_at)
     select ${idOf('n')}, 'Q' || n, ${idOf('n')}, (array['draft', 'sent', 'accepted'])[1 + n % 3], n * 100, 'CNY',
       case when n % 3 = 1 then date '${TODAY}' - 20 + n % 40 end, ${person}, now()
     from generate_series(1, ${customers}, 4) n`,
  )
  await client.query(
    `insert into sales_order (id, customer_id, number, ordered_on, due_on, fen, payment, paid_fen, delivery, completed_on, recorded_by, recorded_at)
     select ${idOf('n')}, ${idOf('n')}, 'O' || n, date '${TODAY}' - n % 700, date '${TODAY}' - n % 700 + 30, n * 100, case when n % 10 = 0 then 'unpaid' else 'paid' end,
       case when n % 10 = 0 then 0 else n * 100 end, case when n % 10 = 0 then 'none' else 'delivered' end,
       case when n % 10 <> 0 then date '${TODAY}' - n % 700 + 40 end, ${person}, now()
     from generate_series(2, ${customers}, 4) n`,
  )
}

/** D5, D6, I1, T7: portraits to go through and relationships that stand still, falls that wait, and the wait for a manager. */
async function insertStandings(client: pg.Client): Promise<void> {
  await client.query(
    `insert into portrait_standing (customer_id, owner_id, filled, review_on, stuck_since, stuck_touches, stuck_by, rank, reckoned_on)
     select id, owner_id, 40, case when tier is not null then date '${TODAY}' - 5 + (entered_on - date '2020-01-01') % 90 end, null, null, null, 'none', date '${TODAY}'
     from customer where owner_id is not null`,
  )
  await client.query(
    `update portrait_standing set stuck_since = date '${TODAY}' - filled - extract(day from review_on)::int, stuck_touches = 12, stuck_by = 'person' where extract(day from review_on) = 7`,
  )
  await client.query(
    `insert into importance_score (customer_id, values, score, known, tier, waits_since, scored_on)
     select id, '{}', 50, 1, tier, case when touches = 12 and tier = 'A' then timestamptz '${TODAY}' - orders_fen * interval '1 second' end, date '${TODAY}' from customer where tier is not null`,
  )
  await client.query(
    `insert into step_in (id, customer_id, pursuit, cause, raised_at, effective_touches)
     select gen_random_uuid(), id, pursuit, 'tenth_touch', step_in_since, effective_touches from customer where step_in_since is not null`,
  )
}

/** A1–A9: appointments with one customer in five, past and to come, their preparation, promises, and who is busy elsewhere. */
async function insertAppointments(client: pg.Client, customers: number): Promise<void> {
  await client.query(
    `insert into appointment (id, customer_id, kind, organiser_id, state, minutes, buffer_before, buffer_after, starts_at, ends_at, zone, locale, sequence,
       waiting, waiting_since, created_by, created_at, changed_at)
     select ${idOf('n')}, ${idOf('n')}, 'visit_out', c.owner_id, x.state, 60, 30, 30, x.at, x.at + interval '1 hour', 'Asia/Shanghai', 'zh', 1,
       case when n % 7 = 1 and x.state = 'booked' then 'none_fits' end, case when n % 7 = 1 and x.state = 'booked' then now() end, c.owner_id, x.at - interval '9 days', x.at - interval '9 days'
     from generate_series(1, ${customers}) n join customer c on n % 10 in (1, 2) and c.id = ${idOf('n')} and c.owner_id is not null
       cross join lateral (select case when (n / 10 + n / 3000) % 3 = 0 then 'booked' when n % 35 = 1 then 'cancelled' else 'held' end as state,
         timestamptz '${TODAY}' + (n * 7919::bigint % 1400) * interval '6 hours' - case when (n / 10 + n / 3000) % 3 = 0 then interval '2 days' else interval '360 days' end as at) x`,
  )
  await client.query(`insert into appointment_text (appointment_id, agenda) select id, '看样' from appointment`)
  await client.query(
    `insert into appointment_person (appointment_id, person_id, added_at) select id, (select id from person where name = '业务员 7'), now() from appointment where minutes = 60 and starts_at > timestamptz '${TODAY}' and extract(hour from starts_at) = 18`,
  )
  await client.query(
    `insert into booked_time (id, subject_id, appointment_id, during, booked_at)
     select gen_random_uuid(), organiser_id, id, tstzrange(starts_at - interval '30 minutes', ends_at + interval '30 minutes'), now() from appointment where state in ('booked', 'held')
     on conflict do nothing`,
  )
  await client.query(
    `insert into appointment_move (id, appointment_id, at, what, by_id, starts_at, ends_at, sequence) select gen_random_uuid(), id, created_at, 'booked', created_by, starts_at, ends_at, 1 from appointment`,
  )
  await client.query(
    `insert into checklist_item (id, appointment_id, position, what, owner_id, due_on, done_at)
     select gen_random_uuid(), id, n, '备资料', organiser_id, starts_at::date - 1, case when state <> 'booked' then starts_at end from appointment cross join generate_series(0, 2) n`,
  )
  await client.query(
    `insert into task (id, customer_id, owner_id, what, due_on, created_by, created_at, done_at)
     select gen_random_uuid(), ${idOf('n')}, c.owner_id, '送样', date '${TODAY}' - 200 + n % 220, c.owner_id, now(), case when n % 220 < 195 then now() end
     from generate_series(1, ${customers}) n join customer c on n % 6 in (1, 2) and c.id = ${idOf('n')} and c.owner_id is not null`,
  )
  await client.query(
    `insert into absence (id, person_id, kind, first_on, last_on, starts_at, ends_at, noted_by, noted_at)
     select gen_random_uuid(), id, 'leave', date '${TODAY}' - n * 30, date '${TODAY}' - n * 30 + 2, timestamptz '${TODAY}' - n * interval '30 days', timestamptz '${TODAY}' - n * interval '30 days' + interval '3 days', id, now()
     from person cross join generate_series(-2, 30) n`,
  )
}

/** S1: the most important are sealed, their owners named, and so many looks at them on record. */
async function insertSecrets(client: pg.Client, signed: string[]): Promise<void> {
  await client.query(`update customer set secrecy = 1 where tier = 'VVIP'`)
  await client.query(
    `insert into undertaking_signature (id, person_id, version, name, signed_at) select gen_random_uuid(), id, 1, name, now() from person where id = any($1)`,
    [signed],
  )
  await client.query(
    `insert into confidant (id, customer_id, person_id, cause, named_at) select gen_random_uuid(), id, owner_id, 'sealed', now() from customer where secrecy > 0 and owner_id is not null`,
  )
  await client.query(
    `insert into sight (person_id, customer_id, place, at, trace_id)
     select c.owner_id, c.id, 'showCustomer', timestamptz '${TODAY}' - make_interval(hours => n), 'trace'
     from customer c cross join generate_series(1, 20) n where c.secrecy > 0 and c.owner_id is not null`,
  )
}
