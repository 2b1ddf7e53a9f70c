import { expect, test } from 'vitest'
import { inBlocks } from './blocks.ts'

const at = (id: string, from: string, to: string, kindName = '打样确认', hosted = false) => ({
  id,
  hosted,
  kindName,
  startsAt: `2026-11-23T${from}:00Z`,
  endsAt: `2026-11-23T${to}:00Z`,
})

test('A10: slots of a service are one block with how many are booked; what takes one’s own time stands for itself', () => {
  const { alone, blocks } = inBlocks([
    at('a', '09:00', '10:00'),
    at('b', '09:00', '10:00'),
    at('c', '10:00', '11:00'),
    at('d', '09:00', '10:30', '上机看样'),
    at('e', '09:30', '10:00', '上门拜访', true),
    at('f', '14:00', '15:00'),
  ])
  expect(alone.map(({ id }) => id).toSorted()).toEqual(['d', 'e', 'f'])
  expect(blocks).toEqual([
    {
      key: 'a',
      name: '打样确认',
      startsAt: '2026-11-23T09:00:00.000Z',
      endsAt: '2026-11-23T11:00:00.000Z',
      count: 3,
    },
  ])
})
