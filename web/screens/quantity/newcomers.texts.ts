import { texts } from '../../../shared/text.ts'

export const newcomersTexts = texts({
  told: {
    zh: '这周有要求的 {count} 人里，{met} 人达标，{behind} 人落后。',
    en: 'Quotas this week: {count}. Met: {met}. Behind: {behind}.',
  },
  toldOne: {
    zh: '这周首次联系上 {reached} 位新客户，还差 {missing} 位到 {quota} 位。',
    en: 'New customers reached this week: {reached}; {missing} to go to {quota}.',
  },
  toldMet: {
    zh: '这周首次联系上 {reached} 位新客户，达标了。',
    en: 'New customers reached this week: {reached}. The quota is met.',
  },
  toldFree: { zh: '这周首次联系上 {reached} 位新客户。', en: 'New customers reached this week: {reached}.' },
  toldNone: { zh: '这周没有人有新客户的要求。', en: 'Nobody has a quota of new customers this week.' },
  beside: {
    zh: '入职头 {months} 个月，最要紧的是每周联系上多少位没联系过的客户。没打通的记在旁边，不算数。',
    en: 'In the first {months} months what counts most is how many customers are reached for the first time each week. Attempts stand beside and do not count.',
  },
  picture: { zh: '每人这周联系上的新客户，竖线是要求', en: 'New customers reached this week; the line is the quota' },
  rep: { zh: '业务员', en: 'Rep' },
  reached: { zh: '联系上', en: 'Reached' },
  tried: { zh: '没打通', en: 'Tried' },
  quota: { zh: '每周要求', en: 'Weekly quota' },
  weeks: { zh: '近 8 周', en: 'Last 8 weeks' },
  stand: { zh: '进度', en: 'Standing' },
  newcomer: { zh: '新人，到 {day}', en: 'New until {day}' },
  verdict_reached: { zh: '达标', en: 'Met' },
  verdict_on_course: { zh: '跟得上', en: 'On course' },
  verdict_behind: { zh: '落后，今天该到 {expected} 位', en: 'Behind: {expected} by today' },
  verdict_out_of_reach: { zh: '赶不上了，还差 {missing} 位', en: 'Out of reach: {missing} to go' },
  verdict_missed: { zh: '没达标，差 {missing} 位', en: 'Missed by {missing}' },
  verdict_no_quota: { zh: '不要求', en: 'No quota' },
  setQuota: { zh: '{name}每周要联系上的新客户', en: 'New customers {name} is to reach a week' },
  company: { zh: '按公司', en: 'Company’s' },
  weekOf: { zh: '{day} 那周：联系上 {reached}，没打通 {tried}', en: 'Week of {day}: {reached} reached, {tried} tried' },
  empty: { zh: '团队里还没有业务员', en: 'No reps in the team yet' },
  emptyText: {
    zh: '加了业务员、填了入职日期，这里就会每周算他们联系上多少位新客户。',
    en: 'Once reps are added with their day of joining, their new customers are counted here each week.',
  },
  notices: { zh: '新客户没达标', en: 'Quotas of new customers' },
  missed: {
    zh: '{name}这周联系上 {reached} 位新客户，要求 {quota} 位，没达标（另有 {tried} 位没打通）。',
    en: '{name} reached {reached} new customers of {quota} this week (another {tried} tried).',
  },
  missedBefore: {
    zh: '{name}在 {day} 那周联系上 {reached} 位新客户，要求 {quota} 位，没达标（另有 {tried} 位没打通）。',
    en: '{name} reached {reached} new customers of {quota} in the week of {day} (another {tried} tried).',
  },
  outOfReach: {
    zh: '{name}这周才联系上 {reached} 位新客户，要求 {quota} 位，加倍也赶不上了（另有 {tried} 位没打通）。',
    en: '{name} has reached {reached} new customers of {quota}: out of reach even at double pace (another {tried} tried).',
  },
  look: { zh: '看看', en: 'Look' },
  seen: { zh: '知道了', en: 'Seen' },
})
