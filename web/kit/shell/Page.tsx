import type { ReactNode } from 'react'
import css from './Page.module.css'
import { useTitle } from './useTitle.ts'

export interface PageProps {
  title: string
  /** One sentence under the title: where things stand. */
  lead?: ReactNode
  /** At the right of the title. */
  actions?: ReactNode
  /** Text and forms read better in a narrow column. */
  narrow?: boolean
  children: ReactNode
}

/** A screen inside the shell: its heading, which is also the tab's title, and its content. */
export function Page({ title, lead, actions, narrow, children }: PageProps) {
  useTitle(title)
  return (
    <div className={narrow ? css.narrow : undefined}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
