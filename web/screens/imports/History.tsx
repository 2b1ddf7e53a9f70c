import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { listImports } from '../../../modules/imports/contract.ts'
import { stateTexts } from '../../../modules/imports/ui/imports.texts.ts'
import { type Import, isAtWork } from '../../../modules/imports/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Imports.module.css'
import { importsTexts as words } from './imports.texts.ts'
import { useTitle } from './useTitle.ts'

const OFTEN = 4000
const FEW = 10

/** Earlier imports, those under way among them. */
export function History() {
  const t = useText()
  const { items, error, retry, hasMore, more } = useList(
    listImports,
    { query: { limit: FEW } },
    { refetchInterval: OFTEN },
  )
  if (error) return <ErrorState small error={error} onRetry={retry} />
  if (items.length === 0) return null
  return (
    <section>
      <h2>{t(words.history)}</h2>
      <ul className={css.items}>
        {items.map((item) => (
          <HistoryItem key={item.id} value={item} />
        ))}
      </ul>
      {hasMore && (
        <Button kind="quiet" onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </section>
  )
}

function HistoryItem({ value }: { value: Import }) {
  const t = useText()
  const format = useFormat()
  const title = useTitle()
  const { rows, rejected } = value.counts
  return (
    <li className={css.item}>
      <Link to="/imports/$id" params={{ id: value.id }} className={css.link}>
        <span>
          <span className={css.name}>{title(value)}</span>
          <div className={css.facts}>
            <MomentText at={value.createdAt} /> ·{' '}
            {t(words.historyLine, { by: value.by.name, rows: format.number(rows) })}
            {rejected > 0 && (
              <span className={css.rejected}> · {t(words.historyRejected, { count: format.number(rejected) })}</span>
            )}
          </div>
        </span>
        <span className={names(css.state, isAtWork(value.state) && css.busy)}>{t(stateTexts[value.state])}</span>
        <ChevronRight size={16} aria-hidden="true" />
      </Link>
    </li>
  )
}
