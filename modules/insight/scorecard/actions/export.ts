import type { FastifyReply } from 'fastify'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { companyName } from '../../../company/settings.ts'
import * as contract from '../contract.ts'
import { scorePdf } from '../paper.ts'
import { type ScorecardFigures, scorecardOf, teamTrendsOf } from '../present.ts'
import { personScored, teamScored } from '../scored.ts'
import { type ScoreLines, scoreXlsx } from '../sheet.ts'

type Query = InputOf<typeof contract.exportPersonScorecard>['query']

export async function exportPersonScorecard(work: Work, id: string, query: Query, reply: FastifyReply) {
  const scored = await personScored(work, id)
  const shown = { ...query, place: contract.exportPersonScorecard.id }
  return sendScorecard(work, scored.name, { card: await scorecardOf(work, scored, shown), members: [] }, query, reply)
}

/** In a workbook each of the people has lines too. */
export async function exportTeamScorecard(work: Work, id: string, query: Query, reply: FastifyReply) {
  const scored = await teamScored(work, id)
  const shown = { ...query, place: contract.exportTeamScorecard.id }
  const told =
    query.format === 'xlsx'
      ? await teamTrendsOf(work, scored, shown)
      : { card: await scorecardOf(work, scored, shown), members: [] }
  return sendScorecard(work, scored.name, told, query, reply)
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

interface Told {
  card: ScorecardFigures
  members: readonly ScoreLines[]
}

/** G2: a scorecard as a file, in the reader's language. */
async function sendScorecard(work: Work, name: string, { card, members }: Told, asked: Query, reply: FastifyReply) {
  const { format, locale = work.locale } = asked
  const company = settingOf(work.settings, companyName)
  const whole = { name, figures: [...card.process, ...card.result] }
  const bytes =
    format === 'xlsx'
      ? await scoreXlsx(card.months, [whole, ...members], locale)
      : await scorePdf(card, { company, name, day: work.today, locale })
  const file = `${name}-${card.month.slice(0, 7)}.${format}`
  return reply
    .type(TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename="scorecard-${card.month.slice(0, 7)}.${format}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    )
    .send(bytes)
}
