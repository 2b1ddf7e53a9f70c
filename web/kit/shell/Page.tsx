import { type ReactNode, useEffect } from 'react'
import { useText } from '../../text/useText.ts'
import css from './Page.module.css'
import { shellTexts as words } from './shell.texts.ts'

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
  const t = useText()
  useEffect(() => {
    document.title = `${title} · ${t(words.productName)}`
  }, [title, t])
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
