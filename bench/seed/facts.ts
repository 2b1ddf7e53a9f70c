import type { Connected } from '../stage/connection.ts'
import { contactOf, newIdAt } from './ids.ts'

// What happened with the customers, told by their ids alone: the same seed, the same past. Everything goes in in the order
// of time, as it would have come in, so that what belongs to one customer lies as scattered as it does in a real company.

const phrases = [
  '电话沟通样品进度，客户满意',
  '上门拜访，谈了明年的用量',
  '发了新的报价，等采购回复',
  '微信问候，客户说下周再联系',
  '打样寄出，约好周五听意见',
  '无人接听，改天再打',
  '客户来厂参观，看了两条产线',
  '谈价格，对方希望再降百分之三',
  '确认交期，月底前送到',
  '节日问候，顺带问了新品计划',
  '对方采购换人，重新认识',
  '回访上批货的质量，没有问题',
  '客户在比三家，问了我们的账期',
  '讲了新工艺，对方有兴趣',
  '收到投诉，当天处理完毕',
]
const steps = ['寄样', '报价', '再打电话', '约见面', '问采购结果']
const array = (texts: readonly string[]) => `array[${texts.map((text) => `'${text}'`).join(', ')}]`

/**
 * Ten touches of a customer on average, from its entry up to now or, in the pool, up to then. Of those who have an owner the last counts and
 * is of this month, so that nobody waits to be recalled (T6) as soon as the server starts; of six in seven it is of these two weeks.
 */
export async function insertTouches(client: Connected, seed: number): Promise<void> {
  await client.query(
    `insert into touch (id, customer_id, contact_ids, by_id, channel, direction, effective, happened_at, day, next_on, recorded_by, recorded_at)
     select ${newIdAt('t.at', 't.h')}, t.customer_id, array[${contactOf('t.customer_id')}], t.who,
       (array['phone', 'phone', 'phone', 'wechat', 'wechat', 'visit_out', 'email', 'visit_in'])[1 + (t.h & 7)], case when t.h & 48 = 0 then 'in' else 'out' end,
       t.h & 192 <> 0 or t.h & 7 > 4 or (t.k = t.n and (t.owned or t.h & 512 = 0)), t.at, (t.at at time zone 'Asia/Shanghai')::date, case when t.k = t.n and t.h & 1792 = 0 then (t.at + interval '12 days')::date end, t.who, t.at
     from (
       select c.id as customer_id, coalesce(c.owner_id, c.created_by) as who, c.pooled_at is null as owned, k, f.n, x.h,
         date_trunc('minute', c.created_at + (f.last_at - c.created_at) * ((k - case when k < f.n then ((x.h >> 20) & 63) / 80.0 else 0 end) / f.n)) as at
       from customer c
         cross join lateral (select uuid_hash_extended(c.id, ${seed}) & 9223372036854775807 as h) s
         cross join lateral (select case when (s.h >> 3) % 10 > 0 then 3 + (s.h >> 7) % 17 when c.pooled_at is null and c.created_at < now() - interval '20 days' then 1 else 0 end as n,
           coalesce(c.pooled_at, now()) - least(case when (s.h >> 24) % 100 < 85 then (s.h >> 12) % 14 when c.pooled_at is null then (s.h >> 12) % 26 else (s.h >> 12) % 80 end * interval '1 day' + (60 + (s.h >> 32) % 600) * interval '1 minute', coalesce(c.pooled_at, now()) - c.created_at) as last_at) f
         cross join lateral generate_series(1, f.n) k
         cross join lateral (select uuid_hash_extended(c.id, ${seed} + k) & 9223372036854775807 as h) x
     ) t order by t.at`,
  )
  await client.query(
    `insert into touch_text (touch_id, summary, next_step)
     select id, (${array(phrases)})[1 + (uuid_hash(id) & 2147483647) % ${phrases.length}], case when next_on is not null then (${array(steps)})[1 + (uuid_hash(id) & 1023) % ${steps.length}] end from touch`,
  )
}

/** Where each came from and who had it. */
export async function insertPast(client: Connected): Promise<void> {
  await client.query(
    `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by, ended_at, end_cause)
     select overlay(id::text placing '7101' from 15 for 4)::uuid, id, coalesce(owner_id, created_by), 'created', created_at, created_by, pooled_at, case when pooled_at is not null then 'recalled' end from customer order by created_at`,
  )
  await client.query(
    `insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, recorded_at)
     select overlay(id::text placing '7102' from 15 for 4)::uuid, id, 1, coalesce(owner_id, created_by), 'created', created_at, entered_on, created_at from customer order by created_at`,
  )
  await client.query(
    `insert into event (id, at, type, actor_id, customer_id, data, trace_id)
     select overlay(id::text placing '7103' from 15 for 4)::uuid, created_at, 'customer.created', created_by, id, '{}', 'bench' from customer order by created_at`,
  )
  await client.query(
    `insert into pool_move (id, customer_id, kind, code, from_id, by_id, at)
     select overlay(id::text placing '7104' from 15 for 4)::uuid, id, case state when 'suspended' then 'suspended' else 'recalled' end, case state when 'suspended' then 'other' end, created_by, created_by, pooled_at
     from customer where pooled_at is not null order by pooled_at`,
  )
}

/** Needs of three customers in ten with what was quoted, and the orders of a quarter of them. */
export async function insertDeals(client: Connected, seed: number): Promise<void> {
  const hashed = `customer c cross join lateral (select uuid_hash_extended(c.id, ${seed + 1}) & 9223372036854775807 as h) s`
  await client.query(
    `insert into need (id, customer_id, title, level, quoted_on, outcome, closed_on, opened_on, position, fen, wanted_on, next_on, owner_id, created_by, recorded_at)
     select overlay(c.id::text placing '7110' from 15 for 4)::uuid, c.id, (array['彩盒', '手提袋', '画册', '不干胶', '纸箱'])[1 + h % 5], (array['latent', 'brewing', 'explicit', 'explicit'])[1 + h % 4],
       case when h % 3 = 0 then o.day + 10 end, case when h % 11 < 3 then 'lost' end, case when h % 11 < 3 then o.day + 30 end, o.day, row_number() over (order by c.created_at),
       10000 + (h >> 9) % 10000000, current_date + (h % 90)::int, current_date - 20 + (h % 50)::int, c.owner_id, coalesce(c.owner_id, c.created_by), o.day
     from ${hashed} cross join lateral (select least(c.entered_on + (h % 700)::int, current_date - 15) as day) o where h % 10 < 3 and c.owner_id is not null and c.entered_on < current_date - 20`,
  )
  await client.query(
    `insert into need_move (id, need_id, from_stage, to_stage, on_day, by_id, recorded_at)
     select overlay(id::text placing '7111' from 15 for 4)::uuid, id, null, level, opened_on, created_by, opened_on from need order by opened_on`,
  )
  await client.query(
    `insert into quote (id, number, customer_id, need_id, state, fen, currency, valid_until, created_by, created_at)
     select overlay(id::text placing '7112' from 15 for 4)::uuid, 'B' || row_number() over (order by opened_on, id), customer_id, id, 'sent', fen, 'CNY', quoted_on + 30, created_by, quoted_on from need where quoted_on is not null`,
  )
  await client.query(
    `insert into quote_version (quote_id, number, lines, tax_included, net_fen, tax_fen, fen, currency, valid_days, terms, by_id, at, sent_on)
     select id, 1, '[]', true, fen, 0, fen, currency, 30, '款到发货', created_by, created_at, created_at::date from quote`,
  )
  await client.query(
    `insert into sales_order (id, customer_id, number, ordered_on, due_on, fen, payment, paid_fen, delivery, delivered_on, completed_on, product, recorded_by, recorded_at)
     select ${newIdAt('o.day', 'o.x')}, c.id, 'D' || row_number() over (order by o.day, c.id, k), o.day, o.day + 30, 10000 + o.x % 10000000, case when paid then 'paid' else 'unpaid' end,
       case when paid then 10000 + o.x % 10000000 else 0 end, case when paid then 'delivered' else 'none' end, case when paid then o.day + 20 end, case when paid then o.day + 25 end,
       (array['彩盒', '手提袋', '画册', '不干胶', '纸箱'])[1 + o.x % 5], coalesce(c.owner_id, c.created_by), o.day
     from ${hashed} cross join lateral generate_series(1, 1 + h % 4) k
       cross join lateral (select uuid_hash_extended(c.id, ${seed} + 100 + k) & 9223372036854775807 as x) y
       cross join lateral (select x, c.entered_on + 5 + (x % greatest(current_date - 31 - c.entered_on, 1))::int as day, x % 8 <> 0 as paid) o
     where (h >> 4) % 4 = 0 and c.entered_on < current_date - 40 and c.pooled_at is null order by o.day`,
  )
  await client.query(
    `insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, recorded_at)
     select overlay(o.id::text placing '7' from 15 for 1)::uuid, o.customer_id, 1 + row_number() over (partition by o.customer_id order by o.ordered_on, o.id), c.owner_id, 'order_completed', o.completed_on, o.completed_on, o.completed_on
     from sales_order o join customer c on c.id = o.customer_id where o.completed_on is not null`,
  )
}

/** What is known of them: two fields of the portrait for each third, where each stands, who may know of the most important. */
export async function insertPortraits(client: Connected): Promise<void> {
  await client.query(
    `insert into portrait_value (id, customer_id, field, act, sealed, how, confidence, learnt_on, by_id, recorded_at)
     select overlay(c.id::text placing f.mark from 15 for 4)::uuid, c.id, f.field, 'learnt', false, 'told', 'sure', c.entered_on, coalesce(c.owner_id, c.created_by), c.created_at
     from customer c cross join (values ('7120', 'makes'), ('7121', 'supplier')) f(mark, field) where uuid_hash(c.id) % 3 = 0`,
  )
  await client.query(
    `insert into portrait_text (value_id, value) select id, to_jsonb(case field when 'supplier' then '本地两家，轮着用' else '礼盒与日用包装' end) from portrait_value`,
  )
  await client.query(
    `insert into portrait_standing (customer_id, owner_id, decider_id, filled, review_on, rank, reckoned_on)
     select id, owner_id, ${contactOf('id')}, 10 + uuid_hash(id) & 31, case when tier in ('VVIP', 'A') then current_date - 5 + (uuid_hash(id) & 127) end, 'none', current_date from customer where owner_id is not null`,
  )
  await client.query(
    `insert into importance_score (customer_id, values, score, known, tier, scored_on) select id, '{}', 50, 1, tier, current_date from customer where tier is not null`,
  )
  await client.query(
    `insert into confidant (id, customer_id, person_id, cause, named_at)
     select overlay(id::text placing '7130' from 15 for 4)::uuid, id, owner_id, 'sealed', created_at from customer where secrecy > 0 and owner_id is not null`,
  )
}

/** T7: nine in ten of those at the tenth touch have had the manager's word. */
export async function decideStepIns(client: Connected): Promise<void> {
  await client.query(
    `with decided as (
       update step_in s set decision = 'go_on', decided_at = now(), decided_by = (select id from person where role = 'director' order by id limit 1)
       where uuid_hash(customer_id) % 10 <> 0 returning customer_id)
     update customer c set step_in_since = null from decided d where d.customer_id = c.id`,
  )
}
