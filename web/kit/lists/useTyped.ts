import { useEffect, useEffectEvent, useState } from 'react'

const PAUSE = 220

/** A field's text as it is typed; `onRest` is told it once the hands rest. Follows `value` when that changes elsewhere. */
export function useTyped(value: string, onRest: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    // What was told here comes back as the value, perhaps when one types on already.
    if (value !== told) {
      setTold(value)
      setText(value)
    }
  }
  const rest = useEffectEvent(onRest)
  useEffect(() => {
    if (text === told) return
    const later = setTimeout(() => {
      setTold(text)
      rest(text)
    }, PAUSE)
    return () => clearTimeout(later)
  }, [text, told])
  return [text, setText]
}
