import type { ReactNode } from 'react'
import { names } from '../look/names.ts'
import css from './Mark.module.css'

interface MarkProps {
  /** The class of a state: the colours of its point and its words. */
  look?: string | undefined
  tip?: string | undefined
  children: ReactNode
}

/** What something is in: a point in its colour, and the words. */
export const Mark = ({ look, tip, children }: MarkProps) => (
  <span className={names(css.mark, look)} data-tip={tip}>
    {children}
  </span>
)
