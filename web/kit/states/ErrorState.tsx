import { CloudOff, TriangleAlert } from 'lucide-react'
import { Problem } from '../../api.ts'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { CopyButton } from '../controls/CopyButton.tsx'
import css from './ErrorState.module.css'
import { RingArt } from './RingArt.tsx'
import { stateTexts as words } from './states.texts.ts'

export interface ErrorStateProps {
  error: unknown
  /** What was kept: "your note", "the last list". */
  kept?: string
  onRetry?: () => void
  /** In a panel or card instead of a page. */
  small?: boolean
}

/** What went wrong, what was kept, what to do, and the reference under which the log has it. */
export function ErrorState({ error, kept, onRetry, small }: ErrorStateProps) {
  const t = useText()
  const problem = error instanceof Problem ? error : null
  return (
    <div className={small ? css.small : css.state} role="alert">
      {!small && <RingArt>{problem?.status === 0 ? <CloudOff /> : <TriangleAlert />}</RingArt>}
      <h2 className={css.title}>{problem?.title ?? t(words.unknown)}</h2>
      {problem?.message !== problem?.title && <p className={css.text}>{problem?.message}</p>}
      {!problem && <p className={css.text}>{t(words.unknownDetail)}</p>}
      {kept && <p className={css.text}>{t(words.kept, { what: kept })}</p>}
      {onRetry && (
        <Button kind={small ? 'plain' : 'primary'} onClick={onRetry}>
          {t(words.again)}
        </Button>
      )}
      {problem?.traceId && (
        <p className={css.trace}>
          {t(words.trace, { traceId: problem.traceId.slice(0, 8) })}
          <CopyButton text={problem.traceId} what={t(words.traceName)} />
        </p>
      )}
    </div>
  )
}
