import { rows, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import { addDays, type Day } from '../../../../shared/calendar.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import type { Money } from '../../../../shared/money.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { type NeedStage, OPEN_STAGES } from '../../rules/board.ts'
import { boardClosedDays } from '../../settings.ts'
import { allInSight } from '../../sight.ts'
import * as contract from '../contract.ts'
import { conditionsOf, listNeeds } from './list.ts'

type Query = InputOf<typeof contract.showBoard>['query']

const CLOSED = ['won', 'lost'] as const

/** The board: each column from its top, with how many stand in it and what they add up to; of the closed, the latest. */
export async function showBoard(work: Work, { limit, ...filters }: Query) {
  const closedFrom = addDays(work.today, -settingOf(work.settings, boardClosedDays))
  const sums = await sumsOf(work, filters, closedFrom)
  const columns = []
  for (const stage of contract.BOARD_COLUMNS) {
    const closed = isOpen(stage) ? {} : { closedFrom }
    const list = await listNeeds(work, { ...filters, ...closed, limit, stage: [stage], sort: 'board' })
    const counted = sums.filter((sum) => sum.stage === stage)
    columns.push({
      stage,
      count: counted.reduce((total, { count }) => total + count, 0),
      sums: counted.filter(({ fen }) => fen > 0).map(({ fen, currency }): Money => ({ fen, currency })),
      ...list,
    })
  }
  return { columns, closedFrom }
}

const isOpen = (stage: NeedStage): boolean => (OPEN_STAGES as readonly string[]).includes(stage)

interface Sum {
  stage: NeedStage
  currency: string
  count: number
  fen: number
}

/** Exact for what the viewer sees and the filters: by column and currency, in one query. */
async function sumsOf(work: Work, filters: Omit<Query, 'limit'>, closedFrom: Day): Promise<Sum[]> {
  const standing = sql`(f.stage = any(${[...OPEN_STAGES]}) or (f.stage = any(${[...CLOSED]}) and f.closed_on >= ${closedFrom}))`
  const conditions = [standing, ...(await conditionsOf(work, filters))]
  const seen = allInSight(work, sql`live_need`, sql`f.stage, f.currency, f.fen`, conditions)
  return rows(
    work.tx,
    sql<Sum>`select f.stage, f.currency, count(*)::int as count, coalesce(sum(f.fen), 0)::bigint as fen from ${seen} group by 1, 2 order by 2`,
  )
}
