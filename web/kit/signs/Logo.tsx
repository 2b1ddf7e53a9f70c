import { useText } from '../../text/useText.ts'
import css from './Logo.module.css'
import { logoTexts as words } from './logo.texts.ts'
import { Ring } from './Ring.tsx'

/** The ring with our own initial, and the name beside it. */
export function Logo({ size = 34, named = true }: { size?: number; named?: boolean }) {
  const t = useText()
  return (
    <span className={css.logo} style={{ fontSize: Math.max(15, Math.round(size / 2)) }}>
      <span className={css.mark} aria-hidden={named}>
        <Ring lit={8} cadence="ok" label={t(words.initial)} size={size} state={t(words.name)} />
      </span>
      {named && <span>{t(words.name)}</span>}
    </span>
  )
}
