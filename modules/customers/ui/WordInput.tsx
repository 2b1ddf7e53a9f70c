import { useId } from 'react'
import { Input, type InputProps } from '../../../web/kit/controls/Input.tsx'
import { useKnown } from './known.ts'

interface WordInputProps extends Omit<InputProps, 'onChange' | 'value'> {
  field: 'industry' | 'source' | 'region'
  value: string
  onChange: (value: string) => void
}

/** A word about a customer; the browser offers those that others have, so that they stay the same words. */
export function WordInput({ field, value, onChange, ...rest }: WordInputProps) {
  const list = useId()
  const known = useKnown(field)
  return (
    <>
      <Input {...rest} list={list} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {known.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  )
}
