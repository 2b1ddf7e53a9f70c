import { X } from 'lucide-react'
import { type PointerEvent, type ReactNode, useId, useRef } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { names } from '../look/names.ts'
import { layerTexts as words } from './layers.texts.ts'
import { useModal } from './modals.ts'
import css from './Sheet.module.css'

export interface SheetProps {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Stays in reach below the content: the one primary action. */
  footer?: ReactNode
  /** Where it stands on a desk; on a phone it always comes from below. */
  place?: 'right' | 'middle'
  /** For two things side by side. */
  wide?: boolean
}

/** A layer over the page: from the right or in the middle on a desk, from below on a phone. */
export function Sheet({ title, onClose, children, footer, place = 'right', wide }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useModal(dialog, onClose)
  const drag = useDragDown(dialog, onClose)
  return (
    <dialog ref={dialog} className={names(css.sheet, css[place], wide && css.wide)} aria-labelledby={titleId}>
      <div className={css.inner}>
        <div className={css.grip} aria-hidden="true" {...drag} />
        <PanelHead title={title} titleId={titleId} onClose={onClose} />
        <div className={css.body}>{children}</div>
        {footer && <div className={css.footer}>{footer}</div>}
      </div>
    </dialog>
  )
}

export function PanelHead({ title, titleId, onClose }: { title: ReactNode; titleId: string; onClose: () => void }) {
  const t = useText()
  return (
    <div className={css.head}>
      <h2 id={titleId} className={css.title} tabIndex={-1}>
        {title}
      </h2>
      <Button kind="quiet" size="small" icon={<X />} aria-label={t(words.close)} onClick={onClose} />
    </div>
  )
}

const FAR_ENOUGH = 90

/** A sheet from below is put away with the thumb that opened it. */
function useDragDown(dialog: { current: HTMLDialogElement | null }, onClose: () => void) {
  const from = useRef<number | null>(null)
  const move = (event: PointerEvent) => {
    if (from.current === null || !dialog.current) return
    dialog.current.style.translate = `0 ${Math.max(0, event.clientY - from.current)}px`
  }
  const end = (event: PointerEvent) => {
    if (from.current === null || !dialog.current) return
    const moved = event.clientY - from.current
    from.current = null
    dialog.current.style.translate = ''
    if (moved > FAR_ENOUGH) onClose()
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.clientY
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
  }
}
