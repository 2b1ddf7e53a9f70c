import { useEffect, useState } from 'react'

const A_MOMENT = 350

/** Follows what is typed, once one pauses. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const print = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what is in it
  useEffect(() => {
    const later = setTimeout(() => setSettled(value), A_MOMENT)
    return () => clearTimeout(later)
  }, [print])
  return settled
}
