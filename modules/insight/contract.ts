import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound } from '../../shared/refusals.ts'
import { SellerRef } from '../quantity/contract.ts'
import { Case } from './cases/contract.ts'
import { AIMS } from './rules/diagnosis.ts'
import { MEASURES, type MeasureKey, PRINCIPLES } from './rules/measures.ts'

export { Case } from './cases/contract.ts'
export * from './home/contract.ts'
export * from './scorecard/contract.ts'
export * from './week/contract.ts'

const Aim = z.enum(AIMS)
const Principle = z.enum(PRINCIPLES)
const MeasureName = z.enum(Object.keys(MEASURES) as [MeasureKey, ...MeasureKey[]])

const Measure = z.object({
  key: MeasureName,
  score: z.int().nullable().describe('0 where it is poor, 100 where it is good; null where there are too few cases'),
  value: z.number().nullable(),
  of: z.number().describe('So many cases stand behind it'),
  text: z.string().describe('What was counted, as a sentence in the reader’s language'),
})

export const DiagnosisReply = z
  .object({
    from: DayText,
    to: DayText,
    aim: Aim,
    gauges: z.array(
      z.object({
        principle: Principle,
        score: z.int().nullable(),
        measures: z.array(Measure).describe('The worst first'),
      }),
    ),
    weakest: Principle.nullable().describe('Null where none is weak, or nothing can be told'),
    cause: Principle.nullable().describe('Where the weakest is distance: which of the other three it comes from'),
    text: z.string(),
    actions: z
      .array(
        z.object({ key: z.string(), count: z.int(), text: z.string(), path: z.string().describe('In the web app') }),
      )
      .describe('This week’s three at most, fit to the aim'),
  })
  .meta({ id: 'Diagnosis' })

const tag = 'insight'

export const listDiagnoses = endpoint({
  id: 'listDiagnoses',
  method: 'GET',
  path: '/insight/people',
  tag,
  summary: 'The diagnosis of everybody in sight who sells (G1), the weakest first',
  query: z.strictObject({ team: Id.optional().describe('A team, with all below it') }),
  reply: z.object({
    items: z.array(
      z.object({
        person: SellerRef,
        weakest: Principle.nullable(),
        cause: Principle.nullable(),
        scores: z.record(Principle, z.int().nullable()),
        text: z.string(),
      }),
    ),
  }),
})

export const diagnosePerson = endpoint({
  id: 'diagnosePerson',
  method: 'GET',
  path: '/insight/people/{id}/diagnosis',
  tag,
  summary: 'Which of the four principles is weakest with somebody, on what evidence, and what to do this week (G1)',
  params: ById,
  reply: DiagnosisReply.extend({ person: SellerRef, can: z.object({ setAim: z.boolean() }) }),
  refusals: [notFound],
})

export const diagnoseTeam = endpoint({
  id: 'diagnoseTeam',
  method: 'GET',
  path: '/insight/teams/{id}/diagnosis',
  tag,
  summary: 'The same of a team, with all below it',
  params: ById,
  reply: DiagnosisReply.extend({ team: z.object({ id: Id, name: z.string() }), people: z.int() }),
  refusals: [notFound],
})

export const diagnoseCustomer = endpoint({
  id: 'diagnoseCustomer',
  method: 'GET',
  path: '/insight/customers/{id}/diagnosis',
  tag,
  summary: 'The same of what we did with one customer, over half a year',
  params: ById,
  reply: DiagnosisReply,
  refusals: [notFound],
})

const evidence = {
  ...paging,
  measure: MeasureName,
  only: z
    .enum(['open', 'fine', 'early', 'late', 'up', 'down'])
    .optional()
    .describe('Only those that are not fine, or of one kind'),
}

export const listPersonCases = endpoint({
  id: 'listPersonCases',
  method: 'GET',
  path: '/insight/people/{id}/cases',
  tag,
  summary: 'The cases behind a measure of a person: as many as it counts (G5)',
  params: ById,
  query: z.strictObject(evidence),
  reply: pageOf(Case),
  refusals: [notFound],
})

export const listTeamCases = endpoint({
  id: 'listTeamCases',
  method: 'GET',
  path: '/insight/teams/{id}/cases',
  tag,
  summary: 'The cases behind a measure of a team',
  params: ById,
  query: z.strictObject(evidence),
  reply: pageOf(Case),
  refusals: [notFound],
})

export const listCustomerCases = endpoint({
  id: 'listCustomerCases',
  method: 'GET',
  path: '/insight/customers/{id}/cases',
  tag,
  summary: 'The cases behind a measure of a customer',
  params: ById,
  query: z.strictObject(evidence),
  reply: pageOf(Case),
  refusals: [notFound],
})

export const setAim = endpoint({
  id: 'setAim',
  method: 'PUT',
  path: '/insight/people/{id}/aim',
  tag,
  summary: 'What somebody’s advice is to serve: orders soon, or big orders; null follows the company',
  params: ById,
  body: z.strictObject({ aim: Aim.nullable() }),
  reply: z.object({ aim: Aim }),
  refusals: [notFound, notAllowed],
})
