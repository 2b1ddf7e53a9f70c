import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { BOARD_COLUMNS } from '../../../modules/deals/contract.ts'
import { type NeedStage, needStageWords } from '../../../modules/deals/rules/board.ts'
import { LoseNeed } from '../../../modules/deals/ui/LoseNeed.tsx'
import { TakeOrder } from '../../../modules/deals/ui/TakeOrder.tsx'
import type { NeedItem } from '../../../modules/deals/ui/types.ts'
import { Board } from '../../kit/board/Board.tsx'
import type { MenuItem } from '../../kit/layers/Menu.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DealCard } from './DealCard.tsx'
import css from './Deals.module.css'
import { dealsTexts as words } from './deals.texts.ts'
import { useBoard } from './useBoard.ts'
import type { BoardQuery } from './useDealsState.ts'

interface DealsBoardProps {
  query: BoardQuery
  open: string | undefined
  onOpen: (need: NeedItem) => void
  /** What to show where no card stands anywhere. */
  empty: React.ReactNode
}

/** All needs in their columns. A move that needs words, a loss or an order, opens the sheet for them. */
export function DealsBoard({ query, open, onOpen, empty }: DealsBoardProps) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { board, error, retry, more, move } = useBoard(query)
  const [closing, setClosing] = useState<{ need: NeedItem; as: 'won' | 'lost' } | null>(null)
  if (error && !board) return <ErrorState error={error} onRetry={retry} />
  if (!board) return <RowBones count={5} height={92} />
  if (board.columns.every(({ count }) => count === 0)) return empty

  const put = (need: NeedItem, to: string, below: string | null) => {
    const stage = to as NeedStage
    if ((stage === 'won' || stage === 'lost') && stage !== need.stage) setClosing({ need, as: stage })
    else move(need, stage, below)
  }
  const actsOf = (need: NeedItem): MenuItem[] => [
    { label: t(words.open), onChoose: () => navigate({ to: '/deals/$id', params: { id: need.id } }) },
    ...BOARD_COLUMNS.filter((stage) => need.can.edit && need.stage !== 'won' && stage !== need.stage).map((stage) => ({
      label: t(words.moveTo, { column: t(needStageWords[stage]) }),
      onChoose: () => put(need, stage, null),
    })),
  ]
  return (
    <>
      <Board
        label={t(words.title)}
        columns={board.columns.map(({ stage, count, sums, items, nextCursor }) => ({
          key: stage,
          title: t(needStageWords[stage]),
          count,
          sum: sums.map((sum) => format.money(sum, true)).join(' + '),
          items,
          onMore: nextCursor ? () => more(stage, nextCursor) : undefined,
        }))}
        keyOf={(need) => need.id}
        nameOf={(need) => `${need.customer.name} · ${need.title}`}
        card={(need) => <DealCard of={need} acts={actsOf(need)} />}
        mayMove={(need) => need.can.edit && need.stage !== 'won'}
        onMove={put}
        onOpen={onOpen}
        open={open ?? null}
      />
      <p className={css.note}>{t(words.closedFrom, { day: format.day(board.closedFrom) })}</p>
      {closing?.as === 'lost' && <LoseNeed of={closing.need} onClose={() => setClosing(null)} />}
      {closing?.as === 'won' && (
        <TakeOrder
          customer={closing.need.customer}
          need={closing.need}
          onDone={(order) => navigate({ to: '/orders/$id', params: { id: order.id } })}
          onClose={() => setClosing(null)}
        />
      )}
    </>
  )
}
