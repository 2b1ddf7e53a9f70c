import { useEffect, useRef } from 'react'
import { placeBeside } from './place.ts'
import css from './TipLayer.module.css'

const DELAY = 350
const SHOWN_AFTER_TAP = 2400

/**
 * Tells the `data-tip` of whatever the pointer rests on, the focus reaches or a finger taps. One layer for the whole
 * page, so that a thousand rings in a table cost nothing.
 */
export function TipLayer() {
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tip = layer.current as HTMLDivElement
    let timer: ReturnType<typeof setTimeout> | undefined
    let told: Element | null = null
    const hide = () => {
      clearTimeout(timer)
      told = null
      if (tip.matches(':popover-open')) tip.hidePopover()
    }
    const show = (target: Element) => {
      const text = target.getAttribute('data-tip')
      if (!text || !target.isConnected) return
      tip.textContent = text
      tip.showPopover()
      placeBeside(tip, target, { side: 'top', align: 'middle', gap: 6 })
    }
    const rest = (event: Event, delay: number) => {
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null
      if (target === told) return
      hide()
      told = target
      if (target) timer = setTimeout(() => show(target), delay)
    }
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') rest(event, DELAY)
    }
    const onTap = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return hide()
      rest(event, 0)
      if (told) setTimeout(hide, SHOWN_AFTER_TAP)
    }
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) rest(event, DELAY)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    const listeners = [
      ['pointerover', onOver],
      ['pointerdown', onTap],
      ['focusin', onFocus],
      ['focusout', hide],
      ['keydown', onKey],
      ['scroll', hide],
    ] as const
    for (const [kind, listener] of listeners)
      document.addEventListener(kind, listener as EventListener, { capture: true, passive: true })
    return () => {
      hide()
      for (const [kind, listener] of listeners)
        document.removeEventListener(kind, listener as EventListener, { capture: true })
    }
  }, [])
  return <div ref={layer} popover="manual" role="tooltip" className={css.tip} />
}
