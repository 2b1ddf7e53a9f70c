import pg from 'pg'
import { test } from 'vitest'
import { openApp } from '../../testing/app.ts'
import { listPage } from './repo/list.ts'
import { listConditions } from './actions/list.ts'
import { gramsOf, searchText } from '../../shared/search.ts'

test('perf', async () => {
  const app = await openApp()
  const c = new pg.Client(app.owner); await c.connect()
  const q = (s: string, v?: unknown[]) => c.query(s, v).then((r) => r.rows as any[])
  const N = Number(process.env.ROWS ?? 200000)
  const t0 = Date.now()
  await q(`insert into team (id,name,parent_id,created_at) select gen_random_uuid(), 't'||n, (select id from team where parent_id is null), now() from generate_series(1,20) n`)
  await q(`insert into person (id,name,role,team_id,created_at) select gen_random_uuid(), 'p'||n, 'rep', (array(select id from team where parent_id is not null order by name))[1 + n % 20], now() from generate_series(1,400) n`)
  await q(`insert into customer (id, root_id, name, kind, team_id, owner_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on, due_on, early_until, overdue_on, recall_on, last_touch_at, stage, state, orders_fen, effective_touches, tier)
   select g.id, g.id, '客户' || n, 'organisation', p.team_id, p.id, current_date - (n % 700), p.id, now(), now(), current_date, current_date + (n % 60 - 30), current_date, current_date + (n % 90), current_date + 100,
     case when n % 4 > 0 then now() - (n % 5000) * interval '1 hour' end, n % 6, case when n % 10 = 0 then 'suspended' when n % 37 = 0 then 'archived' else 'active' end, (n % 1000) * 100, n % 16, case n % 9 when 0 then 'A' when 1 then 'B' end
   from (select gen_random_uuid() as id, n from generate_series(1, ${N}) n) g join (select id, team_id, row_number() over (order by name) as r from person where role='rep') p on p.r = 1 + g.n % 400`)
  console.log('rows', Date.now() - t0)
  const names = Array.from({ length: 2000 }, (_, n) => searchText({ names: [`上海宏图${String.fromCharCode(0x4e00 + n * 7)}印刷${String.fromCharCode(0x5200 + n * 3)}有限公司`], contacts: ['李雷'], phones: [String(13800000000 + n * 977)] }))
  await q(`create temp table nm as select (row_number() over ())-1 as k, f from unnest($1::text[]) f`, [names])
  await q(`create temp table gr as select (row_number() over ())-1 as k, string_to_array(g, ' ') g from unnest($1::text[]) g`, [names.map((n) => gramsOf(n).join(' '))])
  await q(`insert into customer_search select c.id, nm.f, gr.g from (select id, row_number() over () as n from customer) c join nm on nm.k = c.n % 2000 join gr on gr.k = nm.k`)
  await q('analyze')
  console.log('search', Date.now() - t0)
  const people = await q(`select id, team_id, role from person where role = 'rep' order by name limit 1`)
  const rep = { id: people[0].id, name: '', role: 'rep', locale: 'zh', teamId: people[0].team_id, teamIds: [people[0].team_id], readOnly: false } as const
  const mgr = { ...rep, id: '00000000-0000-7000-8000-000000000001', role: 'manager' } as const
  const dir = { ...mgr, role: 'director' } as const
  const out: string[] = []
  for (const [who, by] of [['rep', rep], ['manager', mgr], ['director', dir]] as const) {
    const work = await app.companies.reading(app.company, by as any, 't')
    for (const sort of ['created', 'name', 'dueOn', 'lastTouchAt', 'effectiveTouches', 'enteredOn', 'orders', 'tier', 'stage'] as const)
      for (const down of [false, true]) {
        const cond = await listConditions(work, {} as any)
        await listPage(work.tx, by as any, cond, { key: sort, down }, null, 51)
        const s = performance.now()
        const page = await listPage(work.tx, by as any, cond, { key: sort, down }, null, 51)
        out.push([who, sort, down ? 'desc' : 'asc', (performance.now() - s).toFixed(1), page.length].join(' '))
      }
    for (const q of ['宏', '宏图', '1380', '38', 'sh', '宏图印', '航天', '138000009']) {
      const cond = await listConditions(work, { q } as any)
      await listPage(work.tx, by as any, cond, { key: 'created', down: true }, null, 51)
      const s = performance.now()
      const page = await listPage(work.tx, by as any, cond, { key: 'created', down: true }, null, 51)
      out.push([who, 'q', q, (performance.now() - s).toFixed(1), page.length].join(' '))
    }
  }
  console.log(out.join('\n'))
  await c.end()
  await app.close()
}, 400_000)
