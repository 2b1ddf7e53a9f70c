import { wallOf } from './clock.ts'

/** A talk that came about: when the customer's side answered, wrote or came. */
export interface Observation {
  readonly at: number
  /** Younger ones say more. */
  readonly answered: boolean
}

/** A2: what is learned of one hour of the week: how often it went well, out of how many tries. */
export interface Habit {
  /** 0 to 1, drawn towards the contact's average where little was seen. */
  readonly share: number
  /** Talks at this very hour, and how many of them came about. */
  readonly observations: number
  readonly answered: number
  /** A clear majority of them one way or the other; a half is neither. */
  readonly leans: 'answers' | 'silent' | null
  /** Too few to be called a habit: never shown as more than a guess. */
  readonly guess: boolean
}

/** As many imagined tries at the average are added: one lucky call makes no habit. */
const PRIOR = 4
const NEUTRAL = 0.5
/** Mostly means two of three. */
const MOSTLY = 2 / 3

const keyOf = (weekday: number, hour: number) => weekday * 24 + hour

/** The same of an hour at which there was a talk. */
export interface HabitHour {
  readonly weekday: number
  readonly hour: number
  readonly talks: number
  readonly answered: number
  readonly share: number
  readonly guess: boolean
}

export interface Habits {
  at(weekday: number, minute: number): Habit
  /** In the order of the week. */
  readonly hours: readonly HabitHour[]
  readonly observations: number
}

/** Counts by hour of the week, in the customer's zone; neighbouring hours and the same hour of other days lend their weight. */
export function habitsOf(observations: readonly Observation[], zone: string, enough: number): Habits {
  const seen = new Map<number, { tries: number; answered: number }>()
  for (const { at, answered } of observations) {
    const { weekday, minute } = wallOf(zone, at)
    const key = keyOf(weekday, Math.floor(minute / 60))
    const cell = seen.get(key) ?? { tries: 0, answered: 0 }
    seen.set(key, { tries: cell.tries + 1, answered: cell.answered + (answered ? 1 : 0) })
  }
  const answeredOfAll = observations.filter((o) => o.answered).length
  const average = (answeredOfAll + NEUTRAL * PRIOR) / (observations.length + PRIOR)
  const at = (weekday: number, minute: number): Habit => {
    const hour = Math.floor(minute / 60)
    const near = NEAR.map(({ days, hours, weight }) => ({ ...sum(seen, weekday, hour, days, hours), weight }))
    const tries = near.reduce((all, n) => all + n.tries * n.weight, 0)
    const answered = near.reduce((all, n) => all + n.answered * n.weight, 0)
    const own = seen.get(keyOf(weekday, hour)) ?? { tries: 0, answered: 0 }
    return {
      share: (answered + average * PRIOR) / (tries + PRIOR),
      observations: own.tries,
      answered: own.answered,
      leans: leaning(own),
      guess: own.tries < enough,
    }
  }
  const hours = [...seen.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([key, { tries: talks, answered }]) => {
      const [weekday, hour] = [Math.floor(key / 24), key % 24]
      const { share, guess } = at(weekday, hour * 60)
      return { weekday, hour, talks, answered, share, guess }
    })
  return { observations: observations.length, at, hours }
}

function leaning({ tries, answered }: { tries: number; answered: number }): Habit['leans'] {
  if (tries === 0) return null
  if (answered >= tries * MOSTLY) return 'answers'
  return answered <= tries * (1 - MOSTLY) ? 'silent' : null
}

/** How far around an hour is looked, and how much it counts. */
const NEAR = [
  { days: [0], hours: [0], weight: 1 },
  { days: [0], hours: [-1, 1], weight: 0.5 },
  { days: [-3, -2, -1, 1, 2, 3], hours: [0], weight: 0.25 },
]

function sum(
  seen: ReadonlyMap<number, { tries: number; answered: number }>,
  weekday: number,
  hour: number,
  days: readonly number[],
  hours: readonly number[],
) {
  let [tries, answered] = [0, 0]
  for (const d of days)
    for (const h of hours) {
      const cell = seen.get(keyOf(((weekday - 1 + d + 7) % 7) + 1, hour + h))
      tries += cell?.tries ?? 0
      answered += cell?.answered ?? 0
    }
  return { tries, answered }
}
