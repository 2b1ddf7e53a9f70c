import { describe, expect, test } from 'vitest'
import { tidied } from './history.ts'
import type { Entry } from './types.ts'

const entry = (id: string, at: string, kind = 'edit', by = 'wang', cause = 'edit'): Entry => ({
  id,
  at: `2026-06-01T${at}:00Z`,
  kind,
  by: { id: by, name: by },
  body: { cause },
})
const idsOf = (entries: readonly Entry[]) => tidied(entries).map((told) => told.edits.map(({ id }) => id))

describe('C1: what somebody edited in one sitting is told as one', () => {
  test('edits minutes apart', () =>
    expect(idsOf([entry('c', '10:12'), entry('b', '10:05'), entry('a', '10:00')])).toEqual([['c', 'b', 'a']]))
  test('not those of two people', () =>
    expect(idsOf([entry('b', '10:01'), entry('a', '10:00', 'edit', 'li')])).toEqual([['b'], ['a']]))
  test('not across an hour', () => expect(idsOf([entry('b', '11:00'), entry('a', '10:00')])).toEqual([['b'], ['a']]))
  test('not an undo with an edit', () =>
    expect(idsOf([entry('b', '10:01', 'edit', 'wang', 'undo'), entry('a', '10:00')])).toEqual([['b'], ['a']]))
  test('not across a touch', () =>
    expect(idsOf([entry('c', '10:02'), entry('b', '10:01', 'touch'), entry('a', '10:00')])).toEqual([['c'], [], ['a']]))
})

test('the first owner says that the customer was created; it is not told twice', () => {
  const created: Entry = { ...entry('a', '10:00', 'event'), body: { type: 'customer.created' } }
  const owner: Entry = { ...entry('b', '10:00', 'owner'), body: { cause: 'created', owner: 'wang' } }
  expect(tidied([owner, created]).map((told) => told.entry.id)).toEqual(['b'])
  expect(tidied([created]).map((told) => told.entry.id)).toEqual(['a'])
})
