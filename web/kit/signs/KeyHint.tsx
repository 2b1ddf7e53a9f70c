import { onApple } from '../keys.ts'
import css from './KeyHint.module.css'

const SIGNS: Readonly<Record<string, string>> = {
  mod: onApple ? '⌘' : 'Ctrl',
  shift: onApple ? '⇧' : 'Shift',
  alt: onApple ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
}

/** Shows a shortcut as the reader's keyboard names it: `mod+k` is ⌘K or Ctrl K. Hidden where there is no keyboard. */
export function KeyHint({ keys }: { keys: string }) {
  const parts = keys.split('+').map((key) => SIGNS[key] ?? key.toUpperCase())
  return (
    <span className={css.hint} aria-hidden="true">
      {parts.join(onApple ? '' : ' ')}
    </span>
  )
}
