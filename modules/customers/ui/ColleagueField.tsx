import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { usePeople } from './usePeople.ts'

interface ColleagueFieldProps {
  label: string
  /** Who is there already. */
  but: readonly (string | undefined)[]
  value: string | null
  onChange: (personId: string | null) => void
}

/** Chooses a colleague to add to those of a customer. */
export function ColleagueField({ label, but, value, onChange }: ColleagueFieldProps) {
  const { people, loading } = usePeople()
  return (
    <Field label={label}>
      {(control) => (
        <Choose
          {...control}
          label={label}
          empty={label}
          loading={loading}
          options={people.filter(({ id }) => !but.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
