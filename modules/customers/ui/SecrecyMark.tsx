import { EyeOff, Lock } from 'lucide-react'
import { useText } from '../../../web/text/useText.ts'
import css from './Secrecy.module.css'
import { secrecyTexts as words } from './secrecy.texts.ts'
import type { Item } from './types.ts'

/** S1: that not everybody sees this customer; nothing for an open one. */
export function SecrecyMark({ of: { secrecy } }: { of: Pick<Item, 'secrecy'> }) {
  const t = useText()
  if (secrecy === 'open') return null
  const Sign = secrecy === 'hidden' ? EyeOff : Lock
  return (
    <span className={css.mark}>
      <Sign size={12} aria-hidden="true" />
      {t(words[secrecy])}
    </span>
  )
}
