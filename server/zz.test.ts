import { test } from 'vitest'
import { openApp } from '../testing/app.ts'
import { fillCompany } from '../testing/million.ts'
test('x', { timeout: 600_000 }, async () => {
  const app = await openApp()
  const t = Date.now()
  await fillCompany(app, Number(process.env.N_CUST ?? 100000))
  console.log('filled', Date.now() - t)
  console.log(await app.query(`select relname, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class where relkind = 'r' order by pg_total_relation_size(oid) desc limit 5`))
  console.log(await app.query(`select count(*)::int as n, count(owner_id)::int as owned, count(*) filter (where due_on <= '2026-06-01')::int as due from customer`))
  console.log(await app.query(`select max(n), min(n), count(*) from (select owner_id, count(*)::int as n from customer where owner_id is not null group by 1) x`))
  await app.close()
})
