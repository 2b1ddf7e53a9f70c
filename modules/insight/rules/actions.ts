import type { Aim, Diagnosis } from './diagnosis.ts'
import { MEASURES, type MeasureKey, type Principle } from './measures.ts'

/** What somebody can do this week, and which measure it mends. */
export const ACTIONS = {
  reachNew: 'reached',
  wake: 'reached',
  findNew: 'reached',
  claim: 'leads',
  askForLeads: 'leads',
  meetOthers: 'contacts',
  catchUp: 'cadence',
  callDue: 'cadence',
  leaveInPeace: 'rhythm',
  comeInTime: 'rhythm',
  keepOn: 'stamina',
  setNextStep: 'nextStep',
  keepPromises: 'kept',
  answer: 'firstAnswer',
  agreeVisits: 'prepared',
  prepareNext: 'prepared',
  learnMore: 'learnt',
  diagnoseNeeds: 'diagnosed',
  checkQuotes: 'corrected',
  settleProblems: 'repeated',
  comeNearer: 'near',
  askQuestions: 'portrait',
  winBack: 'moved',
} as const satisfies Record<string, MeasureKey>

export type ActionKey = keyof typeof ACTIONS

/** Something that can be done now: for so many customers or things, which stand at an address of the web app. */
export interface Chance {
  key: ActionKey
  count: number
  path: string
}

export const ACTIONS_A_WEEK = 3
const MENDING = 2

/** G1: which principle follows the aim. */
const AIMED: Readonly<Record<Aim, Principle>> = { orders_soon: 'quantity', big_orders: 'time' }

/**
 * G1: this week's three. Two mend the weakest (of distance, its cause), its worst measures first; one serves the aim. Where
 * there is too little of either, the rest follows from the worst up.
 */
export function chooseActions({ gauges, weakest, cause }: Diagnosis, chances: readonly Chance[], aim: Aim): Chance[] {
  const measures = gauges.flatMap((gauge) => gauge.measures)
  const scoreOf = ({ key }: Chance) => measures.find((one) => one.key === ACTIONS[key])?.score ?? UNTOLD
  const principleOf = ({ key }: Chance) => MEASURES[ACTIONS[key]]
  const open = chances.filter(({ count }) => count > 0).toSorted((one, other) => scoreOf(one) - scoreOf(other))
  const isFirst = (chance: Chance, at: number, all: readonly Chance[]) =>
    all.findIndex(({ key }) => ACTIONS[key] === ACTIONS[chance.key]) === at
  const mending = open.filter((chance) => principleOf(chance) === (cause ?? weakest))
  const aimed = open.filter((chance) => principleOf(chance) === AIMED[aim])
  const wanted = [...mending.filter(isFirst).slice(0, MENDING), ...aimed.slice(0, 1), ...open.filter(isFirst), ...open]
  return [...new Set(wanted)].slice(0, ACTIONS_A_WEEK)
}

/** What cannot be told is neither good nor poor. */
const UNTOLD = 75
