import { texts } from '../../../../shared/text.ts'
import type { FigureKey, Side } from './figures.ts'

export const figureNames = texts({
  newContacts: { zh: '新接触客户', en: 'New contacts' },
  effectiveTouches: { zh: '有效跟进', en: 'Effective touches' },
  cadenceKept: { zh: '节奏合适', en: 'Cadence kept' },
  portraitsGrown: { zh: '新了解的情况', en: 'Facts learnt' },
  distanceMoved: { zh: '走近客户', en: 'Distance moved' },
  stepIns: { zh: '主管介入有回应', en: 'Step-ins answered' },
  firstAnswer: { zh: '首次答复时间', en: 'First answer' },
  orders: { zh: '订单', en: 'Orders' },
  amount: { zh: '订单金额', en: 'Order amount' },
  margin: { zh: '毛利率', en: 'Margin' },
  share: { zh: '采购份额', en: 'Share of wallet' },
} as const satisfies Record<FigureKey, { zh: string; en: string }>)

/** How each is counted. */
export const figureHelp = texts({
  newContacts: {
    zh: '本月第一次真正联系上的新客户，同一客户一个月只算一次',
    en: 'New customers reached for the first time this month; each counts once a month',
  },
  effectiveTouches: {
    zh: '谈到实质内容的跟进，同一客户一天按公司设定的次数计',
    en: 'Touches with substance; of one customer only so many a day count, as the company has set',
  },
  cadenceKept: {
    zh: '有效跟进中，既不太早也不太晚的占多少',
    en: 'Of the effective touches, how many came neither too early nor too late',
  },
  portraitsGrown: {
    zh: '本月新了解到的客户情况，导入的不算',
    en: 'Facts learnt about customers this month; imported ones do not count',
  },
  distanceMoved: {
    zh: '和每位联系人走近的级数，减去退后的级数',
    en: 'Rungs nearer to each contact, less rungs fallen back',
  },
  stepIns: {
    zh: '请主管介入的客户中，已有决定的占多少；时间按工作日中位数计',
    en: 'Of the step-ins raised, how many were decided; hours at the median, weekends left out',
  },
  firstAnswer: {
    zh: '客户来问之后，多久有人答复，取中位数，周末不计',
    en: 'How long customers waited for an answer, at the median, weekends left out',
  },
  orders: { zh: '按下单日期，取消的不算', en: 'By the day of the order; cancelled ones do not count' },
  amount: {
    zh: '订单合计，只加人民币订单，取消的不算',
    en: 'What orders come to, those in yuan only; cancelled ones do not count',
  },
  margin: {
    zh: '知道成本的订单：不含税金额减成本后还剩多少',
    en: 'Of orders whose cost is known: what is left of net after cost',
  },
  share: {
    zh: '客户一年的采购中我们占多少，按采购额加权，取月底前最近一次了解',
    en: 'Our part of what customers buy a year, weighted by that, as last known by the end of the month',
  },
} as const satisfies Record<FigureKey, { zh: string; en: string }>)

/** What stands behind a value. */
export const figureDetails = texts({
  share: { zh: '{of} 次中 {fine} 次', en: '{fine} of {of}' },
  decided: { zh: '{of} 次中 {fine} 次，一般 {hours} 小时', en: '{fine} of {of}, {hours} h at the median' },
  median: { zh: '共 {of} 次', en: 'of {of}' },
  margin: { zh: '{of} 个订单', en: 'over {of} orders' },
  wallet: { zh: '{of} 位客户', en: 'over {of} customers' },
})

export const unitWords = texts({
  percent: { zh: '{n}%', en: '{n}%' },
  hours: { zh: '{n} 小时', en: '{n} h' },
  rungs: { zh: '{n} 级', en: '{n} rungs' },
})

export const sideWords = texts({
  process: { zh: '过程', en: 'Process' },
  result: { zh: '结果', en: 'Results' },
} as const satisfies Record<Side, { zh: string; en: string }>)

/** A target that is set for some of the people only. */
export const targetWords = texts({
  partly: {
    zh: '目标只涵盖 {of} 人中的 {people} 人，他们完成 {done}',
    en: 'The target covers {people} of {of} people; they reached {done}',
  },
  covers: { zh: '{of} 人中的 {people} 人', en: '{people} of {of} people' },
})
