import { type Locale, say, texts } from '../../../shared/text.ts'
import { timeOf } from './clock.ts'
import { weekdayTexts } from './reasons.texts.ts'
import { type Reading, readWishes, type Wish } from './wishes.ts'

const words = texts({
  good: { zh: '{times} 方便', en: '{times}' },
  bad: { zh: '{times} 不方便', en: 'bad: {times}' },
  meal: { zh: '{times} 吃饭', en: 'meal {times}' },
  everyDay: { zh: '每天', en: 'every day' },
  allDay: { zh: '全天', en: 'all day' },
  until: { zh: '{to} 以前', en: 'before {to}' },
  since: { zh: '{from} 以后', en: 'after {from}' },
  within: { zh: '{from}–{to}', en: '{from}–{to}' },
  through: { zh: '{first}到{last}', en: '{first} to {last}' },
  and: { zh: '、', en: ', ' },
  or: { zh: '，', en: '; ' },
})

const END_OF_DAY = 1440

/** A2: how what somebody said was read, clause by clause; `read` is null where it was not understood. */
export interface ToldReading {
  readonly said: string
  readonly read: string | null
}

export const toldReadings = (best: string | null, worst: string | null, locale: Locale): ToldReading[] =>
  [...readWishes(best, 'good'), ...readWishes(worst, 'bad')].map((reading) => ({
    said: reading.said,
    read: reading.wishes.length > 0 ? told(reading, locale) : null,
  }))

/** Days that share a stretch are told together: 周二、周四 15:00–18:00. */
function told({ wishes }: Reading, locale: Locale): string {
  const groups = new Map<string, { wish: Wish; days: number[] }>()
  for (const wish of wishes) {
    const key = `${wish.kind} ${wish.from} ${wish.to}`
    const known = groups.get(key) ?? { wish, days: [] }
    if (wish.weekday !== null) known.days.push(wish.weekday)
    groups.set(key, known)
  }
  return [...groups.values()]
    .map(({ wish, days }) => {
      const times = [daysTold(days, locale), stretchTold(wish, locale)].join(' ')
      return say(words[wish.kind], locale, { times })
    })
    .join(words.or[locale])
}

const AS_ONE = 3

function daysTold(days: readonly number[], locale: Locale): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return words.everyDay[locale]
  const name = (day: number) => weekdayTexts[`d${day}` as keyof typeof weekdayTexts][locale]
  const isRange = days.length >= AS_ONE && days.every((day, at) => day === first + at)
  return isRange
    ? say(words.through, locale, { first: name(first), last: name(last) })
    : days.map(name).join(words.and[locale])
}

function stretchTold({ from, to }: Wish, locale: Locale): string {
  const times = { from: timeOf(from), to: timeOf(to) }
  if (from === 0 && to === END_OF_DAY) return words.allDay[locale]
  if (from === 0) return say(words.until, locale, times)
  return say(to === END_OF_DAY ? words.since : words.within, locale, times)
}
