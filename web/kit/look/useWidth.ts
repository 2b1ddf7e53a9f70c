import { useSyncExternalStore } from 'react'

/** What room there is: a phone's one column, a tablet or small window, or a desk with a panel beside the list. */
export type Width = 'phone' | 'middle' | 'wide'

const PHONE = '(max-width: 767px)'
const WIDE = '(min-width: 1200px)'

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(PHONE), matchMedia(WIDE)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

const measure = (): Width => (matchMedia(PHONE).matches ? 'phone' : matchMedia(WIDE).matches ? 'wide' : 'middle')

let supposed: Width = 'phone'

/** For what room the server draws the first screen, which cannot measure: the browser begins with the same. */
export function supposeWidth(width: Width): void {
  supposed = width
}

/** The same breakpoints as in the style sheets. */
export const useWidth = (): Width => useSyncExternalStore(subscribe, measure, () => supposed)
