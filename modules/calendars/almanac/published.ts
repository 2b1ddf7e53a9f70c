import { createRequire } from 'node:module'
import type { Day } from '../../../shared/calendar.ts'
import type { Published } from '../rules/workdays.ts'

/** Each day of the plan, as `English,中文,days`. */
interface Data {
  readonly holidays: Readonly<Record<Day, string>>
  readonly workdays: Readonly<Record<Day, string>>
}

// The package's functions reckon in the machine's zone; its data are plain days.
const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Data

const nameIn = (entry: string) => {
  const [en = '', zh = ''] = entry.split(',')
  return { zh, en }
}

const planned = (days: Data['holidays'], work: boolean) =>
  Object.entries(days).map(([day, entry]) => [day, { work, name: nameIn(entry) }] as const)

const yearsOf = Object.keys(holidays).map((day) => Number(day.slice(0, 4)))

/** A2: China's public holidays and adjusted workdays, for every year whose plan the State Council has published. */
export const PUBLISHED: Published = {
  days: new Map([...planned(holidays, false), ...planned(workdays, true)]),
  lastYear: Math.max(...yearsOf),
  firstYear: Math.min(...yearsOf),
}
