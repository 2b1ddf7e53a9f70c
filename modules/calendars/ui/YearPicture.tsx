import { useState } from 'react'
import { addDays } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { Locale } from '../../../shared/text.ts'
import { YearSteps } from '../../../web/kit/controls/YearSteps.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { Bone } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showYear } from '../contract.ts'
import { yearTexts as words } from './calendars.texts.ts'
import css from './YearPicture.module.css'

type Year = ReplyOf<typeof showYear>
type Special = Year['days'][number]

const KINDS = ['holiday', 'adjusted', 'own', 'rest'] as const

/** A2: the year as it is worked, month by month: holidays, Saturdays worked instead, the company's own days. */
export function YearPicture() {
  const t = useText()
  const { today } = useFormat()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const { data, error, refetch } = useRead(showYear, { params: { year: String(year) } })
  return (
    <div className={css.year}>
      <YearSteps year={year} title={t(words.title, { year })} onYear={setYear}>
        {data && <span className={css.count}>{t(words.workdays, { count: data.workdays })}</span>}
      </YearSteps>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <Bone height={240} />}
      {data && (
        <>
          {!data.known && <p className={css.unknown}>{t(words.unknown)}</p>}
          <div className={css.months}>
            {Array.from({ length: 12 }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: months stand where they stand.
              <MonthPicture key={at} month={at + 1} of={data} today={today} />
            ))}
          </div>
          <ul className={css.legend}>
            {KINDS.map((kind) => (
              <li key={kind}>
                <i className={css[kind]} aria-hidden="true" />
                {t(words[kind])}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function MonthPicture({ month, of, today }: { month: number; of: Year; today: string }) {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  const first = `${of.year}-${String(month).padStart(2, '0')}-01`
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const special = new Map(of.days.map((day) => [day.day, day]))
  const days: string[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  return (
    <section className={css.month}>
      <h3>{monthName(locale, first)}</h3>
      <ol className={css.days} style={{ '--lead': lead + 1 } as React.CSSProperties}>
        {days.map((day, at) => {
          const kind = special.get(day)
          const rests = of.rest.includes(((lead + at) % 7) + 1)
          return (
            <li
              key={day}
              className={names(
                css.day,
                kind ? css[kind.why] : rests && css.rest,
                kind?.work && css.worked,
                day === today && css.today,
              )}
              {...(kind && { 'data-tip': tell(t, format.dayInFull(day), kind) })}
            >
              {at + 1}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const monthName = (locale: Locale, first: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(`${first}T00:00:00Z`))

const tell = (t: ReturnType<typeof useText>, day: string, { name, work }: Special): string =>
  t(work ? words.dayWorked : words.dayOff, { day, name: t(name) })
