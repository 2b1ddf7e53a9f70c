import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { names } from '../look/names.ts'
import { listTexts as words } from './list.texts.ts'
import css from './Timeline.module.css'

export interface Moment {
  readonly id: string
  /** When, how, the how-manieth: one quiet line. */
  readonly head: ReactNode
  readonly body?: ReactNode
  /** A filled mark for what counts (an effective touch), hollow for an attempt, a bar for what merely happened. */
  readonly mark: 'counts' | 'attempt' | 'event'
  /** Came from the customer's side. */
  readonly inbound?: boolean
}

export interface TimelineProps {
  label: string
  moments: readonly Moment[]
  onMore?: (() => void) | undefined
  loadingMore?: boolean
}

/** What happened with a customer, newest first. */
export function Timeline({ label, moments, onMore, loadingMore }: TimelineProps) {
  const t = useText()
  return (
    <>
      <ol className={css.line} aria-label={label}>
        {moments.map((moment) => (
          <li key={moment.id} className={names(css.moment, css[moment.mark], moment.inbound && css.inbound)}>
            <div className={css.head}>{moment.head}</div>
            {moment.body && <div className={css.body}>{moment.body}</div>}
          </li>
        ))}
      </ol>
      {onMore && (
        <Button kind="quiet" size="small" busy={loadingMore} onClick={onMore}>
          {t(words.earlier)}
        </Button>
      )}
    </>
  )
}
