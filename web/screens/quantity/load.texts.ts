import { texts } from '../../../shared/text.ts'

export const loadTexts = texts({
  take: {
    zh: '按现在的速度（每天 {pace} 次有效跟进），还能再接 {leads} 个线索。',
    en: 'At the present pace ({pace} effective touches a day) there is room for {leads} more leads.',
  },
  right: {
    zh: '手上的客户和速度（每天 {pace} 次有效跟进）正合适。',
    en: 'The customers held and the pace ({pace} effective touches a day) are right for each other.',
  },
  let_go: {
    zh: '手上 {held} 位客户，每天至少要 {asks} 次有效跟进，现在只做到 {pace} 次：一定有人被冷落。',
    en: '{held} customers ask for {asks} effective touches a day at least, and {pace} are made: some will be neglected.',
  },
  hand_over: {
    zh: '手上 {held} 位客户，每天至少要 {asks} 次有效跟进，现在只做到 {pace} 次：一定有人被冷落。',
    en: '{held} customers ask for {asks} effective touches a day at least, and {pace} are made: some will be neglected.',
  },
  quicken: {
    zh: '手上 {held} 位客户，每天至少要 {asks} 次有效跟进，现在只做到 {pace} 次。新人期联系的新客户还没到指标，客户不用分出去：把每天的有效跟进提到 {asks} 次以上。',
    en: '{held} customers ask for {asks} effective touches a day at least, and {pace} are made. As a new colleague short of the quota of new customers, keep them all: raise the pace to {asks} a day or more.',
  },
  name: { zh: '{name}：', en: '{name}: ' },
  letGo: { zh: '放下这 {count} 位就跟得过来', en: 'With these {count} let go, the rest can be kept up' },
  letGoStill: {
    zh: '先放下这 {count} 位；放下了还是跟不过来',
    en: 'Let these {count} go first; even then there are too many',
  },
  letGoNone: {
    zh: '现在没有可以放下的：能挂起的要先跟满 {needed} 次，VVIP 和 A 从不挂起，有需求、欠款或投诉的也不行。请主管重新分配几位。',
    en: 'None may be let go now: rest needs {needed} touches first, VVIP and A never rest, nor those with an open need, debt or complaint. Ask the manager to reassign some.',
  },
  shownFirst: { zh: '先列前 {count} 位。', en: 'The first {count} are listed.' },
  letGoHint: {
    zh: '最不重要、最久没有有效跟进的在前。勾选后挂起，写明原因。',
    en: 'The least important come first, and of these the longest without an effective touch. Mark them to rest, with a reason.',
  },
  toPool: { zh: '去公海领线索', en: 'Claim leads from the pool' },
  teamTold: {
    zh: '{count} 人里，{over} 人手上的客户多得跟不过来，{under} 人还能再接。',
    en: 'Of {count}, {over} hold more than they can keep up with, and {under} have room.',
  },
  picture: {
    zh: '每天的有效跟进：条是做到的，竖线是客户至少需要的',
    en: 'Effective touches a day: the bar is made, the line is what the customers need at least',
  },
  rep: { zh: '业务员', en: 'Rep' },
  held: { zh: '手上', en: 'Held' },
  pace: { zh: '每天做到', en: 'Made a day' },
  asks: { zh: '每天至少需要', en: 'Needed a day' },
  advice: { zh: '建议', en: 'Advice' },
  adviceTake: { zh: '可再接 {leads} 个', en: 'Take {leads}' },
  adviceRight: { zh: '正合适', en: 'Right' },
  adviceLetGo: { zh: '放下 {count} 位', en: 'Let {count} go' },
  adviceLetGoStill: { zh: '放下 {count} 位，再分给别人', en: 'Let {count} go and hand some over' },
  adviceHandOver: { zh: '没有能放下的，分给别人', en: 'None may rest: hand some over' },
  adviceQuicken: {
    zh: '新客户还不够，先提速到每天 {asks} 次',
    en: 'Short of new customers: raise the pace to {asks} a day',
  },
  rhythm: { zh: '跟进节奏', en: 'Cadence' },
  window: { zh: '多久一次（天）', en: 'Every (days)' },
  windowOf: { zh: '{due}，最迟 {latest}', en: '{due}, {latest} at most' },
  room: { zh: '单做这一类能带', en: 'Room for this kind alone' },
  roomOf: { zh: '{right} 位，最多 {most}', en: '{right}, {most} at most' },
  rooms: { zh: '按现在的速度，每一类能带多少', en: 'How many of each kind the pace allows' },
  list: { zh: '可以放下的客户', en: 'Customers who may be let go' },
  how: {
    zh: '速度是最近 {days} 天里本人做的有效跟进，每位客户一天算一次（{touches} 次）。每位客户按自己的节奏需要跟进：到期那天跟一次，是“正合适”；最迟在逾期前一天跟，是“最多”。',
    en: 'Pace is the rep’s own effective touches of the last {days} days, one a customer and day ({touches}). Each customer asks for touches by its cadence: "right" is a touch on the due day, "at most" on the day before it is overdue.',
  },
  noPace: {
    zh: '最近 {days} 天还没有有效跟进，算不出速度。记下几次跟进，这里就会有建议。',
    en: 'No effective touch in the last {days} days, so there is no pace to go by. Log some, and advice will stand here.',
  },
})
