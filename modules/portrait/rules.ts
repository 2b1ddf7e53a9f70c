import { type Settings, settingOf } from '../../shared/setting.ts'
import type { DistanceRules } from './rules/distance.ts'
import type { QuestionRules } from './rules/questions.ts'
import {
  askAgainAfter,
  confidenceWeights,
  portraitFields,
  proofRules,
  questionCount,
  rungThresholds,
  trustRules,
} from './settings.ts'

/** D1–D4 as a company has set them. */
export const distanceRules = (settings: Settings): DistanceRules => ({
  fields: settingOf(settings, portraitFields),
  confidence: settingOf(settings, confidenceWeights),
  thresholds: settingOf(settings, rungThresholds),
  proof: settingOf(settings, proofRules),
  trust: settingOf(settings, trustRules),
})

/** D5 as a company has set it. */
export const questionRules = (settings: Settings): QuestionRules => ({
  fields: settingOf(settings, portraitFields),
  thresholds: settingOf(settings, rungThresholds),
  count: settingOf(settings, questionCount),
  againAfter: settingOf(settings, askAgainAfter),
})
