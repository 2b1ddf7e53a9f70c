import { expect, it } from 'vitest'
import { previewOf } from './departurePlan.ts'

const held = [
  { tier: 'A', customers: 2 },
  { tier: null, customers: 5 },
]
const someone = (id: string, has: number) => ({ id, name: id, team: 't', held: has })
const colleagues = [someone('li', 10), someone('wang', 14), someone('zhou', 0)]

it('T9: shares by load, so that those who take over end up alike', () => {
  const { gets, missing } = previewOf(held, colleagues, { kind: 'load', ownerIds: ['li', 'wang'] })
  expect(missing).toBe(0)
  expect([gets.get('li'), gets.get('wang')]).toEqual([6, 1])
})

it('gives all to one', () => {
  expect(previewOf(held, colleagues, { kind: 'one', ownerIds: ['zhou'] }).gets.get('zhou')).toBe(7)
})

it('says how many nobody is named for', () => {
  expect(previewOf(held, colleagues, { kind: 'tier', ownerOf: { A: 'li' } }).missing).toBe(5)
  expect(previewOf(held, colleagues, { kind: 'load', ownerIds: [] }).missing).toBe(7)
})

it('adds up where one person takes several tiers', () => {
  const { gets, missing } = previewOf(held, colleagues, { kind: 'tier', ownerOf: { A: 'li', none: 'li' } })
  expect([gets.get('li'), missing]).toEqual([7, 0])
})
