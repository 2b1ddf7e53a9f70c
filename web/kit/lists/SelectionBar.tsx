import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { listTexts as words } from './list.texts.ts'
import css from './SelectionBar.module.css'

/** What can be done with the rows that are marked; it stands at the foot of the page while there are any. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number
  onClear: () => void
  children: ReactNode
}) {
  const t = useText()
  return (
    <section className={css.bar} aria-label={t(words.selected, { count })}>
      <strong className={css.count}>{t(words.selected, { count })}</strong>
      {children}
      <Button
        kind="quiet"
        size="small"
        icon={<X />}
        aria-label={t(words.clear)}
        data-tip={t(words.clear)}
        onClick={onClear}
      />
    </section>
  )
}
