import { texts } from '../../../shared/text.ts'

export const curveTexts = texts({
  told: {
    zh: '跟到第 {twelve} 次有效跟进，估计有 {share} 的客户成交（{lower}–{upper}）。',
    en: 'By the effective touch number {twelve} an estimated {share} have ordered ({lower}–{upper}).',
  },
  toldShort: {
    zh: '还没有跟到第 {twelve} 次的客户，说不出第 {twelve} 次时有多少成交。',
    en: 'Nobody has been followed to touch {twelve} yet, so nothing can be said of it.',
  },
  beside: {
    zh: '看了 {count} 位客户：{ordered} 位成交，{open} 位还没有（在跟进或已挂起，按跟到的次数算进去）。',
    en: 'Of {count} customers {ordered} have ordered and {open} have not (pursued or at rest, counted as far as they were followed).',
  },
  median: {
    zh: '一半客户成交，要到第 {at} 次。',
    en: 'Half of all have ordered by touch {at}.',
  },
  orderedUntouched: {
    zh: '其中 {count} 位第一单之前没有有效跟进，算在第 0 次。',
    en: '{count} of them ordered without an effective touch before: they stand at touch 0.',
  },
  before: {
    zh: '有 {count} 位在开始记跟进之前就建了档',
    en: '{count} entered before touches were written down',
  },
  beforeOrdered: { zh: '（其中 {count} 位成交过）', en: ' ({count} of them have ordered)' },
  beforeWhy: {
    zh: '：那时跟了几次没有记下来，所以单放着，不算进曲线。',
    en: ': how often they were touched then is not known, so they stand apart from the curve.',
  },
  toldNone: {
    zh: '跟到第 {twelve} 次的有 {atRisk} 位，还没有人成交；按 {confidence} 的把握，成交的最多 {upper}。',
    en: '{atRisk} have been followed to touch {twelve} and none has ordered yet; with {confidence} confidence at most {upper} do.',
  },
  noneYet: { zh: '还没有人成交', en: 'None yet' },
  atMost: { zh: '最多 {upper}', en: 'at most {upper}' },
  atMostTip: {
    zh: '跟到这里的有 {atRisk} 位，一位也没成交；{confidence} 的把握下，真实的比例不超过这个数',
    en: 'Of {atRisk} followed so far none ordered; with {confidence} confidence the true share is no larger',
  },
  picture: {
    zh: '有效跟进到第几次，有多少客户已经成交；阴影是区间',
    en: 'How many have ordered by which effective touch; the shade is the interval',
  },
  touches: { zh: '有效跟进', en: 'Effective touches' },
  twelve: { zh: '第 {twelve} 次', en: 'Touch {twelve}' },
  at: { zh: '第几次', en: 'Touch' },
  atRisk: { zh: '跟到这里的', en: 'Followed so far' },
  happened: { zh: '这次成交', en: 'Ordered here' },
  censored: { zh: '停在这里', en: 'No further yet' },
  share: { zh: '累计成交', en: 'Ordered by here' },
  segment: { zh: '分开看', en: 'By segment' },
  none: { zh: '不分', en: 'All together' },
  source: { zh: '来源', en: 'Source' },
  industry: { zh: '行业', en: 'Industry' },
  region: { zh: '地区', en: 'Region' },
  product: { zh: '产品', en: 'Product' },
  size: { zh: '规模', en: 'Size' },
  team: { zh: '团队', en: 'Team' },
  tier: { zh: '重要度', en: 'Tier' },
  owner: { zh: '负责人', en: 'Owner' },
  differ: {
    zh: '{count} 组放在一起比，快慢不像是偶然（对数秩检验 p = {p}）。',
    en: 'That these {count} segments differ is hardly chance (log-rank test, p = {p}).',
  },
  alike: {
    zh: '{count} 组放在一起比，快慢看不出差别（对数秩检验 p = {p}）。',
    en: 'No difference between these {count} segments beyond chance (log-rank test, p = {p}).',
  },
  notCompared: {
    zh: '一位客户可以在几组里，所以不检验各组的差别。',
    en: 'A customer may be in several of these, so their difference is not tested.',
  },
  moreSegments: {
    zh: '图上只画最大的 6 组；另外 {count} 组没有画，但也参加了比较。',
    en: 'Drawn are the largest 6; another {count} are compared with them, though not drawn.',
  },
  tooSmall: {
    zh: '还有 {count} 组不到 {least} 位，既不画也不比。',
    en: 'Another {count} with fewer than {least} are neither drawn nor compared.',
  },
  group: { zh: '组', en: 'Segment' },
  customers: { zh: '客户', en: 'Customers' },
  ordered: { zh: '成交', en: 'Ordered' },
  atTwelve: { zh: '到第 {twelve} 次', en: 'By touch {twelve}' },
  empty: { zh: '还没有可以算的客户', en: 'Nobody to count yet' },
  emptyText: {
    zh: '从开始记跟进那天起建档的客户，才知道全部的跟进。记下跟进和订单，公司自己的曲线就会长出来：跟到第几次成交，是不是十二次。',
    en: 'Of customers who enter once touches are written down, all are known. Log touches and orders, and the company’s own curve grows: by which touch they order, and whether twelve is right.',
  },
  how: {
    zh: 'Kaplan–Meier 法：还没成交的客户跟到第几次，就算到第几次，不当作失败；一次有效跟进也没有就下单的，算在第 0 次；区间用 Greenwood 方差、对数-对数变换。一天最多算 {perDay} 次。',
    en: 'By Kaplan and Meier: who has not ordered counts as far as followed, and not as lost; who ordered without a touch stands at 0; the band is Greenwood’s, log-log. At most {perDay} a day counts.',
  },
})
