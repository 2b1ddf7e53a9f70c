import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import type { Window } from '../../customers/rules/cadence.ts'
import { TIERS, type Tier } from '../../customers/rules/stages.ts'

/** A customer that a rep holds, as T9 sees it. */
export interface Held {
  id: string
  tier: Tier | null
  /** The window of T3 that applies to it now. */
  window: Window
  /** Whether T4 and T5 let it rest. */
  maySuspend: boolean
  lastEffectiveOn: Day | null
}

/** What a rep with this pace can hold of customers of one cadence. */
export interface Room {
  /** With fewer they are touched before it is time, if the pace is kept. */
  fewest: number
  /** Each touched on the day it is due. */
  right: number
  /** Each touched on the last day before it is overdue; with more, some are neglected. */
  most: number
}

export type LoadAdvice =
  | { kind: 'take'; leads: number }
  | { kind: 'right' }
  /** `stillTooMany`: what may be let go is not enough. */
  | { kind: 'let_go'; customers: readonly string[]; stillTooMany: boolean }

/**
 * T9: a rep's own pace, in effective touches a calendar day (the cadence counts calendar days too), over the last
 * `days` up to today, or since joining where that is later. `touchedOn` names the day of each touch, one a touch.
 */
export function paceOf(touchedOn: readonly Day[], today: Day, days: number, joinedOn: Day | null): number {
  const start = addDays(today, 1 - days)
  const from = joinedOn !== null && joinedOn > start ? joinedOn : start
  const counted = touchedOn.filter((day) => day >= from && day <= today).length
  return counted / Math.max(1, daysBetween(from, today) + 1)
}

/** Days from touch to touch: a window that is due at once (not touched yet) still takes a day. */
const dueGap = (window: Window): number => Math.max(1, window.due)
const latestGap = (window: Window): number => Math.max(1, window.overdue - 1)

/** Thirty customers a fifteenth of a touch each are two touches, though not to a computer. */
const CRUMB = 1e-9

/** T9: how many customers of one cadence a pace leaves room for: pace × days between touches. */
export const roomFor = (pace: number, window: Window): Room => ({
  fewest: Math.max(0, Math.ceil(pace * window.early - CRUMB)),
  right: Math.floor(pace * dueGap(window) + CRUMB),
  most: Math.floor(pace * latestGap(window) + CRUMB),
})

/** T9: touches a day that customers ask for: each on its due day, and each on the last day before it is overdue. */
export interface Asks {
  due: number
  latest: number
}

export const asksOf = (held: readonly { window: Window; count: number }[]): Asks => ({
  due: held.reduce((sum, { window, count }) => sum + count / dueGap(window), 0),
  latest: held.reduce((sum, { window, count }) => sum + count / latestGap(window), 0),
})

/** T9: how many leads more a pace leaves room for, each touched as `leadWindow` says. */
export const roomForLeads = (pace: number, { due }: Asks, leadWindow: Window): number =>
  Math.max(0, Math.floor((pace - due) * dueGap(leadWindow) + CRUMB))

/**
 * T9: whether to take leads or let customers go. Held at their due days, customers ask for Σ 1/due touches a day; less
 * than the pace is room for leads (a lead counted by `leadWindow`). At their last days they ask for Σ 1/(overdue − 1);
 * more than the pace and some will be neglected: then the least important that may rest are let go, those longest
 * without an effective touch first, until the rest fit.
 */
export function adviseLoad(pace: number, held: readonly Held[], leadWindow: Window): LoadAdvice {
  const asks = asksOf(held.map(({ window }) => ({ window, count: 1 })))
  const leads = roomForLeads(pace, asks, leadWindow)
  if (leads > 0) return { kind: 'take', leads }
  let over = asks.latest - pace
  if (over <= CRUMB) return { kind: 'right' }
  const customers: string[] = []
  for (const customer of held.filter((each) => each.maySuspend).sort(soonerLetGo)) {
    if (over <= CRUMB) break
    customers.push(customer.id)
    over -= 1 / latestGap(customer.window)
  }
  return { kind: 'let_go', customers, stillTooMany: over > CRUMB }
}

const importance = (tier: Tier | null): number => (tier === null ? TIERS.length : TIERS.indexOf(tier))

const soonerLetGo = (a: Held, b: Held): number =>
  importance(b.tier) - importance(a.tier) ||
  (a.lastEffectiveOn ?? '').localeCompare(b.lastEffectiveOn ?? '') ||
  a.id.localeCompare(b.id)
