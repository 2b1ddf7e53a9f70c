import { describe, expect, test } from 'vitest'
import { type Evidence, isTelling, weigh, worthAsking } from './likeness.ts'

describe('G4: whether two customers may be the same', () => {
  test.each<[string, Evidence[], number, boolean, boolean, boolean]>([
    ['nothing agrees', [], 0.9, false, false, false],
    ['the same name', ['name'], 1, false, true, true],
    ['the same number, another name', ['phone'], 0, false, true, true],
    ['the same mail, another name', ['mail'], 0, false, true, true],
    ['the same core, names much alike', ['loose_name'], 0.6, false, false, true],
    ['the same core, names hardly alike', ['loose_name'], 0.4, false, false, false],
    ['two persons of one name', ['name'], 1, true, false, false],
    ['two persons of one number', ['phone'], 0.2, true, true, true],
  ])('%s', (_sentence, evidence, similarity, bothPersons, telling, asking) => {
    expect(isTelling(evidence, bothPersons)).toBe(telling)
    expect(worthAsking(evidence, similarity, bothPersons)).toBe(asking)
  })

  test('the more agrees, and the more alike the names are, the likelier', () => {
    const ranked: [Evidence[], number][] = [
      [['name', 'phone', 'mail'], 1],
      [['name', 'phone'], 1],
      [['name'], 1],
      [['phone', 'loose_name'], 0.5],
      [['phone'], 0.9],
      [['phone'], 0.1],
      [['mail'], 0.5],
      [['loose_name'], 0.9],
    ]
    const weights = ranked.map(([evidence, similarity]) => weigh(evidence, similarity))
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    expect(new Set(weights).size).toBe(weights.length)
  })
})
