import { refusal } from '../../shared/refusal.ts'

export const sourceTwice = refusal('source_twice', 422, {
  zh: '来源“{source}”写了两遍，请合成一行',
  en: 'The source "{source}" stands twice; make it one line',
})
export const endsBeforeStart = refusal('ends_before_start', 422, {
  zh: '结束日期早于开始日期 {day}，请改正',
  en: 'It ends before it starts on {day}; mend the days',
})
