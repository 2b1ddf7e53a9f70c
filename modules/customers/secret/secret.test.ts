import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { sign } from '../../../testing/secrecy.ts'
import { changeSettings } from '../../company/contract.ts'
import { placeOrder } from '../../deals/orders/contract.ts'
import { draftQuote, listQuotes } from '../../deals/quotes/contract.ts'
import { addTeam, changePerson } from '../../people/contract.ts'
import { assign, depart, suspend } from '../../pool/contract.ts'
import {
  listSights,
  listUndertakings,
  publishUndertaking,
  showUndertaking,
  signUndertaking,
} from '../../secrecy/contract.ts'
import { sealedTiers } from '../../secrecy/settings.ts'
import { logTouch } from '../../touches/contract.ts'
import {
  changeCustomer,
  checkDuplicates,
  createCustomer,
  listChanges,
  listCustomers,
  listDuplicates,
  mergeCustomers,
  previewMerge,
  putMember,
  removeMember,
  showCustomer,
  showTimeline,
  undoMerge,
} from '../contract.ts'
import { hideCustomer, listSealed, nameConfidant, openCustomer, removeConfidant, showSecrecy } from './contract.ts'

let app: TestApp
let near: string
let far: string
let manager: Caller
let farManager: Caller
let director: Caller
let rep: Caller
let mate: Caller
let stranger: Caller
let n = 0

beforeAll(async () => {
  app = await openApp()
  near = (await app.admin.call(addTeam, { body: { name: '近队' } })).id
  far = (await app.admin.call(addTeam, { body: { name: '远队' } })).id
  manager = await app.person('manager', { team: near })
  farManager = await app.person('manager', { team: far })
  director = await app.person('director')
  rep = await app.person('rep', { team: near })
  mate = await app.person('rep', { team: near })
  stranger = await app.person('rep', { team: far })
  await sign(manager, farManager, director, rep, mate, stranger)
})
afterAll(() => app.close())

const make = async (more: object = {}, by = manager) =>
  (await by.call(createCustomer, { body: { name: `机密厂 ${++n}`, ownerId: rep.id, force: true, ...more } as never }))
    .id
const makeSealed = (more: object = {}) => make({ tier: 'VVIP', ...more })
const hide = async (id: string, hidden = true) =>
  manager.call(hideCustomer, { params: { id }, body: { hidden, reason: '要保密' } })
const makeHidden = async (more: object = {}) => {
  const id = await make(more)
  await hide(id)
  return id
}
const sees = (who: Caller, id: string): Promise<boolean> =>
  who.call(showCustomer, { params: { id } }).then(
    () => true,
    () => false,
  )
const why = async (who: Caller, id: string) => (await who.refusal(showCustomer, { params: { id } })).body
const namesOf = async (id: string, by = manager) =>
  (await by.call(showSecrecy, { params: { id } })).confidants.map(({ person, by: how }) => `${person.id} ${how}`)

describe('S1: sealed by its tier', () => {
  test('its owner and group, and by office the manager, see it; others learn whom to ask', async () => {
    const id = await makeSealed()
    expect(await sees(rep, id)).toBe(true)
    expect(await sees(manager, id)).toBe(true)
    expect(await sees(mate, id)).toBe(false)
    const told = await why(director, id)
    expect(told).toMatchObject({ reason: 'sealed', status: 403 })
    expect(told.missing).toEqual({ ask: [{ id: manager.id, name: expect.any(String) }], sign: false })
    const { items } = await director.call(listSealed, { query: { limit: 200 } })
    expect(items.find((item) => item.id === id)).toEqual({
      id,
      name: expect.any(String),
      tier: 'VVIP',
      owner: { id: rep.id, name: expect.any(String) },
      ask: [{ id: manager.id, name: expect.any(String) }],
      named: false,
    })
    // Out of a rep's sight anyway, so there is nothing to tell.
    expect((await mate.call(listSealed)).items).toEqual([])
    expect(await why(mate, id)).toMatchObject({ reason: 'not_found' })
  })

  test('the grade follows the tier, in the same transaction, and so does the list', async () => {
    const id = await make()
    await manager.call(putMember, { params: { id, personId: mate.id }, body: {} })
    expect(await sees(director, id)).toBe(true)
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'VVIP' } })
    expect(await sees(director, id)).toBe(false)
    expect(await sees(mate, id)).toBe(true)
    expect((await namesOf(id)).toSorted()).toEqual(
      [`${manager.id} office`, `${rep.id} list`, `${mate.id} list`].toSorted(),
    )
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'B', reason: '降级' } })
    expect(await sees(director, id)).toBe(true)
  })

  test('which tiers are sealed is a setting; the database knows the same default', async () => {
    const [inSql] = await app.query<{ tiers: string[] }>('select sealed_tiers() as tiers')
    expect(inSql?.tiers).toEqual(sealedTiers.fallback)
    const id = await make({ tier: 'A' })
    const set = (tiers: string[] | null) =>
      app.admin.call(changeSettings, { body: { values: { [sealedTiers.key]: tiers } } })
    await set(['VVIP', 'A'])
    expect(await sees(director, id)).toBe(false)
    expect(await sees(rep, id)).toBe(true)
    await set(null)
    expect(await sees(director, id)).toBe(false)
    await manager.call(openCustomer, { params: { id }, body: { reason: '不再机密' } })
    expect(await sees(director, id)).toBe(true)
  })

  test('a setting opens nobody: what a tier sealed stays so until who answers for it opens it', async () => {
    const id = await makeSealed()
    const set = (tiers: string[] | null) =>
      app.admin.call(changeSettings, { body: { values: { [sealedTiers.key]: tiers } } })
    const open = { params: { id }, body: { reason: '不再机密' } }
    expect((await manager.refusal(openCustomer, open)).body.reason).toBe('sealed_by_tier')
    await set([])
    expect([await sees(app.admin, id), await sees(director, id), await sees(rep, id)]).toEqual([false, false, true])
    expect((await manager.call(showSecrecy, { params: { id } })).can.open).toBe(true)
    expect((await rep.refusal(openCustomer, open)).body.reason).toBe('may_not_name')
    expect(await manager.call(openCustomer, open)).toMatchObject({ grade: 'open', can: { open: false } })
    expect(await sees(director, id)).toBe(true)
    await set(null)
    expect(await sees(director, id)).toBe(false)
    // Sealed by its tier again, it is no longer kept sealed in spite of it.
    await set([])
    await set(null)
    expect((await manager.call(showSecrecy, { params: { id } })).can.open).toBe(false)
    expect((await manager.refusal(openCustomer, open)).body.reason).toBe('sealed_by_tier')
  })

  test('who is named sees it wherever the person works, until taken off', async () => {
    const id = await makeSealed()
    const params = { id, personId: stranger.id }
    expect((await rep.refusal(nameConfidant, { params })).body.reason).toBe('may_not_name')
    await manager.call(nameConfidant, { params })
    expect(await sees(stranger, id)).toBe(true)
    expect((await stranger.call(listCustomers, { query: { limit: 200 } })).items.map((c) => c.id)).toContain(id)
    await manager.call(removeConfidant, { params })
    expect(await sees(stranger, id)).toBe(false)
    expect((await manager.refusal(removeConfidant, { params })).body.reason).toBe('not_named')
  })

  test('the owner too can be taken off; a new owner is named by who gives it, and the one before is no more', async () => {
    const id = await makeSealed()
    await manager.call(removeConfidant, { params: { id, personId: rep.id } })
    expect(await sees(rep, id)).toBe(false)
    await manager.call(assign, { body: { customerIds: [id], ownerId: mate.id } })
    expect(await sees(mate, id)).toBe(true)
    const { confidants } = await manager.call(showSecrecy, { params: { id } })
    expect(confidants.find((c) => c.person.id === mate.id)).toMatchObject({
      cause: 'owner',
      namedBy: { id: manager.id },
    })
    await manager.call(assign, { body: { customerIds: [id], ownerId: rep.id } })
    expect(await sees(mate, id)).toBe(false)
  })

  test('who leaves the group leaves the list', async () => {
    const id = await make()
    const params = { id, personId: mate.id }
    await manager.call(putMember, { params, body: {} })
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'VVIP' } })
    expect(await sees(mate, id)).toBe(true)
    await manager.call(removeMember, { params })
    expect(await sees(mate, id)).toBe(false)
  })

  test('T5: it never enters a pool: without an owner it waits, active, in the manager’s list', async () => {
    await app.admin.call(changeSettings, {
      body: { values: { 'suspension.never': [], 'suspension.manager_early': true } },
    })
    const id = await makeHidden({ tier: 'C' })
    await manager.call(suspend, { params: { id }, body: { reason: '暂时不做' } })
    const [stands] = await app.query(`select state, pool_id, owner_id from customer where id = $1`, [id])
    expect(stands).toEqual({ state: 'active', pool_id: null, owner_id: null })
    const pooled = await make({ ownerId: null, tier: 'C' }, app.admin)
    await app.query(`update customer set hidden = true where id = $1`, [pooled])
    expect(await app.query(`select pool_id from customer where id = $1`, [pooled])).toEqual([{ pool_id: null }])
    await app.admin.call(changeSettings, {
      body: { values: { 'suspension.never': null, 'suspension.manager_early': null } },
    })
  })
})

describe('S2: undertaking and office', () => {
  test('named but not signed: nothing, and the signature is what is missing', async () => {
    const fresh = await app.person('rep', { team: near })
    const id = await makeSealed({ ownerId: fresh.id })
    expect(await why(fresh, id)).toMatchObject({ reason: 'sealed_until_signed', missing: { sign: true } })
    const { version, wanted, signedAt } = await fresh.call(showUndertaking)
    expect({ wanted, signedAt }).toEqual({ wanted: true, signedAt: null })
    expect((await fresh.refusal(signUndertaking, { body: { version: version + 1 } })).body.reason).toBe(
      'undertaking_changed',
    )
    const signed = await fresh.call(signUndertaking, { body: { version } })
    expect(await fresh.call(signUndertaking, { body: { version } })).toEqual(signed)
    expect(await sees(fresh, id)).toBe(true)
    const document = await app.fetch(`/undertaking/signatures/${signed.id}/document`, {
      headers: { authorization: `Bearer ${fresh.key}` },
    })
    expect(document.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await document.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('the responsible manager cannot be taken off, and still signs', async () => {
    const team = (await app.admin.call(addTeam, { body: { name: '新队' } })).id
    const owner = await app.person('rep', { team })
    const head = await app.person('manager', { team })
    await sign(owner)
    const id = await make({ tier: 'VVIP', ownerId: owner.id }, app.admin)
    expect(await why(head, id)).toMatchObject({ reason: 'sealed_until_signed' })
    await sign(head)
    expect(await sees(head, id)).toBe(true)
    const params = { id, personId: head.id }
    expect((await head.refusal(removeConfidant, { params })).body.reason).toBe('named_by_office')
    // Who holds the office now answers; who held it no longer.
    await app.admin.call(changePerson, { params: { id: head.id }, body: { teamId: far } })
    expect(await sees(head, id)).toBe(false)
    expect(await why(director, id).catch(() => 'sees')).toBe('sees')
  })

  test('in a company without managers the directors answer, and without these the admins', async () => {
    const small = await openApp()
    const alone = await small.person('rep')
    await sign(small.admin)
    const body = { name: '小公司的大客户', ownerId: alone.id, tier: 'VVIP' as const, contacts: [] }
    const { id } = await small.admin.call(createCustomer, { body })
    expect(await sees(small.admin, id)).toBe(true)
    const head = await small.person('director')
    await sign(head)
    expect(await sees(head, id)).toBe(true)
    expect(await sees(small.admin, id)).toBe(false)
    await small.close()
  })

  test('a new version counts at once: whoever signed the old one signs again', async () => {
    const id = await makeSealed()
    const text = { zh: '新的承诺', en: 'A new undertaking' }
    expect((await manager.refusal(publishUndertaking, { body: text })).status).toBe(403)
    const { version } = await director.call(publishUndertaking, { body: text })
    expect(await sees(rep, id)).toBe(false)
    await sign(rep)
    expect(await sees(rep, id)).toBe(true)
    const { items } = await director.call(listUndertakings)
    expect(items[0]).toMatchObject({ version, signatures: 1, ...text })
    await sign(manager, farManager, director, mate, stranger)
  })
})

describe('S1: hidden customers do not betray themselves', () => {
  test('of an id that is hidden and of one that nothing has the answer is the same', async () => {
    const id = await makeHidden()
    const { traceId: _one, ...hidden } = await why(director, id)
    const { traceId: _other, ...unknown } = await why(director, '01890000-0000-7000-8000-000000000000')
    expect(hidden).toEqual(unknown)
    expect((await director.call(listSealed, { query: { limit: 200 } })).items.map((item) => item.id)).not.toContain(id)
  })

  test('a colleague’s entry of the same name and number simply succeeds; only the responsible manager is shown the match', async () => {
    const name = `隐名公司${++n}`
    const body = { name, phones: ['021-66668888'], contacts: [] }
    const hidden = (await rep.call(createCustomer, { body })).id
    await hide(hidden)
    const typed = await stranger.call(checkDuplicates, { query: { name, phone: '021-66668888' } })
    expect(typed.items).toEqual([])
    const entered = (await stranger.call(createCustomer, { body })).id
    await app.runJobs()
    const matches = async (who: Caller) =>
      (await who.call(listDuplicates, { query: { limit: 200 } })).items.filter(({ one, other }) =>
        [one.id, other.id].includes(hidden),
      )
    expect((await matches(manager)).map(({ one, other }) => [one.id, other.id].toSorted())).toEqual([
      [hidden, entered].toSorted(),
    ])
    for (const who of [stranger, farManager, director, app.admin]) expect(await matches(who)).toEqual([])
  })

  test('its quotes and orders leave no gap in the numbers of others', async () => {
    const [open, hidden] = [await make(), await makeHidden()]
    const quote = async (customerId: string) =>
      (await manager.call(draftQuote, { body: { customerId, lines: [{ name: '盒', quantity: 1, unitPrice: 1 }] } }))
        .number
    const order = async (customerId: string) =>
      (await manager.call(placeOrder, { body: { customerId, amount: { fen: 100 } } })).number ?? ''
    const numberOf = (number: string) => Number(number.split('-')[1])
    const first = [await quote(open), await order(open)]
    await quote(hidden)
    await order(hidden)
    const next = [await quote(open), await order(open)]
    expect(next.map(numberOf)).toEqual(first.map((number) => numberOf(number) + 1))
  })

  test('who leaves is handed over as though there were none: what is hidden waits with who answers for it', async () => {
    const leaver = await app.person('rep', { team: near })
    await sign(leaver)
    const open = await make({ ownerId: leaver.id })
    const id = await makeHidden({ ownerId: leaver.id })
    const { handedOver } = await app.admin.call(depart, {
      params: { id: leaver.id },
      body: { moves: [{ customerIds: [open], ownerId: mate.id }] },
    })
    expect(handedOver).toBe(1)
    const [stands] = await app.query('select owner_id, state, pool_id, team_id from customer where id = $1', [id])
    expect(stands).toEqual({ owner_id: null, state: 'active', pool_id: null, team_id: near })
    expect(await sees(manager, id)).toBe(true)
  })

  test('merged with another it takes the stricter grade, needs clearance for both, and parted each is as it was', async () => {
    const [open, hidden] = [await make(), await makeHidden({ address: '只在隐藏的那家' })]
    const body = { keptId: open, mergedId: hidden, reason: '同一家' }
    expect((await director.refusal(mergeCustomers, { body })).body.reason).toBe('not_found')
    const merge = await manager.call(mergeCustomers, { body })
    expect(merge.customer.secrecy).toBe('hidden')
    expect(await sees(director, open)).toBe(false)
    await manager.call(undoMerge, { params: { id: merge.id }, body: { reason: '不是' } })
    expect(await sees(director, open)).toBe(true)
    expect(await sees(director, hidden)).toBe(false)
    // What the merge took over from the hidden one is told in no history.
    for (const [who, told] of [
      [director, false],
      [manager, true],
    ] as const) {
      const history = [
        await who.call(listChanges, { params: { id: open }, query: { limit: 200 } }),
        await who.call(showTimeline, { params: { id: open }, query: { limit: 200 } }),
      ].map((list) => JSON.stringify(list))
      expect(history.map((text) => text.includes('只在隐藏的那家'))).toEqual([told, told])
      expect(history.some((text) => text.includes(hidden))).toBe(told)
    }
  })

  test('G4: before a merge it is told who will see all of both, and who nothing more; and so it comes', async () => {
    const world = [rep, mate, stranger, manager, farManager, director, app.admin]
    const unsigned = await app.person('rep', { team: near })
    const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id).toSorted()
    for (const turned of [false, true]) {
      const open = await make({ ownerId: mate.id })
      await manager.call(putMember, { params: { id: open, personId: unsigned.id }, body: {} })
      const hidden = await makeHidden()
      await manager.call(nameConfidant, { params: { id: hidden, personId: stranger.id } })
      const [keptId, mergedId] = turned ? [hidden, open] : [open, hidden]
      const { sight } = await manager.call(previewMerge, { query: { keptId, mergedId } })
      expect((await director.refusal(previewMerge, { query: { keptId, mergedId } })).body.reason).toBe('not_found')
      const people = [...world, unsigned]
      const seenBy = async (who: Caller) => [await sees(who, keptId), await sees(who, mergedId)]
      const before = await Promise.all(people.map(seenBy))
      await manager.call(mergeCustomers, { body: { keptId, mergedId, reason: '同一家' } })
      const after = await Promise.all(people.map((who) => sees(who, keptId)))
      const gained = people.filter((_, n) => after[n] && !before[n]?.every(Boolean))
      const lost = people.filter((_, n) => !after[n] && before[n]?.some(Boolean))
      const known = new Set(people.map(({ id }) => id))
      expect(idsOf(sight?.gains ?? []).filter((id) => known.has(id))).toEqual(idsOf(gained))
      const losing = sight?.loses.filter(({ person }) => known.has(person.id)) ?? []
      expect(idsOf(losing.map(({ person }) => person))).toEqual(idsOf(lost))
      expect(gained.map(({ id }) => id)).toEqual(turned ? [rep.id, stranger.id] : [mate.id])
      expect(losing.filter(({ mustSign }) => mustSign).map(({ person }) => person.id)).toEqual(
        turned ? [] : [unsigned.id],
      )
    }
    const [one, other] = [await make(), await make()]
    expect((await manager.call(previewMerge, { query: { keptId: one, mergedId: other } })).sight).toBeNull()
  })

  test('only who answers for it, or a director who sees it, hides a customer and shows it again', async () => {
    const id = await make()
    const body = { hidden: true, reason: '要保密' }
    expect((await rep.refusal(hideCustomer, { params: { id }, body })).body.reason).toBe('may_not_hide')
    await director.call(hideCustomer, { params: { id }, body })
    expect(await sees(director, id)).toBe(false)
    expect((await director.refusal(hideCustomer, { params: { id }, body })).body.reason).toBe('not_found')
    await hide(id, false)
    expect(await sees(director, id)).toBe(true)
  })
})

describe('S1: the numbers of documents', () => {
  test('a hidden customer’s are counted apart; gaps are ordinary, since what is only sealed leaves them in the same series', async () => {
    const quoted = async (customerId: string) =>
      (
        await manager.call(draftQuote, {
          body: { customerId, lines: [{ name: '彩盒', quantity: 1, unitPrice: 100 }] },
        })
      ).number
    const [first, sealed, hidden, later] = [
      await quoted(await make()),
      await quoted(await makeSealed()),
      await quoted(await makeHidden()),
      await quoted(await make()),
    ]
    const count = (number: string) => Number(number.split('-')[1])
    expect([sealed, later].map(count)).toEqual([count(first) + 1, count(first) + 2])
    expect(hidden).toMatch(/^QX/)
    const { items } = await director.call(listQuotes, { query: { limit: 200 } })
    const told = items.map((quote) => quote.number)
    expect([first, sealed, hidden, later].map((number) => told.includes(number))).toEqual([true, false, false, true])
  })
})

describe('S4: every sight is logged', () => {
  const sightsOf = async (id: string, by = manager) =>
    (await by.call(listSights, { query: { customer: id, limit: 200 } })).items

  test('record, list row and refusal alike, before the values leave; who answers reviews them', async () => {
    const id = await makeSealed()
    const before = new Set((await sightsOf(id)).map((sight) => sight.id))
    await rep.call(showCustomer, { params: { id } })
    await rep.call(listCustomers, { query: { limit: 200 } })
    const conflict = await rep.refusal(
      changeCustomer,
      { params: { id }, body: { remarks: '改' } },
      { 'if-match': '99' },
    )
    expect(conflict.body.reason).toBe('version_conflict')
    const seen = (await sightsOf(id)).filter((sight) => !before.has(sight.id))
    expect(seen.map((sight) => `${sight.person.id} ${sight.place}`).toSorted()).toEqual(
      [`${rep.id} showCustomer`, `${rep.id} listCustomers`, `${rep.id} changeCustomer`].toSorted(),
    )
    expect(await sightsOf(id, farManager)).toEqual([])
    expect((await rep.refusal(listSights)).status).toBe(403)
  })

  test('the manager’s own looks are reviewed by a head or the audit who is named and has signed, and by nobody else', async () => {
    const id = await makeSealed()
    await manager.call(showCustomer, { params: { id } })
    const ofManager = async (by: Caller) =>
      (await by.call(listSights, { query: { customer: id, person: manager.id, limit: 200 } })).items.length
    for (const role of ['director', 'auditor'] as const) {
      const watcher = await app.person(role)
      expect((await watcher.refusal(listSights)).body.reason).toBe('review_needs_signature')
      await sign(watcher)
      expect(await ofManager(watcher)).toBe(0)
      await manager.call(nameConfidant, { params: { id, personId: watcher.id } })
      expect(await ofManager(watcher)).toBeGreaterThan(0)
    }
    await manager.call(nameConfidant, { params: { id, personId: mate.id } })
    expect((await mate.refusal(listSights)).status).toBe(403)
  })

  test('somebody just named is flagged, and an export too; an ordinary look is not', async () => {
    const id = await makeSealed()
    await manager.call(nameConfidant, { params: { id, personId: stranger.id } })
    await stranger.call(showCustomer, { params: { id } })
    await rep.call(showCustomer, { params: { id } })
    await (await app.fetch('/customers/export?format=csv', { headers: { authorization: `Bearer ${rep.key}` } })).text()
    const flags = (await sightsOf(id)).map((sight) => [sight.person.id, sight.place, sight.flags.map((f) => f.code)])
    // The clock stands still, so that all looks of this file fall into one hour.
    const flagsOf = (who: Caller, place: string) =>
      flags.filter(([by, where]) => by === who.id && where === place).map(([, , codes]) => codes)
    expect(flagsOf(stranger, 'showCustomer')).toEqual([expect.arrayContaining(['fresh'])])
    expect(flagsOf(rep, 'showCustomer')).toEqual([expect.not.arrayContaining(['fresh'])])
    expect(flagsOf(rep, 'exportCustomers')).toEqual([expect.arrayContaining(['export'])])
    const unusual = await manager.call(listSights, { query: { customer: id, unusual: 'true' } })
    expect(unusual.items.every((sight) => sight.flags.length > 0)).toBe(true)
  })

  test('of a secret customer no reply is kept for repeats: the repeat is told that it is done', async () => {
    const id = await makeSealed()
    const body = { customerId: id, channel: 'phone' as const, effective: true, summary: '只说一次' }
    const key = { 'idempotency-key': 'in the lift' }
    await rep.call(logTouch, { body }, key)
    expect((await rep.refusal(logTouch, { body }, key)).body.reason).toBe('told_once')
    expect(await app.query(`select reply from idempotency_key where key = 'in the lift'`)).toEqual([{ reply: null }])
    const touches = await app.query(`select 1 from touch where customer_id = $1`, [id])
    expect(touches).toHaveLength(1)
  })

  test('what was kept while a customer was open is not told again once it is closed to who asked', async () => {
    const id = await make()
    const ask = [
      changeCustomer,
      { params: { id }, body: { remarks: '开着的时候' } },
      { 'idempotency-key': 'before' },
    ] as const
    await director.call(...ask)
    await hide(id)
    expect((await director.refusal(...ask)).body.reason).toBe('told_once')
  })
})
