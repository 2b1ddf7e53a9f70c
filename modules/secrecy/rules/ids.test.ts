import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsIn } from './ids.ts'

const anything = fc.oneof(
  fc.uuid(),
  fc.string(),
  fc.constantFrom('-', '2026-11-23', 'a0b1c2d3', '"', '华', '-4000-8000-'),
)

test('S4: no id in a reply is passed over, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.array(anything), (pieces) => {
      const text = pieces.join('')
      const all = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
      expect(idsIn(text)).toEqual([...all])
    }),
    { numRuns: 2_000 },
  )
})
