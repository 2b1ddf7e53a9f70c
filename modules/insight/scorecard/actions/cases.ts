import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { listCases } from '../../cases/list.ts'
import { lastDayOf, monthOf } from '../../rules/scorecard/months.ts'
import { weekSpan } from '../../rules/scorecard/weeks.ts'
import type * as contract from '../contract.ts'
import { casesOf } from '../count.ts'
import { personScored, type Scored, teamScored } from '../scored.ts'

type Query = InputOf<typeof contract.listPersonScoreCases>['query']

/** G5: what a figure of a month, or of a week, counted. */
function listScoreCases(work: Work, scored: Scored, { figure, month = monthOf(work.today), week, ...paged }: Query) {
  const span = week ? weekSpan(week) : { from: month, to: lastDayOf(month) }
  return listCases(work, casesOf(work, scored, figure, span), paged)
}

export const listPersonScoreCases = async (work: Work, id: string, query: Query) =>
  listScoreCases(work, await personScored(work, id), query)

export const listTeamScoreCases = async (work: Work, id: string, query: Query) =>
  listScoreCases(work, await teamScored(work, id), query)
