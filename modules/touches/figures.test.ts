import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayIn, startOfDay } from '../../shared/calendar.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { createCustomer, showCustomer } from '../customers/contract.ts'
import { assign } from '../pool/contract.ts'
import { correctTouch, logTouch } from './contract.ts'

// Whatever is logged, back-dated, corrected or taken back, in whatever order: the server's kept figures equal what
// the touches that stand add up to, counted here by hand.

const ZONE = 'Asia/Shanghai'
const SEED = Number(process.env.JINKE_SEED ?? Date.now() % 1_000_000)
const RUNS = 15

type Channel = 'phone' | 'wechat' | 'visit_out' | 'email'
type Step =
  | {
      do: 'log'
      back: number
      hour: number | null
      channel: Channel
      inbound: boolean
      effective: boolean
      next: number | null
    }
  | { do: 'correct'; which: number; effective: boolean; back: number | null; hour: number | null }
  | { do: 'retract'; which: number }
  | { do: 'wait'; days: number; hours: number }
  | { do: 'hand over' }

const channel = fc.constantFrom<Channel>('phone', 'wechat', 'visit_out', 'email')
const hour = fc.option(fc.integer({ min: 0, max: 23 }), { nil: null })
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('log' as const),
        back: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
        hour,
        channel,
        inbound: fc.boolean(),
        effective: fc.boolean(),
        next: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('correct' as const),
        which: fc.nat(30),
        effective: fc.boolean(),
        back: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
        hour,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const), which: fc.nat(30) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        days: fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 20 })),
        hours: fc.integer({ min: 0, max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'hand over' as const }) },
  ),
  { minLength: 5, maxLength: 22 },
)

/** A touch as it was told, and whether it still stands. */
interface Told {
  id: string
  at: Date
  day: string
  wholeDay: boolean
  channel: Channel
  inbound: boolean
  effective: boolean
  next: string | null
  recorded: Date
  stands: boolean
}

let app: TestApp
let reps: [Caller, Caller]
beforeAll(async () => {
  app = await openApp()
  reps = [await app.person('rep'), await app.person('rep')]
})
afterAll(() => app.close())

test(`T1–T3: the figures kept are what the touches that stand add up to (seed ${SEED})`, {
  timeout: 60_000,
}, async () => {
  await fc.assert(fc.asyncProperty(steps, live), { seed: SEED, numRuns: RUNS })
})

/** Lives through a history, and compares after every step. */
async function live(history: Step[]): Promise<void> {
  let now = new Date('2026-03-02T01:00:00Z')
  const turn = (to: Date) => {
    now = to
    app.clock.set(now)
  }
  turn(now)
  const { id } = await app.admin.call(createCustomer, { body: { name: '某厂', ownerId: reps[0].id, force: true } })
  let began = startOfDay(ZONE, dayIn(ZONE, now))
  let holder = 0
  const told: Told[] = []
  for (const step of history) {
    turn(new Date(now.getTime() + 10 * 60_000))
    const when = (back: number, at: number | null) => {
      const day = addDays(dayIn(ZONE, now), -back)
      const instant = new Date(startOfDay(ZONE, day).getTime() + (at ?? 0) * 3_600_000)
      const wholeDay = at === null
      return wholeDay || instant <= now ? { day, at: instant, wholeDay } : { day, at: now, wholeDay: false }
    }
    const say = (w: { day: string; at: Date; wholeDay: boolean }) => (w.wholeDay ? w.day : w.at.toISOString())
    const standing = told.filter((t) => t.stands)
    if (step.do === 'wait') turn(new Date(now.getTime() + (step.days * 24 + step.hours) * 3_600_000))
    else if (step.do === 'hand over') {
      holder = 1 - holder
      const ownerId = (reps[holder] as Caller).id
      await app.admin.call(assign, { body: { customerIds: [id], ownerId } })
      began = now
    } else if (step.do === 'log') {
      const w = when(step.back, step.hour)
      const next = step.next === null ? null : addDays(w.day, step.next)
      const { touch } = await app.admin.call(logTouch, {
        body: {
          customerId: id,
          channel: step.channel,
          direction: step.inbound ? 'in' : 'out',
          effective: step.effective,
          summary: '说了些话',
          happenedAt: say(w),
          nextOn: next,
        },
      })
      told.push({ id: touch.id, ...w, ...step, next, recorded: now, stands: true })
    } else {
      const old = standing[step.which % Math.max(1, standing.length)]
      if (!old) continue
      const w = step.do === 'correct' && step.back !== null ? when(step.back, step.hour) : old
      const { touch } = await app.admin.call(correctTouch, {
        params: { id: old.id },
        body:
          step.do === 'retract'
            ? { retract: true }
            : { effective: step.effective, ...(w === old ? {} : { happenedAt: say(w) }) },
      })
      old.stands = false
      const { day, at, wholeDay } = w
      if (step.do === 'correct')
        told.push({ ...old, id: touch.id, day, at, wholeDay, effective: step.effective, recorded: now, stands: true })
    }
    const customer = await app.admin.call(showCustomer, { params: { id } })
    const [kept] = await app.query<{ since: Date | string | null }>(
      'select unanswered_since as since from customer where id = $1',
      [id],
    )
    const { touches, effectiveTouches, effectiveTouchesEver, lastTouchAt, lastEffectiveTouchAt } = customer
    const { dueOn, overdueOn, cadence, nextOn, stage } = customer
    expect({
      ...{ touches, effectiveTouches, effectiveTouchesEver, lastTouchAt, lastEffectiveTouchAt },
      ...{ dueOn, overdueOn, cadence, nextOn, reached: stage, unansweredSince: kept?.since ?? null },
    }).toEqual({ ...countedByHand(told, began, now), reached: expect.any(String) })
  }
}

function countedByHand(all: readonly Told[], began: Date, now: Date) {
  const today = dayIn(ZONE, now)
  const firstDay = dayIn(ZONE, began)
  const standing = all.filter((t) => t.stands)
  const mine = standing.filter((t) => (t.wholeDay && t.day === firstDay ? t.recorded >= began : t.at >= began))
  const effectiveDays = (touches: readonly Told[]) => new Set(touches.filter((t) => t.effective).map((t) => t.day))
  const latest = (days: Iterable<string>) => [...days].sort().at(-1) ?? null
  const lastEffective = latest(effectiveDays(mine))
  const since = lastEffective ?? firstDay
  const [early, due, overdue] = lastEffective ? [10, 15, 30] : [0, 0, 3]

  const tries = new Set(
    mine.filter((t) => !t.effective && !t.inbound && t.day > (lastEffective ?? '')).map((t) => t.day),
  )
  const [first, second] = [...tries].sort()
  const lastCounted = second ?? first
  const dueOn = lastCounted ? addDays(lastCounted, 1) : addDays(since, due)
  const overdueOn = addDays(since, overdue)
  const waits = today >= overdueOn ? 'overdue' : today >= dueOn ? 'due' : today < addDays(since, early) ? 'early' : 'ok'

  const inOrder = standing.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || a.recorded.getTime() - b.recorded.getTime(),
  )
  const promise = inOrder.findLast((t) => t.next !== null)
  const after = promise ? inOrder.slice(inOrder.indexOf(promise) + 1) : []
  const kept = promise && after.every((t) => t.day < (promise.next as string))

  const talks = ['phone', 'visit_out']
  const answered = standing
    .filter((t) => (talks.includes(t.channel) ? t.effective : !t.inbound))
    .map((t) => (t.wholeDay ? startOfDay(ZONE, addDays(t.day, 1)) : t.at).getTime())
  const waiting = standing.filter(
    (t) => t.inbound && (t.channel === 'wechat' || t.channel === 'email' || (t.channel === 'phone' && !t.effective)),
  )
  const open = waiting.filter((t) => answered.every((a) => t.at.getTime() > a)).map((t) => t.at.toISOString())

  return {
    touches: standing.length,
    effectiveTouches: effectiveDays(mine).size,
    effectiveTouchesEver: effectiveDays(standing).size,
    lastTouchAt: inOrder.at(-1)?.at.toISOString() ?? null,
    lastEffectiveTouchAt: inOrder.findLast((t) => t.effective)?.at.toISOString() ?? null,
    dueOn,
    overdueOn,
    cadence: waits,
    nextOn: kept ? promise.next : null,
    unansweredSince: open.sort()[0] ?? null,
  }
}
