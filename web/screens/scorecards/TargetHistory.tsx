import { History } from 'lucide-react'
import { listScoreTargets } from '../../../modules/insight/contract.ts'
import type { FigureKey } from '../../../modules/insight/rules/scorecard/figures.ts'
import { figureNames } from '../../../modules/insight/rules/scorecard/words.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Popover } from '../../kit/layers/Popover.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'

interface TargetHistoryProps {
  person: string
  figure: FigureKey
}

/** G2: who set what, and when, where the target stands. */
export function TargetHistory({ person, figure }: TargetHistoryProps) {
  const t = useText()
  const title = t(words.history, { figure: t(figureNames[figure]) })
  return (
    <Popover
      title={title}
      trigger={(props) => (
        <button {...props} type="button" className={css.past} aria-label={title} data-tip={title}>
          <History size={14} />
        </button>
      )}
    >
      {() => <Past person={person} figure={figure} />}
    </Popover>
  )
}

function Past({ person, figure }: TargetHistoryProps) {
  const t = useText()
  const monthText = useMonth()
  const { items, loading, error, retry, hasMore, more } = useList(listScoreTargets, {
    params: { id: person },
    query: { figure, limit: 10 },
  })
  if (error) return <ErrorState small error={error} onRetry={retry} />
  if (loading) return <RowBones count={3} height={40} />
  return (
    <>
      <ul className={css.history}>
        {items.map(({ month, value, told, version, setBy, setAt }) => (
          <li key={`${month} ${version}`}>
            <b>{value === null ? t(words.ended) : told}</b>
            <span>{t(words.since, { month: monthText(month) })}</span>
            <small>
              {setBy.name} · <MomentText at={setAt} />
            </small>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" size="small" wide onClick={more}>
          {t(words.earlier)}
        </Button>
      )}
    </>
  )
}
