import { Lock } from 'lucide-react'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './BirthdayField.module.css'
import { lunarTexts, contactTexts as words } from './contact.texts.ts'
import type { Contact } from './types.ts'

type Birthday = Contact['birthday']

interface BirthdayFieldProps {
  value: Birthday
  /** One is on record that is not shown. */
  sealed?: boolean
  onChange: (value: Birthday) => void
}

const count = (to: number): string[] => Array.from({ length: to }, (_, at) => String(at + 1))
const SOLAR = { months: count(12), days: count(31) }

/** Month and day, by either calendar; many know no year. */
export function BirthdayField({ value, sealed, onChange }: BirthdayFieldProps) {
  const t = useText()
  const lunar = value?.lunar ?? false
  const months = lunar ? t(lunarTexts.months).split(' ') : SOLAR.months
  const days = lunar ? t(lunarTexts.days).split(' ') : SOLAR.days
  const choices = (told: readonly string[]) => told.map((label, at) => ({ value: String(at + 1), label }))
  const set = (part: Partial<NonNullable<Birthday>>) =>
    onChange({ month: 1, day: 1, year: null, lunar: false, ...value, ...part })
  return (
    <fieldset className={css.birthday}>
      <legend>{t(words.birthday)}</legend>
      <Select
        aria-label={t(words.month)}
        empty={t(words.month)}
        options={choices(months)}
        value={value ? String(value.month) : ''}
        onChange={(event) => (event.target.value ? set({ month: Number(event.target.value) }) : onChange(null))}
      />
      <Select
        aria-label={t(words.day)}
        empty={t(words.day)}
        options={choices(days)}
        value={value ? String(Math.min(value.day, days.length)) : ''}
        onChange={(event) => (event.target.value ? set({ day: Number(event.target.value) }) : onChange(null))}
      />
      <Input
        className={css.year}
        type="number"
        inputMode="numeric"
        min={1900}
        max={2100}
        aria-label={t(words.year)}
        placeholder={t(words.year)}
        disabled={!value}
        value={value?.year ?? ''}
        onChange={(event) => set({ year: event.target.value ? Number(event.target.value) : null })}
      />
      <Check checked={lunar} onChange={(checked) => set({ lunar: checked })}>
        {t(words.lunar)}
      </Check>
      {sealed && !value && (
        <p className={css.sealed}>
          <Lock size={13} aria-hidden="true" /> {t(words.sealedKept)}
        </p>
      )}
    </fieldset>
  )
}

/** A birthday in words, by its own calendar: `6月2日`, `1980年农历五月初三`. */
export function useBirthdayWords() {
  const t = useText()
  return (birthday: NonNullable<Birthday>): string => {
    const { lunar, year, month, day } = birthday
    const values = lunar
      ? {
          month: t(lunarTexts.months).split(' ')[month - 1] ?? month,
          day: t(lunarTexts.days).split(' ')[day - 1] ?? day,
        }
      : { month, day }
    if (year === null) return t(lunar ? words.lunarDate : words.solarDate, values)
    return t(lunar ? words.lunarDateWithYear : words.solarDateWithYear, { ...values, year })
  }
}
