export interface Placing {
  side: 'top' | 'bottom'
  align: 'start' | 'middle' | 'end'
  gap: number
}

const MARGIN = 8

/** Puts a floating element beside its anchor, on the other side where the wished one has no room, always inside the window. */
export function placeBeside(floating: HTMLElement, anchor: Element, { side, align, gap }: Placing): void {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const above = at.top - gap - height
  const below = at.bottom + gap
  const fitsAbove = above >= MARGIN
  const fitsBelow = below + height <= window.innerHeight - MARGIN
  const top = side === 'top' ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above
  const left = align === 'start' ? at.left : align === 'end' ? at.right - width : at.left + (at.width - width) / 2
  floating.style.top = `${clamp(top, window.innerHeight - height)}px`
  floating.style.left = `${clamp(left, window.innerWidth - width)}px`
}

const clamp = (value: number, most: number): number => Math.max(MARGIN, Math.min(value, most - MARGIN))
