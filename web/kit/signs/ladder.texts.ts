import { texts } from '../../../shared/text.ts'

export const ladderTexts = texts({
  none: { zh: '尚未建立', en: 'none yet' },
  doctor: { zh: '医生', en: 'Doctor' },
  teacher: { zh: '老师', en: 'Teacher' },
  friend: { zh: '朋友', en: 'Friend' },
  brother: { zh: '兄弟', en: 'Brother' },
  distance: { zh: '心理距离：{proven}', en: 'Distance: {proven}' },
  distanceAndAllowed: {
    zh: '心理距离：{proven}；所知已够到{allowed}，还待证实',
    en: 'Distance: {proven}; what we know allows {allowed}, not proven yet',
  },
})
