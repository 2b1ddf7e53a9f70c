import { refusal } from '../../shared/refusal.ts'

export const unknownCriterion = refusal('unknown_criterion', 404, {
  zh: '评分表里没有“{criterion}”这一项，请刷新后再试',
  en: 'The scorecard has no criterion “{criterion}”; reload and try again',
})
export const measuredCriterion = refusal('measured_criterion', 422, {
  zh: '“{criterion}”由订单和回款算出，不能手填',
  en: '“{criterion}” is worked out from orders and payments; it cannot be typed',
  field: 'criterion',
})
export const markOutOfRange = refusal('mark_out_of_range', 422, {
  zh: '“{criterion}”应在 {least} 到 {most} 之间',
  en: '“{criterion}” should lie between {least} and {most}',
  field: 'value',
})
export const noScore = refusal('no_score', 422, {
  zh: '已知的评分项还不够（{known}%，至少 {least}%，且不少于 3 项），先补上再按评分表定级',
  en: 'Too little is known to score ({known} %, at least {least} % of three criteria or more): fill in what is missing first',
})
