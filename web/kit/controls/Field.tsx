import { type ReactNode, useId } from 'react'
import { names } from '../look/names.ts'
import css from './Field.module.css'
import { useRefusal } from './Form.tsx'

/** What a control needs to belong to its field: spread it on the input. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

export interface FieldProps {
  label: ReactNode
  /** What the request calls it: within a `Form`, what the server has against it is told here. */
  name?: string
  /** Why it is asked or how to write it; gives way to the error. */
  hint?: ReactNode
  error?: string | undefined
  /** At the label's right: "optional", or a link. */
  aside?: ReactNode
  children: (control: FieldControl) => ReactNode
}

/** A label, a control, and below it a hint or what is wrong. */
export function Field({ label, name, hint, error: wrong, aside, children }: FieldProps) {
  const id = useId()
  const refused = useRefusal(name)
  const error = wrong ?? refused
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={css.field}>
      <div className={css.head}>
        <label htmlFor={id}>{label}</label>
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': note ? noteId : undefined, 'aria-invalid': error ? true : undefined })}
      {note && (
        <p id={noteId} className={names(css.note, error && css.error)} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}
