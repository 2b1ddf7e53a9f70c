import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookAppointment, createAppointment } from '../../modules/appointments/contract.ts'
import { changeSettings } from '../../modules/company/contract.ts'
import {
  archiveCustomer,
  changeCustomer,
  createCustomer,
  mergeCustomers,
  undoMerge,
} from '../../modules/customers/contract.ts'
import { undoImport } from '../../modules/imports/contract.ts'
import { assign, claim, depart } from '../../modules/pool/contract.ts'
import { correctTouch, logTouch } from '../../modules/touches/contract.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { hour, nextDay, TEN } from '../../testing/appointing.ts'
import { LONG } from '../../testing/long.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { type Chance, chanceOf, seedOfRun } from './chance.ts'
import { inLine, outcome } from './inLine.ts'
import { someOrder, type Told } from './serial.ts'

// Writes that meet: by real connections at the same time, held against a model that does one after another.

const ROUNDS = LONG ? 60 : 3
const seed = seedOfRun()
const chance: Chance = chanceOf(seed)
let app: TestApp
let reps: Caller[]
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  reps = [await app.person('rep'), await app.person('rep'), await app.person('rep')]
})
afterAll(() => app.close())

let made = 0
const customer = async (by: Caller, ownerId?: string | null) =>
  (
    await by.call(createCustomer, {
      body: { name: `相遇 ${++made}`, force: true, ...(ownerId === undefined ? {} : { ownerId }) },
    })
  ).id
const rep = (n: number) => reps[n] as Caller
const locked = (id: string) => `select from customer where id = '${id}' for update`
const touch = (by: Caller, customerId: string) => () =>
  by.call(logTouch, { body: { customerId, channel: 'phone', effective: true, summary: '谈了' } })

/** Runs acts at the same time; answers what each was told. */
const together = <Act>(acts: readonly Act[], run: (act: Act) => Promise<unknown>): Promise<Told<Act>[]> =>
  Promise.all(acts.map(async (act) => ({ act, told: await outcome(run(act)) })))

function expectSerial<State, Act>(
  start: State,
  told: Told<Act>[],
  step: (state: State, act: Act) => { told: string; state: State },
  end: State,
): void {
  const order = someOrder(start, told, step, end)
  expect(order, `JINKE_TRUST_SEED=${seed}: no order explains ${JSON.stringify({ told, end })}`).not.toBeNull()
}

test(`T6: claims at the edge of the quota and of the cap go as one after another (${ROUNDS} rounds)`, {
  timeout: 600_000,
}, async () => {
  const A_DAY = 2
  const CAP = 3
  await app.admin.call(changeSettings, {
    body: { values: { 'pool.claims_a_day': A_DAY, 'pool.held_at_most': CAP, 'pool.held_by_newcomer': CAP } },
  })
  for (let round = 0; round < ROUNDS; round++) {
    const people = [await app.person('rep'), await app.person('rep')]
    // One of them is near the cap, the other has his day's claims before him.
    for (let n = 0; n < 2; n++) await customer(people[0] as Caller)
    const waiting = [await customer(app.admin, null), await customer(app.admin, null), await customer(app.admin, null)]
    const acts = Array.from({ length: 7 }, () => ({ who: chance.below(2), what: chance.below(waiting.length) }))
    type State = { owner: (number | null)[]; used: number[]; held: number[] }
    const step = (state: State, { who, what }: (typeof acts)[number]) => {
      const { owner, used, held } = state
      if (owner[what] === who) return { told: 'already_yours', state }
      if (owner[what] !== null) return { told: 'already_claimed', state }
      if ((used[who] ?? 0) >= A_DAY) return { told: 'claim_limit', state }
      if ((held[who] ?? 0) >= CAP) return { told: 'holding_cap', state }
      const up = (counts: number[]) => counts.map((count, n) => (n === who ? count + 1 : count))
      return {
        told: 'done',
        state: { owner: owner.map((o, n) => (n === what ? who : o)), used: up(used), held: up(held) },
      }
    }
    const told = await together(acts, ({ who, what }) =>
      (people[who] as Caller).call(claim, { body: { customerId: waiting[what] as string } }),
    )
    const owners = await app.query<{ owner: string | null }>(
      'select c.owner_id as owner from unnest($1::uuid[]) with ordinality w(id, n) join customer c using (id) order by n',
      [waiting],
    )
    const counts = await app.query<{ used: number; held: number }>(
      `select coalesce((select sum(used) from claim_quota where person_id = p.id), 0)::int as used, (select count(*) from customer where owner_id = p.id)::int as held
       from unnest($1::uuid[]) with ordinality p(id, n) order by n`,
      [people.map(({ id }) => id)],
    )
    const indexOf = (id: string | null) => (id === null ? null : people.findIndex((p) => p.id === id))
    expectSerial<State, (typeof acts)[number]>(
      { owner: waiting.map(() => null), used: [0, 0], held: [2, 0] },
      told,
      step,
      {
        owner: owners.map(({ owner }) => indexOf(owner)),
        used: counts.map((c) => c.used),
        held: counts.map((c) => c.held),
      },
    )
  }
})

test(`A9: bookings and moves of the same people go as one after another (${ROUNDS} rounds)`, {
  timeout: 600_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const day = nextDay()
    const slots = [0, 0.5, 1].map((h) => hour(day, TEN + h))
    const [first, second] = [await app.person('manager'), await app.person('manager')]
    const id = await customer(app.admin, first.id)
    // The third has both of them come.
    const appointments = [[first.id], [second.id], [first.id, second.id]].map((people) => ({ people, id: '' }))
    for (const a of appointments) {
      const [organiserId, ...personIds] = a.people as [string, ...string[]]
      const body = {
        customerId: id,
        kind: 'visit_in',
        organiserId,
        personIds,
        minutes: 30,
        bufferBefore: 0,
        bufferAfter: 0,
      }
      a.id = (await app.admin.call(createAppointment, { body })).id
    }
    // Both of them book, and somebody who comes to neither.
    const bookers = [first, second, app.admin]
    const acts = Array.from({ length: 6 }, () => ({
      which: chance.below(3),
      slot: chance.below(slots.length),
      by: chance.below(bookers.length),
    }))
    const step = (state: (number | null)[], { which, slot }: (typeof acts)[number]) => {
      const clash = state.some(
        (at, other) =>
          other !== which &&
          at === slot &&
          appointments[other]?.people.some((p) => appointments[which]?.people.includes(p)),
      )
      return clash
        ? { told: 'time_taken', state }
        : { told: 'done', state: state.map((at, n) => (n === which ? slot : at)) }
    }
    const told = await together(acts, ({ which, slot, by }) =>
      (bookers[by] as Caller).call(bookAppointment, {
        params: { id: appointments[which]?.id as string },
        body: { startsAt: slots[slot] as string, notify: false, atNight: true },
      }),
    )
    const stands = await app.query<{ at: Date | null }>(
      'select a.starts_at as at from unnest($1::uuid[]) with ordinality w(id, n) join appointment a using (id) order by n',
      [appointments.map((a) => a.id)],
    )
    const end = stands.map(({ at }) =>
      at === null ? null : slots.findIndex((slot) => Date.parse(slot) === new Date(at).getTime()),
    )
    expectSerial([null, null, null] as (number | null)[], told, step, end)
  }
})

test(`G4: a merge, edits and touches of both sides go as one after another (${ROUNDS} rounds)`, {
  timeout: 600_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const ids = [await customer(rep(0)), await customer(rep(0))] as [string, string]
    for (const id of ids) await app.admin.call(changeCustomer, { params: { id }, body: { remarks: '起初' } })
    type Act = { do: 'merge' } | { do: 'touch'; of: number } | { do: 'edit'; of: number; words: string }
    const acts: Act[] = [
      { do: 'merge' },
      ...Array.from({ length: 5 }, (_, n): Act => {
        const of = chance.below(2)
        return chance.below(2) ? { do: 'touch', of } : { do: 'edit', of, words: `改 ${n}` }
      }),
    ]
    type State = { merged: boolean; remarks: string[]; touches: number[] }
    const step = (state: State, act: Act): { told: string; state: State } => {
      if (act.do === 'merge')
        return {
          told: 'done',
          state: { ...state, merged: true, touches: [(state.touches[0] ?? 0) + (state.touches[1] ?? 0), 0] },
        }
      if (act.of === 1 && state.merged) return { told: 'merged', state }
      if (act.do === 'touch')
        return { told: 'done', state: { ...state, touches: state.touches.map((n, of) => (of === act.of ? n + 1 : n)) } }
      return {
        told: 'done',
        state: { ...state, remarks: state.remarks.map((r, of) => (of === act.of ? act.words : r)) },
      }
    }
    const told = await together(acts, (act) =>
      act.do === 'merge'
        ? app.admin.call(mergeCustomers, {
            body: { keptId: ids[0], mergedId: ids[1], fields: { remarks: 'kept' }, reason: '同一家' },
          })
        : act.do === 'touch'
          ? touch(rep(0), ids[act.of] as string)()
          : rep(0).call(changeCustomer, { params: { id: ids[act.of] as string }, body: { remarks: act.words } }),
    )
    const stands = await app.query<{ root: string; remarks: string; touches: number }>(
      'select c.root_id as root, c.remarks, c.touches from unnest($1::uuid[]) with ordinality w(id, n) join customer c using (id) order by n',
      [ids],
    )
    const isMerged = stands[1]?.root === ids[0]
    expectSerial<State, Act>({ merged: false, remarks: ['起初', '起初'], touches: [0, 0] }, told, step, {
      merged: isMerged,
      remarks: stands.map((s) => s.remarks),
      touches: stands.map((s, of) => (of === 1 && isMerged ? 0 : s.touches)),
    })
  }
})

test(`G4: an undone merge, edits and touches of both sides go as one after another (${ROUNDS} rounds)`, {
  timeout: 600_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const ids = [await customer(rep(0)), await customer(rep(0))] as [string, string]
    for (const [of, remarks] of ['甲', '乙'].entries())
      await app.admin.call(changeCustomer, { params: { id: ids[of] as string }, body: { remarks } })
    const body = { keptId: ids[0], mergedId: ids[1], fields: { remarks: 'merged' as const }, reason: '同一家' }
    const { id: mergeId } = await app.admin.call(mergeCustomers, { body })
    type Act = { do: 'undo'; by: number } | { do: 'touch'; of: number } | { do: 'edit'; of: number; words: string }
    const acts: Act[] = [
      { do: 'undo', by: 0 },
      { do: 'undo', by: 1 },
      ...Array.from({ length: 5 }, (_, n): Act => {
        const of = chance.below(2)
        return chance.below(2) ? { do: 'touch', of } : { do: 'edit', of, words: `改 ${n}` }
      }),
    ]
    type State = { merged: boolean; remarks: string[]; touches: number[] }
    const at = <T>(all: T[], of: number, what: (one: T) => T) => all.map((one, n) => (n === of ? what(one) : one))
    const step = (state: State, act: Act): { told: string; state: State } => {
      if (act.do === 'undo') {
        if (!state.merged) return { told: 'merge_undone', state }
        // The kept one's remarks go back where they are still those that the merge gave it.
        const remarks = at(state.remarks, 0, (words) => (words === '乙' ? '甲' : words))
        return { told: 'done', state: { ...state, merged: false, remarks } }
      }
      if (act.of === 1 && state.merged) return { told: 'merged', state }
      if (act.do === 'touch')
        return { told: 'done', state: { ...state, touches: at(state.touches, act.of, (n) => n + 1) } }
      return { told: 'done', state: { ...state, remarks: at(state.remarks, act.of, () => act.words) } }
    }
    const told = await together(acts, (act) =>
      act.do === 'undo'
        ? (act.by === 0 ? app.admin : rep(0)).call(undoMerge, {
            params: { id: mergeId },
            body: { reason: '不是同一家' },
          })
        : act.do === 'touch'
          ? touch(rep(0), ids[act.of] as string)()
          : rep(0).call(changeCustomer, { params: { id: ids[act.of] as string }, body: { remarks: act.words } }),
    )
    const stands = await app.query<{ root: string; remarks: string; touches: number }>(
      'select c.root_id as root, c.remarks, c.touches from unnest($1::uuid[]) with ordinality w(id, n) join customer c using (id) order by n',
      [ids],
    )
    expectSerial<State, Act>({ merged: true, remarks: ['乙', '乙'], touches: [0, 0] }, told, step, {
      merged: stands[1]?.root === ids[0],
      remarks: stands.map((s) => s.remarks),
      touches: stands.map((s) => s.touches),
    })
  }
})

test(`T6: a customer that changes hands while both log touches (${ROUNDS} rounds)`, { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await customer(rep(0))
    type Act = { do: 'touch'; who: number } | { do: 'assign'; to: number }
    const acts: Act[] = [
      { do: 'assign', to: 1 },
      ...(chance.below(2) ? [{ do: 'assign', to: 0 } as const] : []),
      ...Array.from({ length: 5 }, (): Act => ({ do: 'touch', who: chance.below(2) })),
    ]
    type State = { owner: number; touches: number }
    const step = (state: State, act: Act): { told: string; state: State } => {
      if (act.do === 'assign') return { told: 'done', state: { ...state, owner: act.to } }
      if (act.who !== state.owner) return { told: 'not_found', state }
      return { told: 'done', state: { ...state, touches: state.touches + 1 } }
    }
    const told = await together(acts, (act) =>
      act.do === 'assign'
        ? app.admin.call(assign, { body: { customerIds: [id], ownerId: rep(act.to).id } })
        : touch(rep(act.who), id)(),
    )
    const [stands] = await app.query<{ owner: string; touches: number }>(
      'select owner_id as owner, (select count(*) from live_touch t where t.customer_id = c.id)::int as touches from customer c where id = $1',
      [id],
    )
    expectSerial<State, Act>({ owner: 0, touches: 0 }, told, step, {
      owner: reps.findIndex((r) => r.id === stands?.owner),
      touches: stands?.touches ?? -1,
    })
  }
})

test('T8: a touch that is being kept while its customer’s import is undone keeps the customer', async () => {
  const form = new FormData()
  form.append('files', new Blob(['客户名称,电话\n撤回遇新厂,13900001111']), '客户.csv')
  const uploaded = await app.fetch('/imports', {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${app.admin.key}`, 'x-jinke': '1' },
  })
  const { id: importId } = (await uploaded.json()) as { id: string }
  await app.runJobs()
  const [{ id }] = (await app.query(`select id from customer where name = '撤回遇新厂'`)) as [{ id: string }]
  await app.admin.call(undoImport, { params: { id: importId } })
  const told = await inLine(app, locked(id), [touch(app.admin, id), () => app.runJobs()])
  expect(told).toEqual(['done', 'done'])
  expect(await app.query('select state, touches from customer where id = $1', [id])).toEqual([
    { state: 'active', touches: 1 },
  ])
})

test('T6: whoever leaves while creating or claiming a customer leaves none behind', async () => {
  const leave = (who: Caller) => () =>
    app.admin.call(depart, { params: { id: who.id }, body: { rest: { ownerIds: [rep(0).id], spread: 'load' } } })
  const searches = 'lock table customer_search in share mode'
  const creator = await app.person('rep')
  const created = await inLine(app, searches, [() => customer(creator), leave(creator)])
  const claimer = await app.person('rep')
  const waiting = await customer(app.admin, null)
  const claimed = await inLine(app, locked(waiting), [
    () => claimer.call(claim, { body: { customerId: waiting } }),
    leave(claimer),
  ])
  expect([created[1], claimed[1]]).toEqual(['done', 'done'])
  expect(
    await app.query(`select c.id from customer c join person p on p.id = c.owner_id where p.state = 'left'`),
  ).toEqual([])
})

test('T6: a customer that is archived or merged while it is given to somebody stays so, and whoever gave it is told', async () => {
  const [kept, merged, archived] = [await customer(rep(0)), await customer(rep(0)), await customer(rep(0))]
  const give = (id: string) => () => app.admin.call(assign, { body: { customerIds: [id], ownerId: rep(1).id } })
  const told = [
    await inLine(app, locked(merged), [
      () => app.admin.call(mergeCustomers, { body: { keptId: kept, mergedId: merged, reason: '同一家' } }),
      give(merged),
    ]),
    await inLine(app, locked(archived), [
      () => app.admin.call(archiveCustomer, { params: { id: archived }, body: { reason: '录错了' } }),
      give(archived),
    ]),
  ]
  expect(told).toEqual([
    ['done', 'unknown_customers'],
    ['done', 'unknown_customers'],
  ])
  expect(
    await app.query('select distinct state, owner_id from customer where id = any($1)', [[merged, archived]]),
  ).toEqual([{ state: 'archived', owner_id: null }])
})

test('G4: of two who enter the same customer at the same time one is told of the other', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const body = {
      name: `同时录入 ${'甲乙丙丁戊己庚辛壬癸'[round % 10]}${round} 包装厂`,
      phones: [`1380000${1000 + round}`],
    }
    const told = await together([0, 1, 2], (who) => rep(who).call(createCustomer, { body }))
    expect(told.filter((t) => t.told === 'done')).toHaveLength(1)
  }
})

test('of two corrections of a touch, and of two changes of a setting that both saw the same, one is kept', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await customer(rep(0))
    const logged = await rep(0).call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' },
    })
    const corrected = await together(['一', '二', '三'], (summary) =>
      rep(0).call(correctTouch, { params: { id: logged.touch.id }, body: { summary } }),
    )
    expect(corrected.map((t) => t.told).toSorted()).toEqual(['corrected_already', 'corrected_already', 'done'])
    await app.admin.call(changeSettings, { body: { values: { 'pool.cooling_off': 30 } } })
    const set = await together([10, 20, 40], (days) =>
      app.admin.call(changeSettings, {
        body: { values: { 'pool.cooling_off': days }, seen: { 'pool.cooling_off': 30 } },
      }),
    )
    expect(set.filter((t) => t.told === 'done')).toHaveLength(1)
  }
})
