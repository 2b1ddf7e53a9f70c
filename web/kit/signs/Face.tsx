import { names } from '../look/names.ts'
import css from './Face.module.css'
import { initialsOf } from './initials.ts'

interface FaceProps {
  name: string
  /** Pixels. */
  size?: number
  /** Of someone who does not work here, or not yet. */
  pale?: boolean
}

/** The round sign of a person. */
export function Face({ name, size = 30, pale }: FaceProps) {
  const initials = initialsOf(name)
  const fontSize = Math.round(size * (initials.length > 1 ? 0.38 : 0.44))
  return (
    <span
      className={names(css.face, pale && css.pale)}
      style={{ width: size, height: size, fontSize }}
      aria-hidden="true"
    >
      {initials}
    </span>
  )
}
