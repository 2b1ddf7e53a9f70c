import { useEffect, useState } from 'react'

const TOKENS = [
  'paper', 'card', 'sunk', 'ink', 'ink-2', 'ink-3', 'line', 'edge', 'brand', 'brand-deep', 'brand-soft', 'brand-line',
  'ok', 'due', 'late', 'late-soft', 'turn', 'early', 'rest', 'gold', 'sans',
] as const // biome-ignore format: a list of names

/** The tokens as a canvas needs them: by value. */
export type Look = Readonly<Record<(typeof TOKENS)[number], string>>

function readLook(): Look {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Look
}

/** The look as it is now, known once there is a canvas; it follows the theme and the language. */
export function useLook(): Look | null {
  const [look, setLook] = useState<Look | null>(null)
  useEffect(() => {
    const read = () => setLook(readLook())
    read()
    const seen = new MutationObserver(read)
    seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] })
    return () => seen.disconnect()
  }, [])
  return look
}
