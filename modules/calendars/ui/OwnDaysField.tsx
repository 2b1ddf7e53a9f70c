import { Plus, X } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { OwnDay } from '../rules/shapes.ts'
import { ownDayTexts as words } from './calendars.texts.ts'
import css from './OwnDaysField.module.css'

interface OwnDaysProps {
  id: string
  value: readonly OwnDay[]
  today: string
  onChange: (value: OwnDay[]) => void
}

/** A2: the company's own days off and workdays. */
export function OwnDaysField({ id, value, today, onChange }: OwnDaysProps) {
  const t = useText()
  const set = (at: number, changed: Partial<OwnDay>) =>
    onChange(value.map((day, i) => (i === at ? mended({ ...day, ...changed }) : day)))
  const kinds = [
    { value: 'off', label: t(words.off) },
    { value: 'work', label: t(words.work) },
  ] as const
  return (
    <div id={id} className={css.days}>
      {value.map((day, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is edited in place.
        <div key={at} className={css.day}>
          <Input
            type="date"
            className={css.date}
            aria-label={t(words.from)}
            value={day.from}
            onChange={(event) => set(at, { from: event.target.value })}
          />
          –
          <Input
            type="date"
            className={css.date}
            aria-label={t(words.to)}
            value={day.to}
            onChange={(event) => set(at, { to: event.target.value })}
          />
          <Input
            className={css.name}
            aria-label={t(words.name)}
            placeholder={t(words.name)}
            value={day.name}
            maxLength={40}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Segmented
            label={t(words.kind)}
            choices={kinds}
            value={day.work ? 'work' : 'off'}
            onChange={(kind) => set(at, { work: kind === 'work' })}
          />
          <Button
            size="small"
            kind="quiet"
            icon={<X />}
            aria-label={t(words.remove, { name: day.name })}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Plus />}
        onClick={() => onChange([...value, { from: today, to: today, work: false, name: '' }])}
      >
        {t(words.add)}
      </Button>
    </div>
  )
}

/** The last day follows the first where it would come before it. */
const mended = (day: OwnDay): OwnDay => (day.to < day.from ? { ...day, to: day.from } : day)
