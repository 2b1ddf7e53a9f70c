import { useEffect, useEffectEvent, useId } from 'react'
import { createPortal } from 'react-dom'
import { useWatched, watched } from '../../watched.ts'
import { useWidth } from '../look/useWidth.ts'
import { PanelHead, Sheet, type SheetProps } from './Sheet.tsx'
import css from './SidePanel.module.css'

/** The column at the right of the page that the shell keeps for a panel; a page that was drawn begins without it. */
export const asideSlot = { ...watched<HTMLElement | null>(null), first: () => null }

let open: { close: () => void } | null = null

/** Only one panel stands at a time: a new one asks the other to close. */
function useOnlyPanel(onClose: () => void): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const me = { close: () => close() }
    const other = open
    open = me
    other?.close()
    return () => {
      if (open === me) open = null
    }
  }, [])
}

export type SidePanelProps = Omit<SheetProps, 'place'>

/**
 * What belongs to the chosen row. On a wide screen it stands beside the list, which stays in use; elsewhere it is
 * a sheet over it. Mounted is open: render it while something is chosen, and clear the choice in `onClose`.
 */
export function SidePanel(props: SidePanelProps) {
  const width = useWidth()
  const slot = useWatched(asideSlot)
  useOnlyPanel(props.onClose)
  if (width !== 'wide') return <Sheet {...props} />
  return slot && createPortal(<Aside {...props} />, slot)
}

function Aside({ title, onClose, children, footer }: SidePanelProps) {
  const titleId = useId()
  const close = useEffectEvent(onClose)
  // The panel is here: nothing need keep its room any more.
  useEffect(() => document.documentElement.removeAttribute('data-drawn'), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        !document.querySelector('dialog:modal, :popover-open[popover=auto]')
      )
        close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <section className={css.panel} aria-labelledby={titleId}>
      <PanelHead title={title} titleId={titleId} onClose={onClose} />
      <div className={css.body}>{children}</div>
      {footer && <div className={css.footer}>{footer}</div>}
    </section>
  )
}
