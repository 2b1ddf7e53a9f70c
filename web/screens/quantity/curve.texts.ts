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
  untouched: {
    zh: '另有 {count} 位没有有效跟进过，或第一单之前没有记过，不算。',
    en: 'Another {count} had no effective touch, or none before the first order, and are left out.',
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
  tier: { zh: '重要度', en: 'Tier' },
  owner: { zh: '负责人', en: 'Owner' },
  differ: {
    zh: '这几组的快慢不像是偶然（对数秩检验 p = {p}）。',
    en: 'That these differ is hardly chance (log-rank test, p = {p}).',
  },
  alike: {
    zh: '这几组的快慢看不出差别（对数秩检验 p = {p}）。',
    en: 'No difference beyond chance (log-rank test, p = {p}).',
  },
  leftOut: {
    zh: '还有 {count} 组不到 {least} 位，没有画。',
    en: 'Another {count} with fewer than {least} are not drawn.',
  },
  group: { zh: '组', en: 'Segment' },
  customers: { zh: '客户', en: 'Customers' },
  ordered: { zh: '成交', en: 'Ordered' },
  atTwelve: { zh: '到第 {twelve} 次', en: 'By touch {twelve}' },
  empty: { zh: '还没有谁有过有效跟进', en: 'No effective touches yet' },
  emptyText: {
    zh: '记下跟进和订单，公司自己的曲线就会长出来：跟到第几次成交，是不是十二次。',
    en: 'Log touches and orders, and the company’s own curve grows: by which touch they order, and whether twelve is right.',
  },
  how: {
    zh: 'Kaplan–Meier 法：还没成交的客户跟到第几次，就算到第几次，不当作失败；区间用 Greenwood 方差、对数-对数变换。一天最多算 {perDay} 次。',
    en: 'By Kaplan and Meier: who has not ordered counts as far as followed, and not as lost; the band is Greenwood’s, log-log. At most {perDay} a day counts.',
  },
})
