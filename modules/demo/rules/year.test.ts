import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn } from '../../../shared/calendar.ts'
import { planDemo } from '../seeds.ts'
import { arrangedOf } from './appointments.ts'
import { AFTERNOON } from './appointmentWords.ts'
import type { Facts, PursuitFact } from './facts.ts'
import type { Firm } from './firm.ts'
import { foundFirm } from './found.ts'
import { liveYear } from './year.ts'

const ZONE = 'Asia/Shanghai'

async function live(seed: string, now: string, customers: number): Promise<{ firm: Firm; facts: Facts }> {
  const firm = foundFirm(await planDemo({ seed, now: new Date(now), zone: ZONE, customers, companyPoolId: 'company' }))
  const year = liveYear(firm)
  let day = year.next()
  while (!day.done) day = year.next()
  return { firm, facts: day.value }
}

function grouped<T extends { customerId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.customerId, [...(groups.get(row.customerId) ?? []), row])
  return groups
}
const minutes = (at: Date) => (((at.getTime() / 60_000 + 8 * 60) % 1440) + 1440) % 1440

/** The pursuit in which a customer stood at an instant. */
const pursuitAt = (pursuits: readonly PursuitFact[], at: Date) => pursuits.filter((p) => p.startedAt <= at).at(-1)

function expectConsistent({ firm, facts }: { firm: Firm; facts: Facts }): void {
  const { today, now, almanac } = firm.plan
  const touches = grouped(facts.touches)
  const pursuits = grouped(facts.pursuits)
  const holdings = grouped(facts.holdings)
  const customers = new Map(facts.customers.map((c) => [c.id, c]))
  const people = new Map(facts.people.map((p) => [p.id, p]))

  for (const touch of facts.touches) {
    const customer = customers.get(touch.customerId)
    const person = people.get(touch.byId)
    expect(touch.day >= (customer?.enteredOn ?? '')).toBe(true)
    expect(touch.day >= (person?.joinedOn ?? '') && touch.day < (person?.leftOn ?? today)).toBe(true)
    expect(touch.happenedAt < touch.recordedAt && touch.recordedAt < now).toBe(true)
    expect(dayIn(ZONE, touch.happenedAt)).toBe(touch.day)
    expect(touch.nextOn === null || touch.nextOn >= touch.day).toBe(true)
    expect(touch.colleagueIds).not.toContain(touch.byId)
    if (touch.direction === 'in') continue
    expect(almanac.rest.has(touch.day)).toBe(false)
    expect(new Date(touch.day).getUTCDay()).not.toBe(0)
    expect(minutes(touch.happenedAt)).toBeGreaterThanOrEqual(8 * 60 + 30)
    expect(minutes(touch.happenedAt)).toBeLessThanOrEqual(18 * 60 + 30)
  }
  for (const rows of pursuits.values()) {
    expect(rows.map((p) => p.number)).toEqual(rows.map((_, at) => at + 1))
    expect(rows.every((p, at) => at === 0 || p.startedAt >= (rows[at - 1]?.startedAt ?? p.startedAt))).toBe(true)
  }
  for (const rows of holdings.values()) {
    expect(rows.filter((h) => h.endedAt === null).length).toBeLessThanOrEqual(1)
    expect(rows.every((h, at) => at === 0 || (rows[at - 1]?.endedAt ?? now) <= h.startedAt)).toBe(true)
    for (const { ownerId, endedAt } of rows)
      expect(dayIn(ZONE, endedAt ?? now) <= (people.get(ownerId)?.leftOn ?? today)).toBe(true)
  }
  for (const { id, ownerId, poolId, state } of facts.customers) {
    expect(holdings.get(id)?.find((h) => h.endedAt === null)?.ownerId ?? null).toBe(ownerId)
    expect(ownerId === null || (poolId === null && state === 'active')).toBe(true)
  }
  for (const move of facts.moves.filter((m) => m.kind === 'suspended')) {
    const pursuit = pursuitAt(pursuits.get(move.customerId) ?? [], move.at)
    const effective = (touches.get(move.customerId) ?? []).filter(
      (t) => t.effective && t.happenedAt >= (pursuit?.startedAt ?? now) && t.happenedAt <= move.at,
    )
    expect(new Set(effective.map((t) => t.day)).size).toBeGreaterThanOrEqual(12)
    expect(move.reason).not.toBe('')
    expect((move.lookAgainOn ?? '') > dayIn(ZONE, move.at)).toBe(true)
  }
  for (const { raisedAt, decidedAt, decidedBy, decision, customerId } of facts.stepIns) {
    expect(decidedAt === null || decidedAt >= raisedAt).toBe(true)
    const owner = holdings.get(customerId)?.find((h) => h.startedAt <= raisedAt && (h.endedAt ?? now) >= raisedAt)
    if (decision === 'go_on' || decision === 'join') expect(decidedBy).not.toBe(owner?.ownerId)
  }
  for (const { used } of facts.claims) expect(used).toBeLessThanOrEqual(5)
  for (const rows of grouped(facts.stages).values()) {
    expect(rows.every((s, at) => s.fromStage === (rows[at - 1]?.toStage ?? 0) && s.toStage > s.fromStage)).toBe(true)
    expect(customers.get(rows[0]?.customerId ?? '')?.stage).toBe(rows.at(-1)?.toStage)
  }
  for (const { orderedOn, completedOn, payment, customerId } of facts.orders) {
    expect(orderedOn >= (customers.get(customerId)?.enteredOn ?? '') && orderedOn < today).toBe(true)
    expect((payment === 'paid') === (completedOn !== null)).toBe(true)
    expect(new Date(orderedOn).getUTCDay()).not.toBe(0)
  }
}

describe('the year of the demo', () => {
  test('T1–T12: whatever the seed and the day, facts agree with each other and with the rules', async () => {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(fc.nat(), days, fc.integer({ min: 20, max: 70 }), async (seed, now, customers) =>
        expectConsistent(await live(String(seed), now.toISOString(), customers)),
      ),
      { numRuns: 5 },
    )
  })

  test('the same seed and day make the same company; another hour of that day changes nothing', async () => {
    const [one, same, other] = await Promise.all([
      live('3', '2026-06-01T02:00:00Z', 80),
      live('3', '2026-06-01T14:30:00Z', 80),
      live('4', '2026-06-01T02:00:00Z', 80),
    ])
    expect(same.facts).toEqual(one.facts)
    expect(other.facts.customers.map((c) => c.name)).not.toEqual(one.facts.customers.map((c) => c.name))
  })

  test('A6: a customer who asks for the afternoon was to be met in the morning, and proposes the afternoon', async () => {
    const proposed = []
    for (const seed of ['6', '7', '8']) {
      const { firm } = await live(seed, '2026-06-01T02:00:00Z', 80)
      for (const { startsAt, moves } of arrangedOf(firm).appointments)
        for (const move of moves.filter(({ note }) => note === AFTERNOON))
          proposed.push([minutes(startsAt as Date) < 720, minutes(move.startsAt as Date) >= 720])
    }
    expect(proposed.length).toBeGreaterThan(0)
    expect(proposed.flat()).not.toContain(false)
  })

  test('there are as many customers as asked, and a page of notes does not look copied', async () => {
    const { facts } = await live('5', '2026-06-01T02:00:00Z', 150)
    expect(facts.customers).toHaveLength(150)
    for (const rows of grouped(facts.touches.filter((t) => t.effective)).values()) {
      const page = rows.slice(-12).map((t) => t.summary)
      expect(new Set(page).size).toBeGreaterThanOrEqual(page.length - 1)
    }
  })
})
