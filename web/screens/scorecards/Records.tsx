import { listPersonScoreCases, listTeamScoreCases } from '../../../modules/insight/contract.ts'
import { FIGURES, type FigureKey } from '../../../modules/insight/rules/scorecard/figures.ts'
import { figureNames, unitWords } from '../../../modules/insight/rules/scorecard/words.ts'
import { CaseRows, type CaseValue } from '../../../modules/insight/ui/CaseRows.tsx'
import { insightTexts } from '../../../modules/insight/ui/insight.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { useScorecardState, type Whose } from './useScorecard.ts'

const LISTS = { people: listPersonScoreCases, teams: listTeamScoreCases } as const

interface RecordsProps {
  whose: Whose
  month: string
  figure: FigureKey
}

/** G5: the records that a figure of a month counted. */
export function Records({ whose, month, figure }: RecordsProps) {
  const t = useText()
  const tell = useTellRecord(figure)
  const { change } = useScorecardState()
  const { items, loading, error, retry, hasMore, more } = useList(LISTS[whose.of], {
    params: { id: whose.id },
    query: { month, figure },
  })
  return (
    <Sheet title={t(figureNames[figure])} onClose={() => change({ figure: undefined })}>
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
    if (amount === null) return figure === 'stepIns' ? t(insightTexts.no) : ''
    const n = format.number(Math.abs(amount))
    if (flag) return t(insightTexts[flag], { n })
    if (figure === 'cadenceKept') return t(insightTexts.gap, { n })
    if (figure === 'firstAnswer' || figure === 'stepIns')
      return t(fine ? insightTexts.answered : insightTexts.waiting, { n })
    if (figure === 'orders' || figure === 'amount') return format.money({ fen: amount, currency: 'CNY' })
    return FIGURES[figure].unit === 'percent' ? t(unitWords.percent, { n }) : ''
  }
}
