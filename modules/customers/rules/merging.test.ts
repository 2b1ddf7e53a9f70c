import { describe, expect, test } from 'vitest'
import { type Choice, choicesOf, chosen, type Mergeable, type MergeField, usualChoice } from './merging.ts'

const blank: Mergeable = {
  name: '甲',
  kind: 'organisation',
  stage: 'lead',
  tier: null,
  industry: null,
  source: null,
  region: null,
  size: null,
  address: null,
  remarks: null,
  tags: [],
}

describe('G4: whose value stays where nobody chooses', () => {
  test.each<[string, MergeField, Partial<Mergeable>, Partial<Mergeable>, Choice, unknown]>([
    ['the only one', 'region', {}, { region: '江苏' }, 'merged', '江苏'],
    ['the kept one’s of two', 'region', { region: '浙江' }, { region: '江苏' }, 'kept', '浙江'],
    ['the kept one’s name', 'name', { name: '甲' }, { name: '乙' }, 'kept', '甲'],
    ['the further stage', 'stage', { stage: 'contacted' }, { stage: 'ordered' }, 'merged', 'ordered'],
    ['never the lesser stage', 'stage', { stage: 'quoted' }, { stage: 'lead' }, 'kept', 'quoted'],
    ['T5: the more important tier', 'tier', { tier: 'C' }, { tier: 'VVIP' }, 'merged', 'VVIP'],
    ['T5: a tier rather than none', 'tier', { tier: 'B' }, {}, 'kept', 'B'],
    ['remarks of both', 'remarks', { remarks: '先' }, { remarks: '后' }, 'both', '先\n后'],
    ['remarks of one', 'remarks', {}, { remarks: '后' }, 'merged', '后'],
    ['equal remarks once', 'remarks', { remarks: '同' }, { remarks: '同' }, 'kept', '同'],
    ['all tags, each once', 'tags', { tags: ['a', 'b'] }, { tags: ['b', 'c'] }, 'both', ['a', 'b', 'c']],
  ])('%s', (_sentence, field, mine, theirs, choice, value) => {
    const [kept, merged] = [
      { ...blank, ...mine },
      { ...blank, ...theirs },
    ]
    expect(usualChoice(field, kept, merged)).toBe(choice)
    expect(chosen(field, choice, kept, merged)).toEqual(value)
    expect(choicesOf(field, kept, merged, false)).toContain(choice)
  })
})

describe('what may be chosen', () => {
  const [kept, merged] = [
    { ...blank, tier: 'C' as const },
    { ...blank, tier: 'A' as const, stage: 'need' as const },
  ]
  test.each<[string, MergeField, boolean, Choice[]]>([
    ['either name', 'name', false, ['kept', 'merged']],
    ['remarks and tags of both, too', 'tags', false, ['kept', 'merged', 'both']],
    ['no stage: it has happened', 'stage', true, ['merged']],
    ['T5: no tier by a rep', 'tier', false, ['merged']],
    ['any tier by who sets tiers', 'tier', true, ['kept', 'merged']],
  ])('%s', (_sentence, field, maySetTier, choices) => {
    expect(choicesOf(field, kept, merged, maySetTier)).toEqual(choices)
  })
})
