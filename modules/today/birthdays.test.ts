import { expect, test } from 'vitest'
import { birthdaysOn } from './birthdays.ts'

test.each([
  // day, solar month and days, lunar month and days
  ['2026-06-01', [6, [1]], [4, [16]]],
  ['2026-02-17', [2, [17]], [1, [1]]],
  ['2027-02-06', [2, [6]], [1, [1]]],
  ['2030-02-03', [2, [3]], [1, [1]]],
  ['2026-02-16', [2, [16]], [12, [29, 30]]],
  ['2026-02-28', [2, [28, 29]], [1, [12]]],
  ['2028-02-28', [2, [28]], [2, [4]]],
  ['2028-02-29', [2, [29]], [2, [5]]],
  // A leap sixth month in 2025: it repeats nobody's birthday.
  ['2025-07-25', [7, [25]], [6, []]],
  ['2025-06-25', [6, [25]], [6, [1]]],
] as const)('R6: birthdays kept on %s: solar %j, lunar %j', (day, [month, days], [lunarMonth, lunarDays]) => {
  expect(birthdaysOn(day)).toEqual({
    solar: { month, days },
    lunar: { month: lunarMonth, days: lunarDays },
  })
})
