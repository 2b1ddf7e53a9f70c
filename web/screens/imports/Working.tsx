import type { Import } from '../../../modules/imports/ui/types.ts'
import { ProgressBar } from '../../kit/states/ProgressBar.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'

const LABELS = {
  previewing: words.previewing,
  queued: words.queued,
  running: words.running,
  undoing: words.undoing,
} as const

/** An import under way: how far it is. */
export function Working({ value }: { value: Import }) {
  const t = useText()
  const format = useFormat()
  const { rows, of } = value.progress
  const running = value.state === 'running' && of !== null && of > 0
  const counted = value.state === 'running' || value.state === 'previewing'
  const detail = running
    ? t(words.rowsOf, { rows: format.number(rows), all: format.number(of) })
    : counted && t(words.rowsSoFar, { rows: format.number(rows) })
  return (
    <section className={css.card}>
      <ProgressBar
        label={t(LABELS[value.state as keyof typeof LABELS])}
        {...(running && { share: Math.min(1, rows / of) })}
        {...(detail && { detail })}
      />
      <p className={css.note}>{t(words.leave)}</p>
    </section>
  )
}
