import { Plus, X } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { WeeklyHours } from '../rules/shapes.ts'
import { weekdayTexts, hoursTexts as words } from './calendars.texts.ts'
import css from './WeeklyHoursField.module.css'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
type Weekday = (typeof WEEKDAYS)[number]
const END_OF_DAY = '24:00'
const MOST_SPANS = 6

interface WeeklyHoursProps {
  id: string
  value: WeeklyHours
  onChange: (value: WeeklyHours) => void
}

/** A2: when one works, by the day of the week; a day without any span rests. */
export function WeeklyHoursField({ id, value, onChange }: WeeklyHoursProps) {
  return (
    <div id={id} className={css.week}>
      {WEEKDAYS.map((weekday) => (
        <DayLine
          key={weekday}
          weekday={weekday}
          spans={value[weekday]}
          onChange={(spans) => onChange({ ...value, [weekday]: spans })}
        />
      ))}
    </div>
  )
}

type Spans = WeeklyHours[Weekday]

function DayLine({ weekday, spans, onChange }: { weekday: Weekday; spans: Spans; onChange: (spans: Spans) => void }) {
  const t = useText()
  const day = t(weekdayTexts[weekday])
  const set = (at: number, span: Spans[number]) => onChange(spans.map((old, i) => (i === at ? span : old)))
  const add = () => onChange([...spans, nextSpan(spans.at(-1)?.[1])])
  return (
    <div className={css.day}>
      <span className={css.name}>{day}</span>
      <div className={css.spans}>
        {spans.length === 0 && <span className={css.rests}>{t(words.rests)}</span>}
        {spans.map(([from, to], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is told by its place in the day.
          <span key={at} className={css.span}>
            <Input
              type="time"
              className={css.time}
              aria-label={t(words.from, { day })}
              value={from}
              onChange={(event) => set(at, [event.target.value, to])}
            />
            –
            <Input
              type="time"
              className={css.time}
              aria-label={t(words.to, { day })}
              value={to === END_OF_DAY ? '00:00' : to}
              onChange={(event) => set(at, [from, event.target.value === '00:00' ? END_OF_DAY : event.target.value])}
            />
            <Button
              size="small"
              kind="quiet"
              icon={<X />}
              aria-label={t(words.remove, { day, from, to })}
              onClick={() => onChange(spans.filter((_, i) => i !== at))}
            />
          </span>
        ))}
        {spans.length < MOST_SPANS && spans.at(-1)?.[1] !== END_OF_DAY && (
          <Button size="small" kind="quiet" icon={<Plus />} aria-label={t(words.add, { day })} onClick={add} />
        )}
      </div>
    </div>
  )
}

/** An hour after the last, as long as the day still has; of a day that rests the usual hours. */
function nextSpan(after: string | undefined): Spans[number] {
  if (!after) return ['09:00', '18:00']
  const hour = (n: number) => `${String(Math.min(n, 24)).padStart(2, '0')}:00`
  const next = Math.min(Number(after.slice(0, 2)) + 1, 23)
  return [hour(next), hour(next + 2)]
}

/** The hours in words: `周一至周五 09:00–18:00`. */
export function tellHours(t: ReturnType<typeof useText>, hours: WeeklyHours): string {
  const told = WEEKDAYS.map((day) => hours[day].map(([from, to]) => `${from}–${to}`).join(' '))
  const runs: { first: Weekday; last: Weekday; spans: string }[] = []
  WEEKDAYS.forEach((day, at) => {
    const spans = told[at] as string
    const run = runs.at(-1)
    if (run && run.spans === spans) run.last = day
    else runs.push({ first: day, last: day, spans })
  })
  return runs
    .filter(({ spans }) => spans !== '')
    .map(({ first, last, spans }) => {
      const days = first === last ? t(weekdayTexts[first]) : `${t(weekdayTexts[first])}–${t(weekdayTexts[last])}`
      return `${days} ${spans}`
    })
    .join(' · ')
}
