import { expect, test } from 'vitest'
import { foldLooks } from './looks.ts'

const look = (at: string, placeText: string) => ({
  id: at + placeText,
  at,
  person: { id: 'p', name: '陈' },
  customer: { id: 'c', name: '锦程' },
  contact: null,
  place: 'showOrder',
  placeText,
  what: [],
  flags: [],
})

test('S4: a page that asks for several of its parts is one look; another minute or another thing is told apart', () => {
  const told = foldLooks([
    look('2026-06-01T02:02:10.000Z', '订单'),
    look('2026-06-01T02:00:09.000Z', '订单'),
    look('2026-06-01T02:00:08.000Z', '记录'),
    look('2026-06-01T02:00:07.000Z', '订单'),
  ])
  expect(told.map(({ at, placeText, times }) => [at.slice(14, 19), placeText, times])).toEqual([
    ['02:10', '订单', 1],
    ['00:09', '订单', 2],
    ['00:08', '记录', 1],
  ])
})
