import type { Problem } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Today.module.css'
import { todayTexts as words } from './today.texts.ts'

interface StaleNoteProps {
  seenAt: string | undefined
  error: Problem | null
  onRetry: () => void
}

/** Says that the list is as it was last seen, or could not be refreshed; silent while it is current. */
export function StaleNote({ seenAt, error, onRetry }: StaleNoteProps) {
  const t = useText()
  const format = useFormat()
  if (!seenAt && !error) return null
  return (
    <div className={css.stale} role="status">
      <span>
        {seenAt ? t(words.seenAt, { when: format.moment(seenAt) }) : t(words.stale, { why: error?.title ?? '' })}
      </span>
      <Button size="small" onClick={onRetry}>
        {t(words.again)}
      </Button>
    </div>
  )
}
