import { refusal } from '../../shared/refusal.ts'

export const endsBeforeStart = refusal('ends_before_start', 422, {
  zh: '结束日期早于开始日期 {day}，请改正',
  en: 'It ends before it starts on {day}; mend the days',
  field: 'endsOn',
})
