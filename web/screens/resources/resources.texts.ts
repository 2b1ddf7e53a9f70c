import { texts } from '../../../shared/text.ts'

export const resourcesTexts = texts({
  title: { zh: '会议室和车', en: 'Rooms and cars' },
  lead: {
    zh: '同一时间只能给一拨人用的：约时间时选上，近客保证不会撞。',
    en: 'What only one can have at a time: chosen when a time is found, and never booked twice.',
  },
  create: { zh: '加一个', en: 'Add one' },
  name: { zh: '名字', en: 'Name' },
  kind: { zh: '是什么', en: 'What it is' },
  add: { zh: '加上', en: 'Add' },
  cancel: { zh: '取消', en: 'Cancel' },
  off: { zh: '停用', en: 'Take out of use' },
  on: { zh: '恢复使用', en: 'Put back into use' },
  isOff: { zh: '已停用', en: 'out of use' },
  none: { zh: '还没有会议室、工位或车', en: 'No rooms, bays or cars yet' },
  noneText: {
    zh: '加上之后，约时间时就能一起占住。',
    en: 'Once added they are reserved together with the appointment.',
  },
  calendar: { zh: '看占用', en: 'See when it is taken' },
})
