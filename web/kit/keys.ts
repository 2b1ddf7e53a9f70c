import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useEffectEvent } from 'react'

export const onApple = /Mac|iPhone|iPad/.test(typeof navigator === 'undefined' ? '' : navigator.platform)

type Press = KeyboardEvent | ReactKeyboardEvent

/** True while an input method holds the keys: the Enter that picks a Chinese word must not send the form. */
export const isComposing = (event: Press): boolean =>
  ('nativeEvent' in event ? event.nativeEvent.isComposing : event.isComposing) || event.keyCode === 229

/** Was this combination pressed? `mod+k` is ⌘K on Apple's machines and Ctrl+K elsewhere. */
export function pressed(event: Press, combination: string): boolean {
  const parts = combination.split('+')
  const key = parts.pop() as string
  const mod = onApple ? event.metaKey : event.ctrlKey
  return (
    !isComposing(event) &&
    event.key.toLowerCase() === key &&
    mod === parts.includes('mod') &&
    event.shiftKey === parts.includes('shift') &&
    event.altKey === parts.includes('alt') &&
    !(onApple ? event.ctrlKey : event.metaKey)
  )
}

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])'
/** Chosen keys of choices and checkboxes only move or tick: other letters may be shortcuts there. */
const NOT_TYPING = 'input[type=checkbox], input[type=radio], input[type=button]'

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null && !target.matches(NOT_TYPING)

/**
 * Shortcuts of a page: `useKeys({ l: logTouch, 'mod+k': search })`. Plain letters are left to whoever is typing
 * and to an open dialog; combinations with mod work everywhere. `mine` may leave an event to others. With `ofPage` a
 * page gives a key its own meaning before the app gives it the usual one.
 */
export function useKeys(
  actions: Readonly<Record<string, (event: KeyboardEvent) => void>>,
  enabled = true,
  mine: (event: KeyboardEvent) => boolean | undefined = () => true,
  ofPage = false,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !mine(event)) return
    for (const [combination, act] of Object.entries(actions)) {
      if (!pressed(event, combination)) continue
      const plain = !combination.includes('mod+')
      if (plain && (isTyping(event.target) || document.querySelector('dialog:modal'))) return
      event.preventDefault()
      act(event)
      return
    }
  })
  useEffect(() => {
    if (!enabled) return
    const on = ofPage ? document : window
    const listener = onKey as EventListener
    on.addEventListener('keydown', listener)
    return () => on.removeEventListener('keydown', listener)
  }, [enabled, ofPage])
}
