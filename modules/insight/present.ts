import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { fill, say } from '../../shared/text.ts'
import type { Span } from '../quantity/index.ts'
import { type Chance, chooseActions } from './rules/actions.ts'
import { type Aim, type Diagnosis, diagnose } from './rules/diagnosis.ts'
import type { Measure } from './rules/measures.ts'
import { actionWords, diagnosisWords, measureNames, measureWords, principleWords } from './rules/sentences.ts'
import { companyAim, healthyFrom, mostAboveWorst, nearlyAsWeak } from './settings.ts'

/** G1: the four gauges of what was measured, by the company's settings. */
export const diagnosisOf = (work: Work, measures: readonly Measure[], aim = companyAimOf(work)): Diagnosis =>
  diagnose(measures, {
    aim,
    healthy: settingOf(work.settings, healthyFrom),
    near: settingOf(work.settings, nearlyAsWeak),
    aboveWorst: settingOf(work.settings, mostAboveWorst),
  })

export const companyAimOf = (work: Work): Aim => settingOf(work.settings, companyAim)

/** What a measure counted, or why it tells nothing. */
function tellMeasure({ locale }: Work, { key, unused, value, told }: Measure): string {
  if (unused) return say(diagnosisWords.unused, locale, { what: say(measureNames[key], locale) })
  if (key === 'reached' && value === null) return fill(diagnosisWords.noQuota[locale], told)
  if (key === 'reached' && told.unset)
    return fill(diagnosisWords[told.unset === told.people ? 'usualQuota' : 'partlyUsual'][locale], told)
  if (value === null) return say(diagnosisWords.noCases, locale, { what: say(measureNames[key], locale) })
  return fill(measureWords[key][locale], told)
}

/** G1: in words: which is weakest, and of distance its cause, with the worst evidence. */
export function tellDiagnosis(work: Work, diagnosis: Diagnosis): string {
  const { locale } = work
  const told = tellWeakest(work, diagnosis)
  if (diagnosis.alike.length === 0) return told
  const also = diagnosis.alike.map((principle) => say(principleWords[principle], locale))
  return say(diagnosisWords.alike, locale, { told, also: also.join(locale === 'zh' ? '、' : ', ') })
}

function tellWeakest(work: Work, { gauges, weakest, cause }: Diagnosis): string {
  const { locale } = work
  const evidence = (principle: string): string => {
    const worst = gauges.find((gauge) => gauge.principle === principle)?.measures[0]
    return worst ? tellMeasure(work, worst) : ''
  }
  if (cause)
    return say(diagnosisWords.distance, locale, {
      cause: say(principleWords[cause], locale),
      evidence: evidence(cause),
    })
  if (weakest === 'distance') {
    const told = gauges.some(({ principle, score }) => principle !== 'distance' && score !== null)
    return say(told ? diagnosisWords.distanceOnly : diagnosisWords.distanceAlone, locale, {
      evidence: evidence('distance'),
    })
  }
  if (weakest)
    return say(diagnosisWords.weakest, locale, {
      principle: say(principleWords[weakest], locale),
      evidence: evidence(weakest),
    })
  return say(gauges.every(({ score }) => score === null) ? diagnosisWords.untold : diagnosisWords.healthy, locale)
}

/** G1: a diagnosis whole, with its evidence and this week's actions. */
export function presentDiagnosis(
  work: Work,
  measures: readonly Measure[],
  chances: readonly Chance[],
  { aim, span }: { aim: Aim; span: Span },
) {
  const diagnosis = diagnosisOf(work, measures, aim)
  return {
    ...span,
    aim,
    weakest: diagnosis.weakest,
    cause: diagnosis.cause,
    text: tellDiagnosis(work, diagnosis),
    gauges: diagnosis.gauges.map(({ principle, score, measures }) => ({
      principle,
      score,
      measures: measures.map((one) => ({
        key: one.key,
        score: one.score,
        value: one.value,
        of: one.of,
        text: tellMeasure(work, one),
      })),
    })),
    actions: chooseActions(diagnosis, chances, aim).map((chance) => ({
      ...chance,
      text: fill(actionWords[chance.key][work.locale], { count: chance.count }),
    })),
  }
}
