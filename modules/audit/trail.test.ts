import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventTypes } from '../../platform/events.ts'
import { routes } from '../../server/web.ts'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, anonymiseCustomer, changeContact, changeCustomer, createCustomer } from '../customers/contract.ts'
import { hideCustomer, nameConfidant } from '../customers/secret/contract.ts'
import { changePerson, signIn } from '../people/contract.ts'
import { sealTrail } from './chain/seal.ts'
import { listActs, showChain } from './contract.ts'
import { kindWords } from './trail/texts.ts'

let app: TestApp
let rep: Caller
let auditor: Caller
let director: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '陈晨' })
  auditor = await app.person('auditor')
  director = await app.person('director', { name: '总监' })
})
afterAll(() => app.close())

const acts = async (query: CallOf<typeof listActs>['query'] = {}, who = auditor) => {
  await app.runJob(sealTrail)
  return (await who.call(listActs, { query })).items
}

const customerNamed = async (name: string) => (await rep.call(createCustomer, { body: { name, force: true } })).id

test('S4: every kind of act has its words', () => {
  expect(routes.length).toBeGreaterThan(0)
  expect(eventTypes().filter((type) => !kindWords[type])).toEqual([])
})

describe('S4: what was done can be searched', () => {
  test('by customer: who did what, from what to what, the latest first', async () => {
    const id = await customerNamed('查得到的厂')
    await rep.call(changeCustomer, { params: { id }, body: { industry: '食品' } })
    await rep.call(changeCustomer, { params: { id }, body: { industry: '饮料' } })
    const found = await acts({ customer: id })
    expect(found.every(({ by, customer }) => by?.name === '陈晨' && customer?.name === '查得到的厂')).toBe(true)
    expect(found.flatMap(({ change }) => change ?? [])).toEqual([
      { field: 'industry', before: '食品', after: '饮料', sealed: false },
      { field: 'industry', before: null, after: '食品', sealed: false },
    ])
    expect(found.map(({ text }) => text)).toContain('created a customer')
  })

  test('by person, area, words of either language, and period; all narrowings hold together', async () => {
    const id = await customerNamed('筛得出的厂')
    await app.admin.call(changeCustomer, { params: { id }, body: { region: '无锡' } })
    const own = await acts({ person: rep.id, customer: id })
    expect(own.length).toBeGreaterThan(0)
    expect(own.every(({ by }) => by?.id === rep.id)).toBe(true)
    const made = await acts({ q: '新建了客户', customer: id })
    expect(made.map(({ kind }) => kind)).toEqual(['customer.created'])
    expect(
      (await acts({ q: 'CREATED customer', person: rep.id })).every(({ kind }) => kind === 'customer.created'),
    ).toBe(true)
    expect((await acts({ area: 'customers', person: rep.id })).every(({ area }) => area === 'customers')).toBe(true)
    expect(await acts({ q: 'no such act' })).toEqual([])
    expect(await acts({ to: '2026-05-31', area: 'customers' })).toEqual([])
    expect((await acts({ from: '2026-06-01', to: '2026-06-01', customer: id })).length).toBeGreaterThan(0)
  })

  test('page by page: every act once, whatever narrows it', async () => {
    for (let n = 0; n < 4; n++) await customerNamed(`一页一页的厂 ${n}`)
    await app.runJob(sealTrail)
    for (const query of [
      {},
      { person: rep.id },
      { area: 'customers' as const },
      { area: 'customers' as const, person: rep.id },
    ]) {
      const whole = (await auditor.call(listActs, { query: { ...query, limit: 200 } })).items.map(({ id }) => id)
      const paged: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await auditor.call(listActs, { query: { ...query, limit: 3, ...(cursor && { cursor }) } })
        paged.push(...page.items.map(({ id }) => id))
        if (!page.nextCursor) break
        cursor = page.nextCursor
      }
      expect(paged).toEqual(whole)
      expect(new Set(paged).size).toBe(paged.length)
    }
  })

  test('settings from what to what, rights from what to what, refused sign-ins', async () => {
    await director.call(changeSettings, { body: { values: { 'secrecy.unusual_per_hour': 12 } } })
    expect((await acts({ q: 'settings' }))[0]?.note).toContain('the default → 12')
    const mate = await app.person('rep', { name: '升职的' })
    await (await app.inBrowser(director)).call(changePerson, { params: { id: mate.id }, body: { role: 'manager' } })
    const [changed] = await acts({ q: 'rights' })
    expect(changed).toMatchObject({ by: { name: '总监' }, person: { name: '升职的' }, note: 'Role: Rep → Manager' })
    const login = { login: 'admin@example.com', password: 'not the password' }
    expect(await app.caller('', '').refusal(signIn, { body: login } as never)).toMatchObject({ status: 401 })
    expect((await acts({ q: 'refused' }))[0]).toMatchObject({
      kind: 'people.sign_in_refused',
      by: { id: app.admin.id },
    })
  })

  test('T8: of what was made nameless it says so, and by whose act', async () => {
    const id = await customerNamed('忘掉的厂')
    await rep.call(changeCustomer, { params: { id }, body: { remarks: '请勿外传' } })
    await acts({})
    await director.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求' } })
    const found = await acts({ customer: id })
    const redacted = found.filter(({ redacted }) => redacted)
    expect(redacted.length).toBeGreaterThan(0)
    expect(redacted[0]).toMatchObject({ redacted: { by: { name: '总监' } }, change: { after: null } })
    expect(JSON.stringify(found)).not.toContain('请勿外传')
  })

  test('how far it is sealed, with the head to note', async () => {
    await acts({})
    const { last, waiting } = await auditor.call(showChain)
    expect(waiting).toBe(0)
    expect(last?.digest).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('S1: the trail opens nothing that is sealed', () => {
  test('acts on a hidden customer are left out, until the audit is named and has signed', async () => {
    const id = await customerNamed('藏起来的厂')
    const manager = await app.person('manager')
    await sign(manager)
    await manager.call(hideCustomer, { params: { id }, body: { hidden: true, reason: '重要' } })
    expect(await acts({ customer: id })).toEqual([])
    expect(JSON.stringify(await acts({ limit: 200 }))).not.toContain('藏起来的厂')
    await sign(auditor)
    await manager.call(nameConfidant, { params: { id, personId: auditor.id } })
    expect((await acts({ customer: id })).length).toBeGreaterThan(0)
    expect(await app.query(`select from sight where person_id = $1 and place = 'listActs'`, [auditor.id])).not.toEqual(
      [],
    )
  })

  test('of a birthday that was changed the values are not told here', async () => {
    const id = await customerNamed('有生日的厂')
    const birthday = { month: 5, day: 6, year: 1980, lunar: false }
    const { contacts } = await rep.call(addContact, { params: { id }, body: { name: '王工' } })
    await rep.call(changeContact, { params: { id, contactId: contacts[0]?.id ?? '' }, body: { birthday } })
    const changes = (await acts({ customer: id })).flatMap(({ change }) =>
      change?.field === 'contact.birthday' ? change : [],
    )
    expect(changes).toEqual([{ field: 'contact.birthday', before: null, after: null, sealed: true }])
  })
})

describe('S4: the trail as a file', () => {
  test('all pages, no cell that is a formula, and that it was taken out is itself an act', async () => {
    const id = await customerNamed('=HYPERLINK("x")')
    await app.runJob(sealTrail)
    const response = await app.fetch(`/audit/acts/file?customer=${id}`, {
      headers: { authorization: `Bearer ${auditor.key}` },
    })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = await response.text()
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
    expect((await acts({ q: 'audit trail' }))[0]).toMatchObject({ kind: 'audit.exported', by: { id: auditor.id } })
  })
})
