import { expect, test } from 'vitest'
import { writeCursor } from '../../platform/cursor.ts'
import { DayText } from '../../shared/page.ts'
import { readPlace } from './place.ts'

test('a list goes on after a day beyond those years: it was reckoned, or stands for one that is not known', () => {
  const id = '0197a000-0000-7000-8000-000000000000'
  for (const day of ['0001-01-01', '2200-03-01']) expect(readPlace(writeCursor([day, id]), DayText)).toEqual([day, id])
  expect(() => readPlace(writeCursor(['2026-02-30', id]), DayText)).toThrow()
})
