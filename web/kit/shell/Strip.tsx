import type { ReactNode } from 'react'
import { names } from '../look/names.ts'
import css from './Strip.module.css'

/** A line across the top that says something about everything below: offline, the demo, a new release. */
export function Strip({
  tone = 'plain',
  children,
  action,
}: {
  tone?: 'plain' | 'due' | 'late' | 'turn'
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={names(css.strip, css[tone])} role="status">
      <span className={css.text}>{children}</span>
      {action}
    </div>
  )
}
