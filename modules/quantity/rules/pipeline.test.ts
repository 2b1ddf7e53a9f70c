import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { daysBetween } from '../../../shared/calendar.ts'
import { rateOf } from './interval.ts'
import { logRank } from './logRank.ts'
import { addedUp, priorOf } from './prior.ts'
import { type Course, quantileOf, survivalCurve } from './survival.ts'

const data = '../shared/data/2-crm/maven-crm/sales_pipeline.csv'
const here = existsSync(data)

interface Deal {
  sales_agent: string
  deal_stage: string
  engage_date: string
  close_date: string
}

const deals: Deal[] = here ? parse(readFileSync(data), { columns: true }) : []
const won = deals.filter((deal) => deal.deal_stage === 'Won')
const closed = deals.filter((deal) => ['Won', 'Lost'].includes(deal.deal_stage))
const agents = [...new Set(closed.map((deal) => deal.sales_agent))]

/** Days until a deal was won; one that was lost, or is still open on the last day known, is known no further. */
function courseOf(deal: Deal): Course[] {
  if (!deal.engage_date) return []
  const last = '2017-12-31'
  return [{ at: daysBetween(deal.engage_date, deal.close_date || last), happened: deal.deal_stage === 'Won' }]
}

describe.skipIf(!here)(`Q1, Q2, T10: a real pipeline of 8,800 deals${here ? '' : ` (skipped: no ${data})`}`, () => {
  test('Q2: 63.1501 % of what was closed was won', () => {
    expect([won.length, closed.length]).toEqual([4238, 6711])
    expect((rateOf(won.length, closed.length, 0.95)?.rate ?? 0) * 100).toBeCloseTo(63.1501, 4)
  })

  test('Q2: thirty agents who differ little make a prior that weighs much', () => {
    const history = agents.map((agent) => {
      const own = closed.filter((deal) => deal.sales_agent === agent)
      return { leads: own.length, orders: own.filter((deal) => deal.deal_stage === 'Won').length }
    })
    const prior = priorOf(addedUp(history), { leads: 33, orders: 1, reps: 2 })
    expect(prior).toMatchObject({ reps: 30, leads: 6711, orders: 4238 })
    expect(prior.rate).toBeCloseTo(4239 / 6744, 12)
    expect(prior.spread).toBeLessThan(0.01)
    expect(prior.a / (prior.a + prior.b)).toBeCloseTo(prior.rate, 12)
  })

  test('Q1: the days to a won deal, 51.782 on average among the won; with the open and lost censored it takes longer', () => {
    const days = won.map((deal) => daysBetween(deal.engage_date, deal.close_date))
    expect(days.reduce((sum, each) => sum + each, 0) / days.length).toBeCloseTo(51.782, 3)
    const all = quantileOf(survivalCurve(deals.flatMap(courseOf), 0.95), 0.5)
    const median = [...days].sort((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0
    expect(all.at).toBeGreaterThan(median)
    expect(all.lower).toBeLessThanOrEqual(all.at ?? 0)
  })

  test('T10: the curve without censoring is the plain share; groups drawn by lot do not differ', () => {
    const plain = survivalCurve(won.flatMap(courseOf), 0.95)
    for (const step of plain.steps.filter((_, n) => n % 10 === 0)) {
      const later = won.flatMap(courseOf).filter(({ at }) => at > step.at).length
      expect(step.open).toBeCloseTo(later / won.length, 9)
    }
    const lots = [0, 1, 2].map((lot) => won.filter((_, n) => n % 3 === lot).flatMap(courseOf))
    expect(logRank(lots).p).toBeGreaterThan(0.01)
  })
})
