import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import { addTeam } from '../people/contract.ts'
import { CATALOGUE } from '../portrait/rules/catalogue.ts'
import type { Field } from '../portrait/rules/fields.ts'
import { showTeamToday, showToday } from '../today/contract.ts'
import {
  addContact,
  changeContact,
  createCustomer,
  listChanges,
  mergeCustomers,
  previewMerge,
  reverseChange,
  showCustomer,
  showTimeline,
} from './contract.ts'

let app: TestApp
let manager: Caller
let rep: Caller
let mate: Caller
let director: Caller
let team: string

beforeAll(async () => {
  app = await openApp()
  team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team })
  director = await app.person('director')
})
afterAll(() => app.close())
beforeEach(async () => {
  rep = await app.person('rep', { team })
  mate = await app.person('rep', { team })
})

const BORN = { month: 6, day: 1, year: 1968, lunar: false }
const LATER = { month: 6, day: 2, year: 1969, lunar: true }

/** A customer of nobody's secret, and its contact whose birthday was written, and then changed. */
async function born(owner = rep) {
  const { id } = await owner.call(createCustomer, { body: { name: `寿星厂 ${Math.random()}`, force: true } })
  const added = await owner.call(addContact, { params: { id }, body: { name: '寿星', birthday: BORN } })
  const contactId = added.contacts[0]?.id ?? ''
  return { id, contactId, params: { id }, added }
}

const contactFor = async (who: Caller, id: string) =>
  (await who.call(showCustomer, { params: { id } })).contacts[0] as { birthday: unknown; birthdaySealed: boolean }
const sights = (customerId: string) =>
  app.query<{ person: string; place: string; what: string[] }>(
    'select person_id as person, place, what from sight where customer_id = $1 ',
    [customerId],
  )
const SEALED = { birthday: null, birthdaySealed: true }
const told = (who: Caller, id: string) =>
  Promise.all([
    who.call(showCustomer, { params: { id } }),
    who.call(listChanges, { params: { id } }),
    who.call(showTimeline, { params: { id } }),
  ]).then((replies) => JSON.stringify(replies))

describe('S1, D1: a birthday is a value of block 6', () => {
  test('before the undertaking is signed nobody sees it, the owner neither, who may write it', async () => {
    const { id, contactId, params, added } = await born()
    expect(added.contacts[0]).toMatchObject(SEALED)
    const changed = await rep.call(changeContact, { params: { id, contactId }, body: { birthday: LATER } })
    expect(changed.contacts[0]).toMatchObject(SEALED)
    const stale = await rep.refusal(
      changeContact,
      { params: { id, contactId }, body: { job: '厂长' } },
      { 'if-match': '1' },
    )
    expect(stale.body.reason).toBe('version_conflict')
    expect(JSON.stringify(stale.body)).not.toMatch(/196[89]/)
    for (const who of [rep, manager, director, app.admin]) {
      expect(await contactFor(who, id)).toMatchObject(SEALED)
      expect(await told(who, id)).not.toMatch(/196[89]/)
      const { items } = await who.call(listChanges, { params, query: { field: 'contact.birthday' } })
      expect(items).toMatchObject([{ before: null, after: null, sealed: true }])
    }
    expect(await sights(id)).toEqual([])
    // It can be put back by who does not see it.
    const [change] = (await rep.call(listChanges, { params, query: { field: 'contact.birthday' } })).items
    expect(change?.can.reverse).toBe(true)
    await rep.call(reverseChange, { params: { id, changeId: change?.id ?? '' } })
    const refused = await rep.refusal(reverseChange, { params: { id, changeId: change?.id ?? '' } })
    expect(refused.body).toMatchObject({ reason: 'changed_since', missing: { now: null } })
    expect(JSON.stringify(refused.body)).not.toMatch(/196[89]/)
    await sign(rep)
    expect(await contactFor(rep, id)).toMatchObject({ birthday: BORN, birthdaySealed: false })
  })

  test('a guess is not confirmed: whatever who may not see it writes is a change', async () => {
    const { id, contactId } = await born()
    const written = async (birthday: typeof BORN) => {
      const { version } = await rep.call(changeContact, { params: { id, contactId }, body: { birthday } })
      return version
    }
    const versions = [await written(BORN), await written(LATER), await written(LATER)]
    expect(versions.map((version) => version - (versions[0] ?? 0))).toEqual([0, 1, 2])
    const { items } = await rep.call(listChanges, { params: { id }, query: { field: 'contact.birthday' } })
    expect(items).toHaveLength(3)
    // Where none is on record, which everybody is told, leaving it so is no change.
    const { id: other } = await rep.call(createCustomer, { body: { name: '无寿星厂', force: true } })
    const { contacts } = await rep.call(addContact, { params: { id: other }, body: { name: '无名' } })
    const params = { id: other, contactId: contacts[0]?.id ?? '' }
    const { version } = await rep.call(showCustomer, { params: { id: other } })
    expect((await rep.call(changeContact, { params, body: { birthday: null } })).version).toBe(version)
  })

  test('S4: who is named and has signed sees it, and each sight is logged with it', async () => {
    const { id, contactId, params } = await born()
    await rep.call(changeContact, { params: { id, contactId }, body: { birthday: LATER } })
    await sign(rep, manager, director, mate)
    expect(await contactFor(rep, id)).toMatchObject({ birthday: LATER, birthdaySealed: false })
    expect(await contactFor(manager, id)).toMatchObject({ birthday: LATER })
    const { items } = await rep.call(listChanges, { params, query: { field: 'contact.birthday' } })
    expect(items).toMatchObject([{ before: BORN, after: LATER, sealed: false }])
    expect(JSON.stringify(await rep.call(showTimeline, { params }))).toContain('1968')
    expect((await sights(id)).map(({ person, place, what }) => [place, person, what].join(' ')).toSorted()).toEqual([
      `listCustomerChanges ${rep.id} birthday`,
      ...[`showCustomer ${rep.id} birthday`, `showCustomer ${manager.id} birthday`].toSorted(),
      `showTimeline ${rep.id} birthday`,
    ])
    expect(await told(director, id)).not.toMatch(/196[89]/)
  })

  test('no kept reply holds it: acts are answered without it, to who is named too', async () => {
    await sign(rep)
    const { id, contactId, added } = await born()
    expect(added.contacts[0]).toMatchObject(SEALED)
    const body = { birthday: LATER }
    expect((await rep.call(changeContact, { params: { id, contactId }, body })).contacts[0]).toMatchObject(SEALED)
    expect(await app.query(`select 1 from idempotency_key where reply::text ~ '"year": ?196[89]'`)).toEqual([])
  })

  test('G4: of two that become one it is seen by who is on the list of the one that is kept', async () => {
    await sign(rep)
    const [kept, merged] = [await rep.call(createCustomer, { body: { name: '留下的厂', force: true } }), await born()]
    const query = { keptId: kept.id, mergedId: merged.id }
    expect(JSON.stringify(await rep.call(previewMerge, { query }))).not.toMatch(/1968/)
    const { customer } = await rep.call(mergeCustomers, { body: { ...query, reason: '同一家' } })
    expect(customer.contacts[0]).toMatchObject(SEALED)
    expect(await contactFor(rep, kept.id)).toMatchObject({ birthday: BORN })
  })
})

describe('S1: whether it is sealed follows the portrait; a setting opens nobody', () => {
  const inBlock = (block: Field['block']) =>
    app.admin.call(changeSettings, {
      body: { values: { 'portrait.fields': CATALOGUE.map((f) => (f.record === 'birthday' ? { ...f, block } : f)) } },
    })

  test('moved to block 1, what was written before stays sealed, and what is written since is open until it is moved back', async () => {
    const old = await born()
    await inBlock(1)
    expect(await contactFor(mate, old.id).catch(() => SEALED)).toMatchObject(SEALED)
    expect(await contactFor(director, old.id)).toMatchObject(SEALED)
    const open = await born()
    await rep.call(changeContact, { params: { id: open.id, contactId: open.contactId }, body: { birthday: LATER } })
    expect(await contactFor(director, open.id)).toMatchObject({ birthday: LATER, birthdaySealed: false })
    const changesFor = async (who: Caller, id: string) =>
      (await who.call(listChanges, { params: { id }, query: { field: 'contact.birthday' } })).items
    expect(await changesFor(director, open.id)).toMatchObject([{ before: BORN, after: LATER, sealed: false }])
    expect(await sights(open.id)).toEqual([])
    // Of a change of what was sealed neither value is told.
    await rep.call(changeContact, { params: { id: old.id, contactId: old.contactId }, body: { birthday: LATER } })
    expect(await changesFor(director, old.id)).toMatchObject([{ before: null, after: null, sealed: true }])
    expect(await contactFor(director, old.id)).toMatchObject({ birthday: LATER })
    await inBlock(6)
    for (const { id } of [old, open]) expect(await contactFor(director, id)).toMatchObject(SEALED)
  })
})

describe('T11, R6: whom to greet', () => {
  test('stands in the owner’s own list once the undertaking is signed, and in nobody else’s', async () => {
    await sign(rep, manager, director)
    const { id } = await born()
    await app.query(`update customer set due_on = date '2026-06-20', overdue_on = date '2026-07-01' where id = $1`, [
      id,
    ])
    const own = await rep.call(showToday)
    expect(own.items.find((item) => item.customer.id === id)?.reasons).toMatchObject([{ code: 'birthday' }])
    expect(own.counts.greet).toBe(1)
    expect(JSON.stringify(own)).not.toContain('"year":1968')
    for (const who of [manager, director]) {
      const seen = await who.call(showToday, { query: { person: rep.id } })
      expect(JSON.stringify(seen)).not.toMatch(/birthday|生日/)
      expect(seen.counts.greet).toBe(0)
    }
    const row = (await manager.call(showTeamToday)).items.find((item) => item.person.id === rep.id)
    expect(row?.counts.greet).toBe(0)
  })
})
