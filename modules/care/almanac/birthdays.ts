import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Fallback } from '../../calendars/index.ts'
import { keptBetween, maybeKeptOn, type Written } from './occasions.ts'

/** How a birthday is kept where nobody said. */
export const USUAL_MANNER = { leap: false, fallback: 'earlier' as Fallback }

interface Manner {
  readonly leap: boolean
  readonly fallback: Fallback
}

const FALLBACKS: readonly Fallback[] = ['earlier', 'later', 'skip']
const MANNERS: readonly Manner[] = [false, true].flatMap((leap) => FALLBACKS.map((fallback) => ({ leap, fallback })))

/** R6: which birthdays, as they stand in the records, are kept on a day: each with all the ways of keeping by which it is that day. */
export const birthdaysOn = (day: Day): (Written & { manners: Manner[] })[] =>
  maybeKeptOn(day)
    .map((born) => ({
      ...born,
      manners: MANNERS.filter(
        (manner) =>
          (born.lunar || !manner.leap) && keptBetween({ ...born, ...manner, since: null }, day, day).length > 0,
      ),
    }))
    .filter(({ manners }) => manners.length > 0)

const written = ({ leap, fallback }: Manner) => `${leap} ${fallback}`

const datesOf = (b: Written): RawBuilder<unknown> =>
  sql`b.birth_lunar = ${b.lunar} and b.birth_month = ${b.month} and b.birth_day = ${b.day}`

const anyOf = (arms: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  arms.length === 0
    ? sql`false`
    : sql`(b.left_on is null and b.birth_month is not null and (${sql.join(
        arms.map((arm) => sql`(${arm})`),
        sql` or `,
      )}))`

/** R6: contacts (alias `b`) whose birthday, by its date alone, may be kept on a day: an index finds them, and PostgreSQL guesses well how many. */
export const mayBeBornOn = (day: Day): RawBuilder<unknown> => anyOf(birthdaysOn(day).map(datesOf))

/** R6: contacts (alias `b`) whose birthday is kept on a day: by the sun or the moon, as each is kept. */
export const bornOn = (day: Day): RawBuilder<unknown> =>
  anyOf(
    birthdaysOn(day).map(
      (born) => sql`${datesOf(born)}
        and coalesce((select case when b.birth_lunar then y.leap else false end || ' ' || y.fallback from care_birthday y where y.contact_id = b.id), ${written(USUAL_MANNER)}) = any(${born.manners.map(written)}::text[])`,
    ),
  )

/**
 * R6, T11: those of them who are to be greeted: who wants no greetings is left out, and so is one for whom a greeting is
 * drafted: that one stands for the day.
 */
export const toGreetOn = (day: Day): RawBuilder<unknown> =>
  sql`(not wants_no_greetings(b.id)
    and not exists (select from greeting g where g.contact_id = b.id and g.occasion = 'birthday' and g.day = ${day} and g.state <> 'withdrawn'))`
