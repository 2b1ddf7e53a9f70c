import { expect, test } from 'vitest'
import { draftOfEntry, numbersOf, touchIn } from './entry.ts'
import type { Entry } from './types.ts'

const touch = (id: string, day: string, effective = true): Entry => ({
  id,
  at: `${day}T02:00:00Z`,
  kind: 'touch',
  by: null,
  body: {
    channel: 'phone',
    direction: 'out',
    effective,
    summary: effective ? '谈了' : '',
    nextStep: null,
    nextOn: null,
    day,
    wholeDay: false,
    corrected: false,
    contactIds: [],
    colleagueIds: [],
  },
})
const numbers = (entries: Entry[], count: number, perDay = 1) =>
  Object.fromEntries(numbersOf(entries, { count, startedOn: '2026-01-01', perDay }))

test('T2: the newest effective touch has the number of the pursuit, attempts have none', () => {
  const entries = [touch('d', '2026-05-20'), touch('c', '2026-05-10', false), touch('b', '2026-05-01')]
  expect(numbers(entries, 9)).toEqual({ d: 9, b: 8 })
})

test('T2: of a day’s touches the first counts, and as many as the company lets count', () => {
  const day = [touch('evening', '2026-05-20'), touch('noon', '2026-05-20'), touch('morning', '2026-05-20')]
  expect(numbers([...day, touch('before', '2026-05-01')], 4)).toEqual({ morning: 4, before: 3 })
  expect(numbers([...day, touch('before', '2026-05-01')], 4, 2)).toEqual({ noon: 4, morning: 3, before: 2 })
})

test('T2: touches of an earlier pursuit have no number in this one', () => {
  expect(numbers([touch('now', '2026-02-01'), touch('then', '2025-12-31')], 1)).toEqual({ now: 1 })
})

test('T1: a touch that stands becomes a draft as it was told; an attempt without words stays one', () => {
  const told = (effective: boolean) => draftOfEntry(touchIn(touch('a', '2026-05-20', effective)) as never, '10:00')
  expect(told(true)).toMatchObject({
    outcome: 'effective',
    summary: '谈了',
    when: { day: '2026-05-20', time: '10:00' },
  })
  expect(told(false)).toMatchObject({ outcome: 'unreached', summary: '' })
})

test('C1: other kinds of the history are no touches', () => {
  expect(touchIn({ ...touch('a', '2026-05-20'), kind: 'order' })).toBeNull()
})
