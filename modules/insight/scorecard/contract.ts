import { z } from 'zod'
import { isDay } from '../../../shared/calendar.ts'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, MonthText, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { texts } from '../../../shared/text.ts'
import { SellerRef } from '../../quantity/contract.ts'
import { mondayOf } from '../../quantity/rules/newcomers.ts'
import { Case } from '../cases/contract.ts'
import { FIGURE_KEYS, SIDES, UNITS } from '../rules/scorecard/figures.ts'

const FigureName = z.enum(FIGURE_KEYS)
const ORDERS = FIGURE_KEYS.flatMap((key) => [key, `-${key}`] as const)

/** G2: more than any figure of one person can be. */
const MOST = 1_000_000_000_000

export const ScoreTarget = z
  .object({
    figure: FigureName,
    month: MonthText.describe('Since when it stands'),
    value: z.int().nullable(),
    version: z.int(),
  })
  .meta({ id: 'ScoreTarget' })

const Target = z.object({
  value: z.int(),
  told: z.string(),
  since: MonthText.describe('The month for which it was set; it stands until another is'),
  people: z.int().describe('For so many of them one is set'),
  of: z.int().describe('So many they are'),
  done: z.number().nullable().describe('What those did for whom it is set; the figure itself where it is set for all'),
  doneTold: z.string(),
  reached: z.int().nullable().describe('Percent, of those for whom it is set; null where nothing is told of them'),
})

const Figure = z
  .object({
    key: FigureName,
    side: z.enum(SIDES),
    unit: z.enum(UNITS),
    better: z.enum(['more', 'less']),
    value: z.number().nullable().describe('Null where there is nothing that it could be told from'),
    told: z.string(),
    detail: z.string().nullable(),
    of: z.int().describe('From so many cases'),
    target: Target.nullable(),
    version: z.int().describe('Of the target set for this very month, for If-Match; 0 where none is'),
    trend: z.array(z.number().nullable()).describe('The twelve months up to this one'),
  })
  .meta({ id: 'ScoreFigure' })

export const Scorecard = z
  .object({
    month: MonthText,
    months: z.array(MonthText),
    people: z.int(),
    process: z.array(Figure),
    result: z.array(Figure),
    can: z.object({ setTargets: z.boolean(), carryTargets: z.boolean() }),
  })
  .meta({ id: 'Scorecard', description: 'What was done and what came of it, side by side (G2)' })

const Member = z
  .object({
    person: SellerRef,
    figures: z.array(
      z.object({ key: FigureName, value: z.number().nullable(), told: z.string(), target: Target.nullable() }),
    ),
  })
  .meta({ id: 'ScoreMember' })

const tag = 'insight'
const words = texts({ monday: { zh: '应为星期一', en: 'should be a Monday' } })
const Monday = DayText.refine((day) => isDay(day) && mondayOf(day) === day, { params: { text: words.monday } })

const inMonth = { month: MonthText.optional().describe('This month where left out') }
const evidence = z.strictObject({
  ...paging,
  ...inMonth,
  week: Monday.optional().describe('The week that begins on this Monday, instead of a month'),
  figure: FigureName,
})
const file = z.strictObject({
  ...inMonth,
  format: z.enum(['xlsx', 'pdf']),
  locale: z.enum(['zh', 'en']).optional().describe('The caller’s language where left out'),
})
const FILES = 'application/octet-stream'

export const listScored = endpoint({
  id: 'listScored',
  method: 'GET',
  path: '/scorecards',
  tag,
  summary: 'Of whom the caller sees a scorecard: teams, the company first, and people',
  reply: z.object({ teams: z.array(PersonRef), people: z.array(SellerRef) }),
})

export const showPersonScorecard = endpoint({
  id: 'showPersonScorecard',
  method: 'GET',
  path: '/scorecards/people/{id}',
  tag,
  summary: 'What somebody did in a month and what came of it, against the targets, with twelve months of trend (G2)',
  params: ById,
  query: z.strictObject(inMonth),
  reply: Scorecard.extend({ person: SellerRef }),
  refusals: [notFound],
})

export const showTeamScorecard = endpoint({
  id: 'showTeamScorecard',
  method: 'GET',
  path: '/scorecards/teams/{id}',
  tag,
  summary: 'The same of a team with all below it, added up; the root team is the company',
  params: ById,
  query: z.strictObject(inMonth),
  reply: Scorecard.extend({
    team: z.object({ id: Id, name: z.string() }),
  }),
  refusals: [notFound],
})

export const listScoreMembers = endpoint({
  id: 'listScoreMembers',
  method: 'GET',
  path: '/scorecards/teams/{id}/members',
  tag,
  summary:
    'Each of a team’s people in a month, against the targets (G2), in the order of a figure; who has none stands last',
  params: ById,
  query: z.strictObject({
    ...paging,
    ...inMonth,
    sort: z.enum(ORDERS).default('-amount').describe('A figure; with `-` the greatest first'),
  }),
  reply: pageOf(Member),
  refusals: [notFound],
})

export const listPersonScoreCases = endpoint({
  id: 'listPersonScoreCases',
  method: 'GET',
  path: '/scorecards/people/{id}/cases',
  tag,
  summary: 'The records that a figure of a month or week counted, as many as it says (G5)',
  params: ById,
  query: evidence,
  reply: pageOf(Case),
  refusals: [notFound],
})

export const listTeamScoreCases = endpoint({
  id: 'listTeamScoreCases',
  method: 'GET',
  path: '/scorecards/teams/{id}/cases',
  tag,
  summary: 'The same of a team',
  params: ById,
  query: evidence,
  reply: pageOf(Case),
  refusals: [notFound],
})

export const setScoreTarget = endpoint({
  id: 'setScoreTarget',
  method: 'PUT',
  path: '/scorecards/people/{id}/targets',
  tag,
  summary: 'What somebody is to reach from a month on, set by who answers for the person (G2); null ends it',
  params: ById,
  body: z.strictObject({ figure: FigureName, month: MonthText, value: z.int().min(0).max(MOST).nullable() }),
  reply: ScoreTarget,
  refusals: [notFound, notAllowed, versionConflict],
})

export const listScoreTargets = endpoint({
  id: 'listScoreTargets',
  method: 'GET',
  path: '/scorecards/people/{id}/targets',
  tag,
  summary: 'Who set what for somebody to reach, and when: the latest first',
  params: ById,
  query: z.strictObject({ ...paging, figure: FigureName }),
  reply: pageOf(ScoreTarget.extend({ told: z.string(), setBy: PersonRef, setAt: Instant })),
  refusals: [notFound],
})

export const carryTargets = endpoint({
  id: 'carryTargets',
  method: 'POST',
  path: '/scorecards/teams/{id}/targets',
  tag,
  summary: 'Sets for a month what the month before had, for all of a team at once; what is set for the month stays',
  params: ById,
  body: z.strictObject({
    month: MonthText,
    raise: z
      .int()
      .min(-50)
      .max(100)
      .default(0)
      .describe('Percent more, of what adds up; shares and hours are carried as they are'),
  }),
  reply: z.object({
    set: z.int().describe('So many targets were set'),
    kept: z.int().describe('So many had been set for the month already'),
  }),
  refusals: [notFound, notAllowed],
})

export const exportPersonScorecard = endpoint({
  id: 'exportPersonScorecard',
  method: 'GET',
  path: '/scorecards/people/{id}/file',
  tag,
  summary: 'Somebody’s scorecard as a workbook, or as one page to print',
  params: ById,
  query: file,
  produces: FILES,
  refusals: [notFound],
})

export const exportTeamScorecard = endpoint({
  id: 'exportTeamScorecard',
  method: 'GET',
  path: '/scorecards/teams/{id}/file',
  tag,
  summary: 'A team’s scorecard likewise',
  params: ById,
  query: file,
  produces: FILES,
  refusals: [notFound],
})
