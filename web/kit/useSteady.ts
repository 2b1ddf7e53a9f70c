import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function over all renders, which acts as the latest would: who is given it need not be shown anew. */
export function useSteady<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args) => latest.current(...args), [])
}
