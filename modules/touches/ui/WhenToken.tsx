import { ChevronDown } from 'lucide-react'
import { addDays } from '../../../shared/calendar.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Popover } from '../../../web/kit/layers/Popover.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import type { When } from './draft.ts'
import css from './TouchFields.module.css'
import { touchTexts as words } from './touch.texts.ts'

const NOW = 'now'

interface WhenTokenProps {
  /** Null is now. */
  value: When | null
  onChange: (when: When | null) => void
  error: string | undefined
  /** A touch that stands already happened at some time: "just now" is not offered. */
  past?: boolean
}

/** When it happened: now, unless it is written down afterwards. */
export function WhenToken({ value, onChange, error, past }: WhenTokenProps) {
  const t = useText()
  const { today, nearDay } = useFormat()
  const days = [
    ...(past ? [] : [{ value: NOW, label: t(words.now) }]),
    ...[0, -1, -2].map((away) => ({ value: addDays(today, away), label: nearDay(addDays(today, away)) })),
  ]
  const told = value ? [nearDay(value.day), value.time].filter(Boolean).join(' ') : t(words.now)
  const setDay = (day: string) => onChange(day === NOW || day === '' ? null : { day, time: value?.time ?? null })
  return (
    <Popover
      title={t(words.when)}
      trigger={(trigger) => (
        <Button {...trigger} className={css.token} kind="quiet" data-tip={t(words.when)}>
          {told}
          <ChevronDown className={css.down} />
        </Button>
      )}
    >
      {() => (
        <div className={css.panel}>
          <Segmented look="chips" label={t(words.when)} choices={days} value={value?.day ?? NOW} onChange={setDay} />
          <div className={css.pair}>
            <Field label={t(words.day)} error={error}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  max={today}
                  value={value?.day ?? today}
                  onChange={(event) => setDay(event.target.value)}
                />
              )}
            </Field>
            <Field label={t(words.time)}>
              {(control) => (
                <Input
                  {...control}
                  type="time"
                  value={value?.time ?? ''}
                  onChange={(event) => onChange({ day: value?.day ?? today, time: event.target.value || null })}
                />
              )}
            </Field>
          </div>
          <p className={css.quiet}>{t(words.timeHint)}</p>
        </div>
      )}
    </Popover>
  )
}
