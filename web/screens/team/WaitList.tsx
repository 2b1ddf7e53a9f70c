import type { ReactNode } from 'react'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import type { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Ahead.module.css'
import { aheadTexts as words } from './team.texts.ts'

export interface WaitListProps {
  /** Only this owner's, where given. */
  person: string | undefined
  onClose: () => void
  onAll: () => void
}

interface WaitListFrame extends WaitListProps {
  title: string
  /** What belongs here, told while there is nothing. */
  empty: string
  list: Pick<ReturnType<typeof useList>, 'loading' | 'error' | 'retry' | 'hasMore' | 'more'> & {
    items: readonly unknown[]
  }
  children: ReactNode
}

/** A list of what waits, over the page: of one colleague or of everybody. */
export function WaitList({ title, empty, list, person, onClose, onAll, children }: WaitListFrame) {
  const t = useText()
  const { items, loading, error, retry, hasMore, more } = list
  return (
    <Sheet title={title} onClose={onClose}>
      {person && (
        <Button size="small" onClick={onAll}>
          {t(words.all)}
        </Button>
      )}
      {error && <ErrorState small error={error} onRetry={retry} />}
      {loading && <RowBones count={6} height={56} />}
      {!loading && !error && items.length === 0 && <p className={css.none}>{empty}</p>}
      <ul className={css.rows}>{children}</ul>
      {hasMore && (
        <Button kind="quiet" wide onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </Sheet>
  )
}
