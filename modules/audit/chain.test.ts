import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../../platform/events.ts'
import { type Db, openDb, run, sql } from '../../platform/sql.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { settingsChanged } from '../company/events.ts'
import { addContact, anonymiseCustomer, changeContact, changeCustomer, createCustomer } from '../customers/contract.ts'
import { type ChainReport, checkChain } from './chain/check.ts'
import { sealTrail } from './chain/seal.ts'

let app: TestApp
let rep: Caller
let looker: Db
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  looker = openDb({ ...app.owner, max: 1 })
})
afterAll(async () => {
  await looker?.destroy()
  await app?.close()
})

const check = (noted: ChainReport['head'] = null) => checkChain(looker, { noted })
const seal = () => app.runJob(sealTrail)

let made = 0
async function someActs() {
  const { id } = await rep.call(createCustomer, { body: { name: `链上的厂 ${++made}`, force: true } })
  await rep.call(changeCustomer, { params: { id }, body: { industry: `行业 ${made}` } })
  return id
}

/** On a company of its own, for what cannot be taken back. */
async function onAnother(act: (another: TestApp, db: Db) => Promise<void>) {
  const another = await openApp()
  const db = openDb({ ...another.owner, max: 1 })
  try {
    await act(another, db)
  } finally {
    await db.destroy()
    await another.close()
  }
}

/** As the database's owner, past all guards; and back to how it was. */
async function tampered(statement: string, act: () => Promise<void>) {
  const tables = ['event', 'customer_change', 'customer_change_text', 'sight', 'trail_entry', 'trail_block']
  const kept = tables.map((table) => `create table kept_${table} as table ${table}`)
  const back = tables.map((table) => `insert into ${table} table kept_${table}`)
  const triggers = (state: string) => tables.map((table) => `alter table ${table} ${state} trigger user`)
  const all = (statements: string[]) => app.query(statements.join('; '))
  await all([...kept, ...triggers('disable'), 'set constraints all deferred', statement])
  try {
    await act()
  } finally {
    await all([
      `truncate ${tables.join(', ')} cascade`,
      ...back,
      ...triggers('enable'),
      ...tables.map((table) => `drop table kept_${table}`),
    ])
  }
}

describe('S4: what happened cannot be falsified unseen', () => {
  test('a chain of several blocks is whole, and tells its head', async () => {
    for (let n = 0; n < 4; n++) {
      await someActs()
      await seal()
    }
    const report = await check()
    expect(report.faults).toEqual([])
    expect(report.blocks).toBeGreaterThanOrEqual(4)
    expect(report.waiting).toBe(0)
    const [count] = await app.query<{ n: number }>(
      'select ((select count(*) from event) + (select count(*) from customer_change) + (select count(*) from sight))::int as n',
    )
    expect(report.entries).toBe(count?.n)
    expect(report.head?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('each way to falsify is found: altering, deleting, inserting, swapping, as the database’s owner', async () => {
    const one = (n: number, table: string, key = 'id') =>
      `(select ${key} from ${table} order by ${key} offset ${n} % (select count(*)::int from ${table}) limit 1)`
    const ways: Record<string, (n: number) => [statement: string, kinds: string[]]> = {
      'another actor': (n) => [
        `update event set actor_id = gen_random_uuid() where id = ${one(n, 'event')}`,
        ['altered'],
      ],
      'another time': (n) => [
        `update event set at = at + interval '1 microsecond' where id = ${one(n, 'event')}`,
        ['altered'],
      ],
      'other data': (n) => [`update event set data = data || '{"x":1}' where id = ${one(n, 'event')}`, ['altered']],
      'another field': (n) => [
        `update customer_change set field = 'remarks' where id = ${one(n, 'customer_change')}`,
        ['altered'],
      ],
      'other words': (n) => [
        `update customer_change_text set after = '"other"' where change_id = ${one(n, 'customer_change_text', 'change_id')}`,
        ['altered'],
      ],
      'words taken away as if redacted': (n) => [
        `update customer_change_text set before = null, after = null where change_id = ${one(n, 'customer_change_text', 'change_id')};
         update trail_entry set salt = null where id = ${one(n, 'customer_change_text', 'change_id')}`,
        ['altered'],
      ],
      'a fact deleted': (n) => [`delete from event where id = ${one(n, 'event')}`, ['missing']],
      'a fact deleted with its entry': (n) => [
        `delete from trail_entry where id = ${one(n, 'event')}; delete from event where id = ${one(n, 'event')}`,
        ['broken'],
      ],
      'a fact put in': () => [
        `insert into event (id, at, type, actor_id, data, trace_id) values (gen_random_uuid(), now(), 'people.signed_in', gen_random_uuid(), '{}', 'x')`,
        ['inserted'],
      ],
      'an entry put in with its fact': (n) => [
        `insert into event (id, at, type, actor_id, data, trace_id) values ('01890000-0000-7000-8000-00000000000a', now(), 'people.signed_in', gen_random_uuid(), '{}', 'x');
         insert into trail_entry select 1, f.id, ${one(n, 'trail_block', 'number')}, f.at, f.kind, f.actor_id, null, null, null, null, sha256(f.said)
         from facts_of(array['01890000-0000-7000-8000-00000000000a']::uuid[], '{}', '{}') f`,
        ['broken'],
      ],
      'two facts swapped': () => [
        `update event e set actor_id = o.actor_id, type = o.type, data = o.data from event o
         where e.id in (select min(id::text)::uuid from event union select max(id::text)::uuid from event) and o.id in (select min(id::text)::uuid from event union select max(id::text)::uuid from event) and o.id <> e.id`,
        ['altered'],
      ],
      'an entry moved to another block': (n) => [
        `update trail_entry set block = 1 + block % (select max(number) from trail_block) where id = ${one(n, 'event')}`,
        ['broken'],
      ],
      'an entry searched under another name': (n) => [
        `update trail_entry set actor_id = gen_random_uuid() where id = ${one(n, 'event')}`,
        ['altered'],
      ],
      'a block sealed at another time': (n) => [
        `update trail_block set sealed_at = sealed_at + interval '1 s' where number = ${one(n, 'trail_block', 'number')}`,
        ['broken'],
      ],
      'a block taken out': (n) => [
        `delete from trail_block where number = ${one(n, 'trail_block', 'number')}`,
        ['broken', 'inserted'],
      ],
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(ways)), fc.nat(1000), async (way, n) => {
        const [statement, kinds] = ways[way]?.(n) ?? ['', []]
        await tampered(statement, async () => {
          const told = (await check()).faults.map(({ kind }) => kind)
          expect({ way, found: told.some((kind) => kinds.includes(kind)) }).toEqual({ way, found: true })
        })
      }),
      { numRuns: 40, examples: Object.keys(ways).map((way) => [way, 3] as [string, number]) },
    )
    expect((await check()).faults).toEqual([])
  })

  test('a chain cut short or written anew as a whole is found by a head that was noted before', async () => {
    await someActs()
    await seal()
    const { head } = await check()
    expect((await check(head)).faults).toEqual([])
    await tampered(
      `delete from event where id in (select id from trail_entry where block = ${head?.number});
       delete from customer_change_text where change_id in (select id from trail_entry where block = ${head?.number});
       delete from customer_change where id in (select id from trail_entry where block = ${head?.number});
       delete from trail_entry where block = ${head?.number}; delete from trail_block where number = ${head?.number}`,
      async () => {
        expect((await check()).faults).toEqual([])
        expect((await check(head)).faults).toMatchObject([{ kind: 'rewritten', block: head?.number }])
      },
    )
  })

  test('what is committed late falls into a later block; two who seal at once seal each fact once', async () => {
    const before = (await check()).head?.number ?? 0
    await app.writing(async (work) => {
      await publish(work, settingsChanged, { data: { keys: ['late'] } })
      await someActs()
      await seal()
    })
    await Promise.all([seal(), seal(), seal()])
    const report = await check()
    expect(report).toMatchObject({ faults: [], waiting: 0, blocks: before + 2 })
    const [{ block } = { block: 0 }] = await app.query<{ block: number }>(
      `select t.block::int from trail_entry t join event e on e.id = t.id where e.data ->> 'keys' = '["late"]'`,
    )
    expect(block).toBe(before + 2)
  })

  test('a sealing that is killed half way leaves all to the next', async () => {
    await someActs()
    const before = await check()
    await expect(
      app.writing(async (work) => {
        await run(work.tx, sql`select seal_trail(2, ${work.now})`)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect(await check()).toEqual(before)
    await seal()
    expect(await check()).toMatchObject({ faults: [], waiting: 0, entries: before.entries + before.waiting })
  })

  test('what waits for long is told', async () => {
    await someActs()
    await app.query(`update trail_waiting set since = now() - interval '2 hours'`)
    expect((await check()).faults).toMatchObject([{ kind: 'unsealed', block: null }])
    await seal()
    expect((await check()).faults).toEqual([])
  })

  test('what was deleted before it was sealed is missing', async () => {
    const id = '01890000-0000-7000-8000-00000000000b'
    await onAnother(async (another, db) => {
      await another.query('insert into trail_waiting (source, id) values (1, $1)', [id])
      await another.runJob(sealTrail)
      expect((await checkChain(db)).faults).toMatchObject([{ kind: 'missing', ids: [id] }])
    })
  })
})

describe('T8: an anonymisation keeps the chain whole', () => {
  test('the words lose their salt, the entry names the act, and the rest is still proven', async () => {
    await onAnother(async (another, db) => {
      const head = await another.person('director')
      const { id } = await head.call(createCustomer, { body: { name: '要忘掉的厂', force: true } })
      const params = { id }
      const { contacts } = await head.call(addContact, { params, body: { name: '欧阳修竹', phones: ['13987654321'] } })
      const contactId = contacts[0]?.id ?? ''
      await head.call(changeContact, { params: { id, contactId }, body: { job: '厂长' } })
      await head.call(changeCustomer, { params, body: { industry: '食品' } })
      await another.runJob(sealTrail)
      const [salted] = await another.query<{ n: number }>(
        'select count(*)::int as n from trail_entry where salt is not null',
      )
      await head.call(anonymiseCustomer, { params, body: { reason: '本人要求', contactId } })
      expect((await checkChain(db)).faults).toEqual([])
      await another.runJob(sealTrail)
      expect((await checkChain(db)).faults).toEqual([])
      await head.call(anonymiseCustomer, { params, body: { reason: '本人要求' } })
      await another.runJob(sealTrail)
      const report = await checkChain(db)
      expect(report.faults).toEqual([])
      const redacted = await another.query<{ kind: string; salt: unknown; reason: string }>(
        'select t.kind, t.salt, r.reason from trail_entry t join customer_reason r on r.id = t.redacted_by',
      )
      expect(redacted.length).toBeGreaterThan(0)
      expect(redacted.every(({ salt, reason }) => salt === null && reason === '本人要求')).toBe(true)
      expect(salted?.n).toBeGreaterThanOrEqual(redacted.length)
    })
  })

  test('nobody changes or deletes entries and blocks, not as if anonymising either', async () => {
    await someActs()
    await seal()
    for (const statement of [
      'delete from trail_entry',
      'delete from trail_block',
      'truncate trail_block',
      'update trail_block set entries = 0',
      `update trail_entry set actor_id = gen_random_uuid()`,
      `begin; set local jinke.anonymising = 'on'; update trail_entry set digest = '', salt = null; commit`,
    ]) {
      await expect(app.query(statement), statement).rejects.toMatchObject({ code: '23001' })
      await app.query('rollback')
    }
  })
})

test('S4: a fact that a person writes waits for no sealing', async () => {
  await app.query(`begin; select pg_advisory_xact_lock(hashtextextended('seal trail ' || current_schema(), 0))`)
  await someActs()
  await seal()
  await app.query('rollback')
  expect((await check()).waiting).toBeGreaterThan(0)
  await seal()
  expect((await check()).waiting).toBe(0)
})
