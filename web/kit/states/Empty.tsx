import type { ReactNode } from 'react'
import css from './Empty.module.css'
import { RingArt } from './RingArt.tsx'

export interface EmptyProps {
  /** A lucide icon of what belongs here. */
  icon?: ReactNode
  title: string
  /** What will stand here, and how it gets here. */
  children?: ReactNode
  /** The one thing to do. */
  action?: ReactNode
}

/** A place with nothing in it yet: says what belongs there and gives the one button that gets it. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <RingArt>{icon}</RingArt>
      <h2 className={css.title}>{title}</h2>
      {children && <div className={css.text}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
