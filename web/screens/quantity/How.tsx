import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import css from './quantity.module.css'
import { quantityTexts as words } from './quantity.texts.ts'

/** How the figures above are worked out, for who wants to know. */
export function How({ children }: { children: ReactNode }) {
  const t = useText()
  return (
    <details className={css.how}>
      <summary>{t(words.how)}</summary>
      {children}
    </details>
  )
}
