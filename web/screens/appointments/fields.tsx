import type { ReactNode } from 'react'
import type { Resource } from '../../../modules/appointments/ui/types.ts'
import type { Locale } from '../../../shared/text.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Chips, Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { useText } from '../../text/useText.ts'
import css from './Arrange.module.css'
import { arrangeTexts as words } from './arrange.texts.ts'
import { ZONES } from './zones.ts'

/** Choices under their name. */
export function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <div className={css.group}>
      <span className={css.legend}>{legend}</span>
      {children}
    </div>
  )
}

interface ChoiceProps<Value> {
  value: Value
  onChange: (value: Value) => void
}

/** In which language the customer reads. */
export function LanguageField({ value, onChange }: ChoiceProps<Locale>) {
  const t = useText()
  return (
    <Group legend={t(words.language)}>
      <Segmented
        label={t(words.language)}
        choices={[
          { value: 'zh', label: t(words.zh) },
          { value: 'en', label: t(words.en) },
        ]}
        value={value}
        onChange={onChange}
      />
    </Group>
  )
}

interface ZoneFieldProps {
  /** Null until the customer's own is read. */
  value: string | null
  onChange: (zone: string) => void
}

/** By whose clock the customer reads. */
export function ZoneField({ value, onChange }: ZoneFieldProps) {
  const t = useText()
  return (
    <Field label={t(words.zone)}>
      {(control) => (
        <Choose
          {...control}
          label={t(words.zone)}
          options={ZONES}
          value={value}
          onChange={(zone) => zone && onChange(zone)}
        />
      )}
    </Field>
  )
}

interface ResourcesFieldProps extends ChoiceProps<string[]> {
  resources: readonly Pick<Resource, 'id' | 'name'>[]
}

/** Rooms and bays that it takes, where the company has any. */
export function ResourcesField({ resources, value, onChange }: ResourcesFieldProps) {
  const t = useText()
  if (resources.length === 0) return null
  return (
    <Group legend={t(words.resources)}>
      <Chips
        label={t(words.resources)}
        choices={resources.map(({ id, name }) => ({ value: id, label: name }))}
        value={value}
        onChange={onChange}
      />
    </Group>
  )
}
