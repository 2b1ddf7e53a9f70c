import { names } from '../../kit/look/names.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'

const STEPS = ['check', 'preview', 'run'] as const

/** Where an import stands on its way. */
export function Steps({ at }: { at: (typeof STEPS)[number] }) {
  const t = useText()
  const now = STEPS.indexOf(at)
  return (
    <ol className={css.steps} aria-label={t(words.steps)}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={names(css.step, i < now && css.past, i === now && css.now)}
          aria-current={i === now ? 'step' : undefined}
        >
          {i + 1} {t(words[step])}
        </li>
      ))}
    </ol>
  )
}
