import type { ReactNode } from 'react'
import css from './Me.module.css'

export interface SectionProps {
  id?: string
  title: string
  lead?: string
  /** At the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

export function Section({ id, title, lead, aside, children }: SectionProps) {
  return (
    <section id={id} className={css.section}>
      <header className={css.head}>
        <div>
          <h2>{title}</h2>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  )
}
