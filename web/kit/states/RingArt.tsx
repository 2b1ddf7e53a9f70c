import type { ReactNode } from 'react'
import css from './RingArt.module.css'

const MARKS = Array.from({ length: 12 }, (_, i) => {
  const angle = (i / 12) * 2 * Math.PI
  const [x, y] = [Math.sin(angle), -Math.cos(angle)]
  return `M${x * 36} ${y * 36}L${x * 44} ${y * 44}`
}).join('')

/** The ring, none of its marks lit yet, round an icon: the picture of what is still to come. */
export function RingArt({ children }: { children?: ReactNode }) {
  return (
    <span className={css.art} aria-hidden="true">
      <svg viewBox="-48 -48 96 96" width="96" height="96" aria-hidden="true">
        <path className={css.marks} d={MARKS} />
      </svg>
      {children}
    </span>
  )
}
