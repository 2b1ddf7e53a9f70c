import { type RefObject, useEffect } from 'react'
import { useKeys } from '../keys.ts'

interface ListKeys {
  list: RefObject<HTMLElement | null>
  count: number
  /** The chosen row, -1 where there is none. */
  at: number
  onMove: (to: number) => void
  onOpen: (at: number) => void
  onMark?: (at: number) => void
}

/** J and K, ↑ and ↓ walk through a list, Enter opens, X marks. Arrows are the list's only while nothing else has the focus. */
export function useListKeys({ list, count, at, onMove, onOpen, onMark }: ListKeys): void {
  const mine = (event: KeyboardEvent) => event.target === document.body || list.current?.contains(event.target as Node)
  const move = (by: number) => {
    const to = Math.max(0, Math.min(count - 1, at + by))
    if (count > 0 && to !== at) onMove(to)
  }
  useKeys({ j: () => move(1), k: () => move(-1), ...(onMark && { x: () => at >= 0 && onMark(at) }) })
  // Only where the event is ours may it be taken from the page, which would scroll.
  useKeys({ arrowdown: () => move(1), arrowup: () => move(-1) }, true, mine)
  useKeys(
    { enter: () => at >= 0 && onOpen(at) },
    true,
    (event) => event.target === document.body || (event.target as Element).hasAttribute('data-row'),
  )
}

/** Where the focus is on a row of the list, it goes along with the choice. */
export function useFocusFollows(list: RefObject<HTMLElement | null>, chosen: string | null | undefined): void {
  useEffect(() => {
    const focused = document.activeElement
    if (!chosen || !focused?.hasAttribute('data-row') || !list.current?.contains(focused)) return
    list.current.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true })
  }, [list, chosen])
}
