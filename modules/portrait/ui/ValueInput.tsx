import { Input, Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { LONGEST_TEXT } from '../rules/fields.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import type { FieldShown } from './types.ts'

interface ValueInputProps {
  field: FieldShown
  value: string
  onChange: (typed: string) => void
  placeholder?: string
  autoFocus?: boolean
  /** One line even for texts. */
  short?: boolean
}

/** The control that suits a field's kind. */
export function ValueInput({ field, value, onChange, placeholder, autoFocus, short }: ValueInputProps) {
  const t = useText()
  const locale = useLocale()
  const shared = {
    'aria-label': field.label[locale],
    value,
    autoFocus,
    placeholder: placeholder ?? '',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...shared}
          empty={t(words.choose)}
          options={(field.choices ?? []).map((choice) => ({ value: choice.key, label: choice[locale] }))}
        />
      )
    case 'yes_no':
      return (
        <Select
          {...shared}
          empty={t(words.choose)}
          options={[
            { value: 'yes', label: t(words.yes) },
            { value: 'no', label: t(words.no) },
          ]}
        />
      )
    case 'date':
      return <Input type="date" {...shared} />
    case 'number':
      return <Input inputMode="decimal" {...shared} />
    case 'money':
      return <Input inputMode="decimal" after={t(words.yuan)} {...shared} />
    case 'person':
      return <Input maxLength={100} {...shared} />
    case 'text':
      return short ? (
        <Input maxLength={LONGEST_TEXT} {...shared} />
      ) : (
        <TextArea rows={2} maxLength={LONGEST_TEXT} {...shared} />
      )
  }
}
