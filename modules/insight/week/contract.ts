import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { DayText, Id } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { FIGURE_KEYS, SIDES, UNITS } from '../rules/scorecard/figures.ts'

const Span = z.object({ from: DayText, to: DayText })

const WeekFigure = z
  .object({
    key: z.enum(FIGURE_KEYS),
    side: z.enum(SIDES),
    unit: z.enum(UNITS),
    value: z.number().nullable(),
    told: z.string(),
    of: z.int().describe('From so many cases'),
    before: z.object({ value: z.number().nullable(), told: z.string() }),
    change: z
      .enum(['better', 'worse', 'same'])
      .nullable()
      .describe('The rule of the sentences too; null where one of the weeks tells too little'),
  })
  .meta({ id: 'WeekFigure' })

export const showWeek = endpoint({
  id: 'showWeek',
  method: 'GET',
  path: '/insight/week',
  tag: 'insight',
  summary: 'The last whole week of a team beside the week before, in figures and a few plain sentences (G2)',
  query: z.strictObject({
    team: Id.optional().describe('Where left out: the highest team in sight, or oneself'),
    of: DayText.optional().describe('The last week that was over before this day; before today where left out'),
  }),
  reply: z.object({
    whose: z.object({ of: z.enum(['teams', 'people']), id: Id, name: z.string() }),
    week: Span,
    before: Span,
    people: z.int(),
    figures: z.array(WeekFigure),
    sentences: z.array(z.string()).describe('Three to five, by stated rules; the same for the same facts'),
  }),
  refusals: [notFound],
})
