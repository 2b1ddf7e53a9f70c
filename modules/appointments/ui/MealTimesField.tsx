import { Plus, X } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import { appointmentSettingTexts as words } from './appointmentSettings.texts.ts'
import css from './KindsField.module.css'

type Meal = [string, string]
const MOST_MEALS = 4

interface MealTimesProps {
  id: string
  value: readonly Meal[]
  onChange: (value: Meal[]) => void
}

/** A2: when customers are at table. */
export function MealTimesField({ id, value, onChange }: MealTimesProps) {
  const t = useText()
  const set = (at: number, meal: Meal) => onChange(value.map((old, i) => (i === at ? meal : old)))
  return (
    <div id={id} className={css.kinds}>
      {value.map(([from, to], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a meal is told by its place in the day.
        <div key={at} className={css.line}>
          <Input
            type="time"
            className={css.time}
            aria-label={t(words.from)}
            value={from}
            onChange={(event) => set(at, [event.target.value, to])}
          />
          –
          <Input
            type="time"
            className={css.time}
            aria-label={t(words.to)}
            value={to}
            onChange={(event) => set(at, [from, event.target.value])}
          />
          <Button
            size="small"
            kind="quiet"
            icon={<X />}
            aria-label={t(words.remove, { name: `${from}–${to}` })}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      {value.length < MOST_MEALS && (
        <Button size="small" icon={<Plus />} onClick={() => onChange([...value, ['12:00', '13:00']])}>
          {t(words.addMeal)}
        </Button>
      )}
    </div>
  )
}
