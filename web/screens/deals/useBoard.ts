import { useNavigate } from '@tanstack/react-router'
import { listNeeds, moveNeed, showBoard } from '../../../modules/deals/contract.ts'
import { type NeedStage, needStageWords } from '../../../modules/deals/rules/board.ts'
import { aboveNow, withMore, withMoved, withTakenBack } from '../../../modules/deals/ui/boardState.ts'
import { readDealsAgain } from '../../../modules/deals/ui/changes.ts'
import type { Board, NeedItem } from '../../../modules/deals/ui/types.ts'
import { call, Problem } from '../../api.ts'
import { toast } from '../../kit/layers/toast.ts'
import { keyOf, queries, useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { dealsTexts as words } from './deals.texts.ts'
import type { BoardQuery } from './useDealsState.ts'

const CLOSED: readonly NeedStage[] = ['won', 'lost']

/** The board, its further pages, and its moves: shown at once, taken back where they are refused, undone on a press. */
export function useBoard(query: BoardQuery) {
  const t = useText()
  const navigate = useNavigate()
  const key = keyOf(showBoard, { query })
  const { data: board, error, refetch } = useRead(showBoard, { query }, { placeholderData: (before) => before })
  const set = (change: (board: Board) => Board) => queries.setQueryData<Board>(key, (now) => (now ? change(now) : now))

  const more = async (stage: NeedStage, cursor: string) => {
    const closedFrom = CLOSED.includes(stage) ? board?.closedFrom : undefined
    try {
      const page = await call(listNeeds, { query: { ...query, stage, sort: 'board', closedFrom, cursor, limit: 30 } })
      set((now) => withMore(now, stage, page))
    } catch (problem) {
      toast({ kind: 'wrong', text: `${t(words.moreFailed)} · ${(problem as Error).message}` })
    }
  }

  const move = async (need: NeedItem, stage: NeedStage, below: string | null) => {
    const before = queries.getQueryData<Board>(key)
    if (!before) return
    await queries.cancelQueries({ queryKey: key })
    set((now) => withMoved(now, need, stage, below))
    try {
      const after = await call(moveNeed, { params: { id: need.id }, body: { stage, below } })
      readDealsAgain()
      if (stage === need.stage) return
      const back = aboveNow(before, need)
      toast({
        text: t(words.moved, { title: need.title, column: t(needStageWords[stage]) }),
        undo: () => move({ ...need, stage: after.stage }, need.stage, back),
      })
    } catch (problem) {
      set((now) => withTakenBack(now, need, stage, aboveNow(before, need)))
      // Somebody else may have moved it, or it was moved and only the answer was lost.
      readDealsAgain()
      const quoteFirst = problem instanceof Problem && problem.reason === 'not_quoted_yet'
      toast({
        kind: 'wrong',
        text: t(words.notMoved, { why: (problem as Error).message }),
        ...(quoteFirst && {
          action: {
            label: t(words.writeQuote),
            act: () => navigate({ to: '/quotes/new', search: { need: need.id } as never }),
          },
        }),
      })
    }
  }
  return { board, error, retry: refetch, more, move }
}
