import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { isComposing } from '../keys.ts'
import { type Spot, spotOf, stepped } from './place.ts'

/** A press that moves farther than this many pixels carries; a shorter one is a click. */
const CARRIES = 6
const EDGE = 56
const SCROLL = 14

export interface Carried {
  readonly card: string
  readonly spot: Spot
  readonly by: 'pointer' | 'keys'
}

interface CarryOptions {
  board: RefObject<HTMLElement | null>
  columns: readonly { key: string; cards: readonly string[] }[]
  /** Says aloud what happens; `null` takes it back. */
  tell: (what: 'lifted' | 'over' | 'dropped' | 'kept', card: string, spot: Spot) => void
  onDrop: (card: string, spot: Spot) => void
}

/** Carrying a card by pointer or keys: which one, where it would stand; where it is dropped is told once. */
export function useCarry({ board, columns, tell, onDrop }: CarryOptions) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const ghost = useRef<{ element: HTMLElement; dx: number; dy: number } | null>(null)
  const press = useRef<{ card: string; x: number; y: number; element: HTMLElement } | null>(null)
  const justCarried = useRef(false)
  /** Dropped by keys: its card keeps the focus, wherever it is drawn anew, until something else is done. */
  const held = useRef<string | null>(null)

  const stop = (dropped: boolean) => {
    ghost.current?.element.remove()
    ghost.current = null
    press.current = null
    if (!carried) return
    setCarried(null)
    const before = spotOf(columns, carried.card)
    const isMoved = before?.column !== carried.spot.column || before.at !== carried.spot.at
    if (dropped && isMoved) {
      held.current = carried.by === 'keys' ? carried.card : null
      tell('dropped', carried.card, carried.spot)
      onDrop(carried.card, carried.spot)
    } else tell('kept', carried.card, carried.spot)
  }

  const carry = (card: string, spot: Spot, by: Carried['by']) => {
    if (carried && carried.spot.column === spot.column && carried.spot.at === spot.at) return
    setCarried({ card, spot, by })
    tell(carried ? 'over' : 'lifted', card, spot)
  }

  const onMove = useEffectEvent((event: PointerEvent) => {
    const pressed = press.current
    if (!pressed || !board.current) return
    if (!ghost.current) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < CARRIES) return
      ghost.current = ghostOf(pressed.element, pressed)
    }
    event.preventDefault()
    const { element, dx, dy } = ghost.current
    element.style.translate = `${event.clientX - dx}px ${event.clientY - dy}px`
    scrollAtEdge(board.current, event)
    const spot = spotUnder(board.current, pressed.card, event)
    if (spot) carry(pressed.card, spot, 'pointer')
  })
  const onUp = useEffectEvent(() => {
    if (!press.current) return
    justCarried.current = ghost.current !== null
    stop(true)
  })
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Escape' || !ghost.current) return
    event.preventDefault()
    stop(false)
  })
  useEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return
    board.current?.querySelector<HTMLElement>(`[data-card="${held.current}"]`)?.focus()
  })
  useEffect(() => {
    const letGo = () => {
      held.current = null
    }
    // Before the card hears of the key that drops it.
    window.addEventListener('keydown', letGo, true)
    window.addEventListener('pointerdown', letGo, true)
    return () => {
      window.removeEventListener('keydown', letGo, true)
      window.removeEventListener('pointerdown', letGo, true)
    }
  }, [])
  useEffect(() => {
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
      window.removeEventListener('keydown', onKey)
      ghost.current?.element.remove()
    }
  }, [])

  /** What a card that may be moved listens to. */
  const handlers = (card: string) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      // A finger scrolls; on the phone cards are moved by their menu.
      if (event.button !== 0 || event.pointerType === 'touch' || isInControl(event.target)) return
      press.current = { card, x: event.clientX, y: event.clientY, element: event.currentTarget }
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (isComposing(event) || event.target !== event.currentTarget) return
      const isCarried = carried?.card === card
      if (event.key === ' ') {
        event.preventDefault()
        const spot = spotOf(columns, card)
        if (isCarried) stop(true)
        else if (spot) carry(card, spot, 'keys')
      } else if (isCarried && event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        stop(false)
      } else if (isCarried && event.key.startsWith('Arrow')) {
        event.preventDefault()
        event.stopPropagation()
        carry(card, stepped(columns, card, carried.spot, event.key), 'keys')
      }
    },
    onBlur: () => carried?.by === 'keys' && carried.card === card && stop(false),
  })
  /** Whether the click that now comes only ended a carry. */
  const wasCarry = () => {
    const was = justCarried.current
    justCarried.current = false
    return was
  }
  return { carried, handlers, wasCarry }
}

const isInControl = (target: EventTarget): boolean => (target as Element).closest('button, a, input, select') !== null

/** A picture of the card that goes with the pointer. */
function ghostOf(card: HTMLElement, { x, y }: { x: number; y: number }) {
  const { left, top, width } = card.getBoundingClientRect()
  const element = card.cloneNode(true) as HTMLElement
  Object.assign(element.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    width: `${width}px`,
    zIndex: '50',
    pointerEvents: 'none',
    boxShadow: 'var(--lift)',
    rotate: '1.2deg',
  })
  element.setAttribute('aria-hidden', 'true')
  element.removeAttribute('id')
  document.body.append(element)
  return { element, dx: x - left, dy: y - top }
}

/** The column under the pointer, and how many of its cards lie above it. */
function spotUnder(board: HTMLElement, card: string, { clientX, clientY }: PointerEvent): Spot | null {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
  const under = columns.find((column) => {
    const { left, right } = column.getBoundingClientRect()
    return clientX >= left && clientX <= right
  })
  if (!under) return null
  const cards = [...under.querySelectorAll<HTMLElement>('[data-card]')].filter((one) => one.dataset.card !== card)
  const above = cards.filter((one) => {
    const { top, height } = one.getBoundingClientRect()
    return clientY > top + height / 2
  })
  return { column: under.dataset.column as string, at: above.length }
}

/** Near the edge the board goes along. */
function scrollAtEdge(board: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right } = board.getBoundingClientRect()
  if (clientX < left + EDGE) board.scrollLeft -= SCROLL
  if (clientX > Math.min(right, innerWidth) - EDGE) board.scrollLeft += SCROLL
  if (clientY < EDGE) window.scrollBy(0, -SCROLL)
  if (clientY > innerHeight - EDGE) window.scrollBy(0, SCROLL)
}
