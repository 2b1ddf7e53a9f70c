import { type ReactNode, type Ref, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useWidth } from '../look/useWidth.ts'
import css from './Popover.module.css'
import { placeBeside } from './place.ts'
import { Sheet } from './Sheet.tsx'

/** What the element that opens it must carry: spread it on a Button. */
export interface PopoverTrigger {
  ref: Ref<HTMLButtonElement>
  onClick: () => void
  'aria-expanded': boolean
  'aria-haspopup': 'dialog' | 'menu'
}

export interface PopoverProps {
  /** Its name; on a phone also its heading. */
  title: string
  trigger: (props: PopoverTrigger) => ReactNode
  children: (close: () => void) => ReactNode
  align?: 'start' | 'end'
  kind?: 'dialog' | 'menu'
}

/** A small layer at the button that opens it; on a phone a sheet from below. A press elsewhere or Esc closes it. */
export function Popover({ title, trigger, children, align = 'start', kind = 'dialog' }: PopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const width = useWidth()
  const close = () => setOpen(false)
  return (
    <>
      {trigger({ ref: anchor, onClick: () => setOpen(!isOpen), 'aria-expanded': isOpen, 'aria-haspopup': kind })}
      {isOpen &&
        (width === 'phone' ? (
          <Sheet title={title} onClose={close} place="middle">
            {children(close)}
          </Sheet>
        ) : (
          <Floating title={title} anchor={anchor} align={align} kind={kind} onClose={close}>
            {children(close)}
          </Floating>
        ))}
    </>
  )
}

interface FloatingProps {
  title: string
  anchor: { current: HTMLElement | null }
  align: 'start' | 'end'
  kind: 'dialog' | 'menu'
  onClose: () => void
  children: ReactNode
}

function Floating({ title, anchor, align, kind, onClose, children }: FloatingProps) {
  const layer = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = layer.current as HTMLDivElement
    const button = anchor.current as HTMLElement
    const place = () => placeBeside(element, button, { side: 'bottom', align, gap: 4 })
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close()
    }
    // The press on the button itself closes it through the button; the browser must not have closed it before.
    const onPress = (event: PointerEvent) => {
      const target = event.target as Node
      if (!element.contains(target) && !button.contains(target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    element.showPopover()
    place()
    // What is still loading makes it larger.
    const watch = new ResizeObserver(place)
    watch.observe(element)
    element.querySelector<HTMLElement>('[data-autofocus], input, button, [tabindex="0"]')?.focus()
    element.addEventListener('toggle', onToggle)
    document.addEventListener('pointerdown', onPress, true)
    document.addEventListener('keydown', onKey, true)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    return () => {
      watch.disconnect()
      element.removeEventListener('toggle', onToggle)
      document.removeEventListener('pointerdown', onPress, true)
      document.removeEventListener('keydown', onKey, true)
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
      if (element.contains(document.activeElement) || document.activeElement === document.body) button.focus()
    }
  }, [anchor, align])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles it may have take a name
    <div ref={layer} popover="manual" role={kind} aria-label={title} className={css.floating}>
      {children}
    </div>
  )
}
