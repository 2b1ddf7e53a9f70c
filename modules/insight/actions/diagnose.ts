import type { Work } from '../../../platform/work.ts'
import { demand } from '../../../shared/refusal.ts'
import { notAllowed } from '../../../shared/refusals.ts'
import { seenCustomer } from '../../customers/index.ts'
import { type Seller, sellerSeen, type Weeks } from '../../quantity/index.ts'
import { whyNotSetQuota } from '../../quantity/policy.ts'
import { aimsOf, writeAim } from '../aims.ts'
import { chancesBeside, chancesIn } from '../chances.ts'
import { sellersOf, teamSeen } from '../people.ts'
import { companyAimOf, diagnosisOf, presentDiagnosis, tellDiagnosis } from '../present.ts'
import {
  customerSpan,
  diagnosisSpan,
  measuresOfCustomer,
  measuresOfPeople,
  measuresOfTeam,
  reachesOf,
} from '../reading.ts'
import type { Aim, Diagnosis } from '../rules/diagnosis.ts'
import type { Principle } from '../rules/measures.ts'

const refOf = ({ id, name, team, joinedOn }: Seller) => ({ id, name, team, joinedOn })

const scoresOf = ({ gauges }: Diagnosis) =>
  Object.fromEntries(gauges.map(({ principle, score }) => [principle, score])) as Record<Principle, number | null>

/** G1: the diagnosis of each of these, by the aim set for them. */
export async function diagnosesOf(
  work: Work,
  people: readonly Seller[],
  reaches: Weeks,
): Promise<Map<string, Diagnosis>> {
  const measures = await measuresOfPeople(work, people, reaches)
  const aims = await aimsOf(
    work.tx,
    people.map(({ id }) => id),
  )
  return new Map(people.map(({ id }) => [id, diagnosisOf(work, measures.get(id) ?? [], aims.get(id))]))
}

/** G1: everybody in sight who sells, the weakest first. */
export async function listDiagnoses(work: Work, teamId: string | undefined) {
  const people = await sellersOf(work, teamId)
  const diagnoses = await diagnosesOf(work, people, await reachesOf(work, people))
  const items = people.map((person) => {
    const diagnosis = diagnoses.get(person.id) ?? diagnosisOf(work, [])
    return {
      person: refOf(person),
      weakest: diagnosis.weakest,
      cause: diagnosis.cause,
      scores: scoresOf(diagnosis),
      text: tellDiagnosis(work, diagnosis),
    }
  })
  const least = ({ scores }: (typeof items)[number]) => Math.min(...Object.values(scores).map((score) => score ?? 100))
  return { items: items.toSorted((one, other) => least(one) - least(other)) }
}

/** G1: one person: the four gauges, the weakest, and this week's three actions. */
export async function diagnosePerson(work: Work, id: string) {
  const person = await sellerSeen(work, id)
  const measures = (await measuresOfPeople(work, [person], await reachesOf(work, [person]))).get(id) ?? []
  const aim = (await aimsOf(work.tx, [id])).get(id) ?? companyAimOf(work)
  const chances = [
    ...chancesIn(measures, `/diagnosis/people/${id}`),
    ...(await chancesBeside(work, [id], measures, { owner: id })),
  ]
  return {
    ...presentDiagnosis(work, measures, chances, { aim, span: diagnosisSpan(work) }),
    person: refOf(person),
    can: { setAim: whyNotSetQuota(work.by, person) === null },
  }
}

/** G1: a team taken together. */
export async function diagnoseTeam(work: Work, id: string) {
  const team = await teamSeen(work, id)
  const measures = await measuresOfTeam(work, team.people)
  const chances = [
    ...chancesIn(measures, `/diagnosis/teams/${id}`),
    ...(await chancesBeside(
      work,
      team.people.map((person) => person.id),
      measures,
      { team: id },
    )),
  ]
  return {
    ...presentDiagnosis(work, measures, chances, { aim: companyAimOf(work), span: diagnosisSpan(work) }),
    team: { id, name: team.name },
    people: team.people.length,
  }
}

/** G1: what we did with one customer. */
export async function diagnoseCustomer(work: Work, id: string) {
  const { rootId } = await seenCustomer(work, id)
  const measures = await measuresOfCustomer(work, rootId)
  const span = customerSpan(work)
  return presentDiagnosis(work, measures, chancesIn(measures, `/customers/${rootId}`), {
    aim: companyAimOf(work),
    span,
  })
}

/** G1: what somebody's advice is to serve; set by who answers for the person. */
export async function setAim(work: Work, id: string, aim: Aim | null) {
  const person = await sellerSeen(work, id)
  demand(whyNotSetQuota(work.by, person) && notAllowed())
  await writeAim(work, id, aim)
  return { aim: aim ?? companyAimOf(work) }
}
