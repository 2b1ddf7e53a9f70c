import { all, type RawBuilder, rows, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import { addDays, type Day } from '../../../../shared/calendar.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import type { Money } from '../../../../shared/money.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { type NeedStage, OPEN_STAGES } from '../../rules/board.ts'
import { boardClosedDays } from '../../settings.ts'
import { allInSight, factsByPart } from '../../sight.ts'
import * as contract from '../contract.ts'
import { needsOf } from '../repo.ts'
import { conditionsOf, needPage } from './list.ts'

type Query = InputOf<typeof contract.showBoard>['query']

const CLOSED = ['won', 'lost'] as const

/** The board: each column from its top, with how many stand in it and what they add up to; of the closed, the latest. */
export async function showBoard(work: Work, { limit, ...filters }: Query) {
  const closedFrom = addDays(work.today, -settingOf(work.settings, boardClosedDays))
  const conditions = await conditionsOf(work, filters)
  const sums = await sumsOf(work, conditions, closedFrom)
  const tops = await needsOf(
    work,
    topsInSight(work, conditions, closedFrom, limit + 1),
    sql`f.position desc, f.id desc`,
  )
  const columns = contract.BOARD_COLUMNS.map((stage) => {
    const counted = sums.filter((sum) => sum.stage === stage)
    return {
      stage,
      count: counted.reduce((total, { count }) => total + count, 0),
      sums: counted.filter(({ fen }) => fen > 0).map(({ fen, currency }): Money => ({ fen, currency })),
      ...needPage(
        work,
        'board',
        tops.filter((need) => need.stage === stage),
        limit,
      ),
    }
  })
  return { columns, closedFrom }
}

/** The tops of all columns: what one person holds is gone through once for them, of more each column is a range of the board's index. */
function topsInSight(
  work: Work,
  conditions: readonly RawBuilder<unknown>[],
  closedFrom: Day,
  limit: number,
): RawBuilder<unknown> {
  const order = sql`order by f.position desc, f.id desc`
  const tops = factsByPart(work, sql`live_need`).flatMap(({ isFew, facts }) =>
    isFew
      ? [
          sql`(select f.* from (select f.*, row_number() over (partition by f.stage ${order}) as place from ${facts}
            where ${all([standingSince(closedFrom), ...conditions])}) f where f.place <= ${limit})`,
        ]
      : contract.BOARD_COLUMNS.map((stage) => {
          const standing = isOpen(stage) ? [] : [sql`f.closed_on >= ${closedFrom}`]
          return sql`(select f.*, 0::bigint as place from ${facts} where ${all([sql`f.stage = ${stage}`, ...standing, ...conditions])} ${order} limit ${limit})`
        }),
  )
  return sql`(select * from (select f.*, row_number() over (partition by f.stage ${order}) as top from (${sql.join(tops, sql` union all `)}) f) f
    where f.top <= ${limit}) f`
}

const isOpen = (stage: NeedStage): boolean => (OPEN_STAGES as readonly string[]).includes(stage)

/** What stands in the columns: open needs, and those closed lately. */
const standingSince = (closedFrom: Day): RawBuilder<unknown> =>
  sql`(f.stage = any(${[...OPEN_STAGES]}) or (f.stage = any(${[...CLOSED]}) and f.closed_on >= ${closedFrom}))`

interface Sum {
  stage: NeedStage
  currency: string
  count: number
  fen: number
}

/** Exact for what the viewer sees and the filters: by column and currency, in one query. */
async function sumsOf(work: Work, conditions: readonly RawBuilder<unknown>[], closedFrom: Day): Promise<Sum[]> {
  const standing = [standingSince(closedFrom), ...conditions]
  const seen = allInSight(work, sql`live_need`, sql`f.stage, f.currency, f.fen`, standing)
  return rows(
    work.tx,
    sql<Sum>`select f.stage, f.currency, count(*)::int as count, coalesce(sum(f.fen), 0)::bigint as fen from ${seen} group by 1, 2 order by 2`,
  )
}
