import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { newId } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { addTeam } from '../people/contract.ts'
import { mayOpen, readSealed, sealValue } from './index.ts'

let app: TestApp
let owner: Caller
let mate: Caller
let manager: Caller
let customerId: string
const valueId = newId()
const SECRET = '他女儿在准备高考'

beforeAll(async () => {
  app = await openApp()
  const team = (await app.admin.call(addTeam, { body: { name: '华东' } })).id
  owner = await app.person('rep', { team })
  mate = await app.person('rep', { team })
  manager = await app.person('manager', { team })
  const [planted] = await plantCustomers(app, [{ owner_id: owner.id, team_id: team }])
  customerId = planted?.id as string
  await app.writing((work) => sealValue(work, { id: valueId, customerId, what: 'children' }, SECRET))
})
afterAll(() => app.close())

const sign = (who: Caller, version = 1) =>
  app.query(
    `insert into undertaking_signature (id, person_id, version, name, signed_at) values (gen_random_uuid(), $1, $2, '签名', now())`,
    [who.id, version],
  )
const as = <T>(who: Caller, act: (work: Work) => Promise<T>): Promise<T> =>
  app.writing((work) => act({ ...work, by: { ...work.by, id: who.id } }))
const read = (who: Caller) => as(who, (work) => readSealed(work, customerId, [valueId], 'showPortrait'))
const sights = () => app.query('select person_id, customer_id, place, what, trace_id from sight order by at, id')

describe('S2: named, then signed; until then nothing', () => {
  test('the owner is on the list from the first sealed value on, and sees nothing before signing', async () => {
    expect((await read(owner)).size).toBe(0)
    expect(await as(owner, (work) => mayOpen(work, customerId))).toBe(false)
    expect(await sights()).toEqual([])
  })

  test('the responsible manager is on it by office, and still signs', async () => {
    expect((await read(manager)).size).toBe(0)
    await sign(manager)
    expect((await read(manager)).get(valueId)).toBe(SECRET)
  })

  test('a colleague of the team who signed but is not named sees nothing', async () => {
    await sign(mate)
    expect((await read(mate)).size).toBe(0)
    expect(await as(mate, (work) => mayOpen(work, customerId))).toBe(false)
  })

  test('of a new version of the undertaking a signature of the old one is worth nothing', async () => {
    await sign(owner)
    expect((await read(owner)).get(valueId)).toBe(SECRET)
    await app.query(`insert into undertaking (version, zh, en, published_at) values (2, '新', 'new', now())`)
    expect((await read(owner)).size).toBe(0)
    await sign(owner, 2)
    expect((await read(owner)).get(valueId)).toBe(SECRET)
  })
})

describe('S4: no sight without its log entry', () => {
  test('each reading is on record, with what was read and where, and without the value', async () => {
    const before = await sights()
    await read(owner)
    const sight = {
      person_id: owner.id,
      customer_id: customerId,
      place: 'showPortrait',
      what: ['children'],
      trace_id: 'test',
    }
    const owners = (all: readonly object[]) => all.filter((one) => JSON.stringify(one) === JSON.stringify(sight)).length
    expect(await sights()).toHaveLength(before.length + 1)
    expect(owners(await sights())).toBe(owners(before) + 1)
    expect(JSON.stringify(await sights())).not.toContain(SECRET)
  })

  test.skipIf(!inject('database').hasAppRole)(
    'the app’s role can neither read nor write the values past the functions, nor take back what was logged',
    async () => {
      const door = new pg.Client(app.server)
      await door.connect()
      const forbidden = [
        'select value from sealed_value',
        'select count(*) from sealed_value',
        'update sealed_value set value = value',
        'delete from sealed_value',
        `insert into sealed_value (id, customer_id, what, value) values (gen_random_uuid(), '${customerId}', 'x', 'x')`,
        'copy sealed_value to stdout',
        'delete from sight',
        'update sight set what = default',
        'truncate sight',
        'alter function read_sealed(uuid, uuid, uuid[], text, timestamptz, text) security invoker',
        'create or replace function has_signed(reader uuid) returns boolean language sql as $$ select true $$',
      ]
      for (const statement of forbidden)
        await expect(door.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      await door.end()
    },
  )

  test('a reading that is rolled back gives nothing that stays: the entry and the value stand or fall together', async () => {
    const before = (await sights()).length
    await as(owner, async (work) => {
      await readSealed(work, customerId, [valueId], 'showPortrait')
      throw new Error('broken off')
    }).catch(() => undefined)
    expect((await sights()).length).toBe(before)
  })
})

test('T8: an anonymisation redacts what is sealed, of one contact or of the whole customer', async () => {
  const [contactId, contactValue] = [newId(), newId()]
  await app.query(`insert into contact (id, customer_id, name, created_at) values ($1, $2, '王厂长', now())`, [
    contactId,
    customerId,
  ])
  await app.writing((work) =>
    sealValue(work, { id: contactValue, customerId, contactId, what: 'worries' }, '怕王厂长先退休'),
  )
  const ids = [valueId, contactValue]
  const values = async () => [
    ...(await as(owner, (work) => readSealed(work, customerId, ids, 'showPortrait'))).values(),
  ]
  const anonymise = async (contact: string | null) => {
    const reason = newId()
    await app.query(`insert into customer_reason (id, customer_id, reason) values ($1, $2, '本人要求')`, [
      reason,
      customerId,
    ])
    await app.query('select anonymise($1, $2, $3, $4, now())', [reason, customerId, contact, app.admin.id])
  }
  expect((await values()).toSorted()).toEqual([SECRET, '怕王厂长先退休'].toSorted())
  await anonymise(contactId)
  expect((await values()).toSorted()).toEqual([SECRET, '***'].toSorted())
  await anonymise(null)
  expect(await values()).toEqual(['***', '***'])
})
