import type { Text } from '../../../shared/text.ts'
import { Chips, Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { Kind } from './kinds.ts'
import css from './SettingRow.module.css'
import { settingTexts as words } from './setting.texts.ts'

interface SettingControlProps {
  id: string
  label: string
  kind: Kind
  value: unknown
  choices: Readonly<Record<string, Text>> | undefined
  invalid: boolean
  describedBy: string
  onChange: (value: unknown) => void
}

/** The control that suits a setting. What is typed and is no number stays as it was typed. */
export function SettingControl({
  id,
  label,
  kind,
  value,
  choices,
  invalid,
  describedBy,
  onChange,
}: SettingControlProps) {
  const t = useText()
  const offered = (values: readonly string[]) =>
    values.map((one) => ({ value: one, label: choices?.[one] ? t(choices[one]) : one }))
  if (kind.kind === 'yesNo')
    return (
      <Segmented
        label={label}
        choices={[
          { value: 'no', label: t(choices?.no ?? words.no) },
          { value: 'yes', label: t(choices?.yes ?? words.yes) },
        ]}
        value={value ? 'yes' : 'no'}
        onChange={(one) => onChange(one === 'yes')}
      />
    )
  if (kind.kind === 'one')
    return <Segmented label={label} choices={offered(kind.values)} value={String(value)} onChange={onChange} />
  if (kind.kind === 'several')
    return (
      <Chips
        label={label}
        choices={offered(kind.values)}
        value={value as string[]}
        // In the order in which they are offered, whatever the order of the presses.
        onChange={(chosen) => onChange(kind.values.filter((one) => chosen.includes(one)))}
      />
    )
  const isNumber = kind.kind === 'number'
  return (
    <Input
      id={id}
      className={isNumber ? css.number : css.text}
      type={isNumber ? 'number' : 'text'}
      inputMode={isNumber ? (kind.whole ? 'numeric' : 'decimal') : undefined}
      step={isNumber && !kind.whole ? 'any' : undefined}
      maxLength={kind.kind === 'text' ? kind.max : undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={String(value)}
      onChange={(event) => onChange(isNumber ? typedNumber(event.target.value) : event.target.value)}
    />
  )
}

/** A number where it is one; else what was typed. */
export const typedNumber = (typed: string): number | string => (typed.trim() === '' ? '' : Number(typed))
