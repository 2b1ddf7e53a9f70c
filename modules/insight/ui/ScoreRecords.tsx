import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useList } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listPersonScoreCases, listTeamScoreCases } from '../contract.ts'
import { FIGURES, type FigureKey } from '../rules/scorecard/figures.ts'
import { figureNames, unitWords } from '../rules/scorecard/words.ts'
import { CaseRows, type CaseValue } from './CaseRows.tsx'
import css from './Cases.module.css'
import { insightTexts as words } from './insight.texts.ts'

const LISTS = { people: listPersonScoreCases, teams: listTeamScoreCases } as const

interface ScoreRecordsProps {
  whose: { of: keyof typeof LISTS; id: string }
  figure: FigureKey
  /** The month or the week, by its first day. */
  span: { month: string } | { week: string }
  onClose: () => void
}

/** G5: the records that a figure of a month or a week counted. */
export function ScoreRecords({ whose, figure, span, onClose }: ScoreRecordsProps) {
  const t = useText()
  const tell = useTellRecord(figure)
  const { items, loading, error, retry, hasMore, more } = useList(LISTS[whose.of], {
    params: { id: whose.id },
    query: { ...span, figure },
  })
  return (
    <Sheet title={t(figureNames[figure])} onClose={onClose}>
      {error && <ErrorState small error={error} onRetry={retry} />}
      {loading && <RowBones count={6} height={44} />}
      {!loading && !error && items.length === 0 && <p className={css.none}>{t(words.none)}</p>}
      <CaseRows of={items} tell={tell} named={whose.of === 'teams'} />
      {hasMore && (
        <Button kind="quiet" wide onClick={more}>
          {t(words.more)}
        </Button>
      )}
    </Sheet>
  )
}

function useTellRecord(figure: FigureKey): (one: CaseValue) => string {
  const t = useText()
  const format = useFormat()
  return ({ fine, flag, amount }) => {
    if (amount === null) return figure === 'stepIns' ? t(words.no) : ''
    const n = format.number(Math.abs(amount))
    if (flag) return t(words[flag], { n })
    if (figure === 'cadenceKept') return t(words.gap, { n })
    if (figure === 'firstAnswer' || figure === 'stepIns') return t(fine ? words.answered : words.waiting, { n })
    if (figure === 'orders' || figure === 'amount') return format.money({ fen: amount, currency: 'CNY' })
    return FIGURES[figure].unit === 'percent' ? t(unitWords.percent, { n }) : ''
  }
}
