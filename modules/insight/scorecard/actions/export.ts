import type { FastifyReply } from 'fastify'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { companyName } from '../../../company/settings.ts'
import type * as contract from '../contract.ts'
import { scorePdf } from '../paper.ts'
import { scorecardOf } from '../present.ts'
import { personScored, type Scored, teamScored } from '../scored.ts'
import { scoreXlsx } from '../sheet.ts'

type Query = InputOf<typeof contract.exportPersonScorecard>['query']

export const exportPersonScorecard = async (work: Work, id: string, query: Query, reply: FastifyReply) =>
  sendScorecard(work, await personScored(work, id), query, reply)

export const exportTeamScorecard = async (work: Work, id: string, query: Query, reply: FastifyReply) =>
  sendScorecard(work, await teamScored(work, id), query, reply)

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/** G2: a scorecard as a file, in the reader's language. */
async function sendScorecard(work: Work, scored: Scored, { format, ...asked }: Query, reply: FastifyReply) {
  const locale = asked.locale ?? work.locale
  const card = await scorecardOf(work, scored, asked)
  const company = settingOf(work.settings, companyName)
  const bytes =
    format === 'xlsx'
      ? await scoreXlsx(card, scored.name, locale)
      : await scorePdf(card, { company, name: scored.name, day: work.today, locale })
  const file = `${scored.name}-${card.month.slice(0, 7)}.${format}`
  return reply
    .type(TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename="scorecard-${card.month.slice(0, 7)}.${format}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    )
    .send(bytes)
}
