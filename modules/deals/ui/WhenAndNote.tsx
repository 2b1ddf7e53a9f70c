import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './form.module.css'
import { orderActTexts as words } from './orders.texts.ts'

export interface Noted {
  on: string
  note: string
}

interface WhenAndNoteProps {
  value: Noted
  onChange: (value: Noted) => void
}

/** On which day something was delivered or paid, and a word about it. */
export function WhenAndNote({ value, onChange }: WhenAndNoteProps) {
  const t = useText()
  const { today } = useFormat()
  return (
    <div className={css.pair}>
      <Field label={t(words.on)} name="on">
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            max={today}
            value={value.on}
            onChange={(event) => onChange({ ...value, on: event.target.value })}
          />
        )}
      </Field>
      <Field label={t(words.note)} name="note">
        {(control) => (
          <Input
            {...control}
            value={value.note}
            onChange={(event) => onChange({ ...value, note: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
