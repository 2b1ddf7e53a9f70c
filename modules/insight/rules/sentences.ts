import { type Text, texts } from '../../../shared/text.ts'
import type { ActionKey } from './actions.ts'
import type { MeasureKey, Principle } from './measures.ts'

// G1: a diagnosis in words. For the same facts always the same words.

export const principleWords: Readonly<Record<Principle, Text>> = texts({
  quantity: { zh: '数量', en: 'quantity' },
  time: { zh: '时间', en: 'time' },
  professionalism: { zh: '专业', en: 'professionalism' },
  distance: { zh: '心理距离', en: 'distance' },
})

export const measureNames: Readonly<Record<MeasureKey, Text>> = texts({
  reached: { zh: '新客户', en: 'new customers' },
  leads: { zh: '手上的线索', en: 'leads in hand' },
  contacts: { zh: '联系人', en: 'people known' },
  cadence: { zh: '不逾期', en: 'not overdue' },
  rhythm: { zh: '不早不晚', en: 'neither early nor late' },
  stamina: { zh: '跟得够勤', en: 'followed often enough' },
  nextStep: { zh: '定下一步', en: 'next step set' },
  kept: { zh: '说到做到', en: 'next steps kept' },
  firstAnswer: { zh: '首次回应', en: 'first answer' },
  prepared: { zh: '先约后访', en: 'visits agreed' },
  learnt: { zh: '边谈边了解', en: 'learning while talking' },
  diagnosed: { zh: '先问诊后报价', en: 'diagnosed before quoting' },
  corrected: { zh: '报价一次做对', en: 'quotes right at once' },
  repeated: { zh: '问题不重犯', en: 'no problem twice' },
  near: { zh: '够不够近', en: 'near enough' },
  portrait: { zh: '画像', en: 'portraits' },
  moved: { zh: '距离的变化', en: 'distance moved' },
})

export const measureWords: Readonly<Record<MeasureKey, Text>> = texts({
  reached: {
    zh: '近 {weeks} 周和本周里第一次联系上 {count} 位新客户，该有 {of} 位',
    en: 'New customers reached in {weeks} weeks and this one: {count}; asked for: {of}',
  },
  leads: {
    zh: '手上 {count} 个线索；要有 {percent}% 的把握成一单，需要 {of} 个',
    en: 'Leads in hand: {count}; {percent} % certainty of one order asks for {of}',
  },
  contacts: {
    zh: '认得的 {of} 位联系人里，谈过的有 {count} 位',
    en: 'People known there: {of}; talked with: {count}',
  },
  cadence: { zh: '名下 {of} 位客户，{late} 位逾期', en: 'Customers held: {of}; overdue: {late}' },
  rhythm: {
    zh: '{of} 次有效跟进里，{early} 次过早、{late} 次过晚',
    en: 'Effective touches: {of}; too early: {early}, too late: {late}',
  },
  stamina: {
    zh: '跟了两周以上的 {of} 个线索，{count} 个跟上了半年十二次的速度',
    en: 'Leads followed for a fortnight or more: {of}; at the pace of twelve in six months: {count}',
  },
  nextStep: {
    zh: '{of} 次谈话里，{count} 次定下了下一步的日子',
    en: 'Talks: {of}; ended with a day for the next step: {count}',
  },
  kept: {
    zh: '约好的日子已到的 {of} 位客户里，{count} 位说到做到了',
    en: 'Customers whose agreed day has come: {of}; kept: {count}',
  },
  firstAnswer: {
    zh: '{of} 次来问，一半等了 {hours} 小时以上才有回答，{count} 次还没回',
    en: 'Of {of} questions, half waited {hours} hours or more for an answer; still waiting: {count}',
  },
  prepared: {
    zh: '{of} 次拜访里，{count} 次是事先约好的',
    en: 'Visits: {of}; agreed beforehand: {count}',
  },
  learnt: {
    zh: '谈过两次以上的 {of} 位客户里，{count} 位问到了新情况',
    en: 'Customers talked with twice or more: {of}; of whom something new was learnt: {count}',
  },
  diagnosed: {
    zh: '{of} 个报过价的需求里，{count} 个事先问诊过',
    en: 'Needs quoted: {of}; diagnosed first: {count}',
  },
  corrected: {
    zh: '{of} 份报价里，{count} 份被退回或发出后又改',
    en: 'Quotes: {of}; sent back, or corrected after sending: {count}',
  },
  repeated: {
    zh: '{of} 个质量问题里，{count} 个是同一客户再次遇到',
    en: 'Problems: {of}; at a customer that had met one before: {count}',
  },
  near: {
    zh: '谈过几次的 {of} 位客户里，{count} 位到了该到的那一级',
    en: 'Customers talked with several times: {of}; as near as they should be: {count}',
  },
  portrait: {
    zh: '谈过几次的 {of} 位客户，画像平均填了 {percent}%',
    en: 'Portraits of customers talked with several times: {of}; known on average: {percent} %',
  },
  moved: {
    zh: '三个月里 {of} 位客户共近了 {up} 级、远了 {down} 级',
    en: 'Customers talked with several times: {of}; rungs nearer in three months: {up}, farther: {down}',
  },
})

export const actionWords: Readonly<Record<ActionKey, Text>> = texts({
  reachNew: { zh: '联系还没联系过的 {count} 位客户', en: 'Reach the customers not reached yet: {count}' },
  wake: { zh: '唤醒 {count} 位沉睡客户', en: 'Wake the dormant customers: {count}' },
  findNew: {
    zh: '自己再找 {count} 位新客户：展会、转介绍、老客户的新项目',
    en: 'Find new customers at fairs, by referral, in old customers’ new projects: {count} are wanting',
  },
  askForLeads: { zh: '手上的线索还差 {count} 个，请主管分配', en: 'Ask the manager for leads: short of {count}' },
  claim: { zh: '去公海领客户，还能领 {count} 位', en: 'Claim from the pool: there is room for {count}' },
  meetOthers: { zh: '认识还没谈过的 {count} 位联系人', en: 'Meet those not talked with yet: {count}' },
  catchUp: { zh: '先联系逾期的 {count} 位', en: 'Catch up with those overdue: {count}' },
  prepareNext: {
    zh: '七天里约好下一步的 {count} 位，想好说什么再去',
    en: 'Prepare what was agreed for the next seven days: {count}',
  },
  callDue: { zh: '本周轮到联系的 {count} 位，排进日程', en: 'Plan in those due this week: {count}' },
  leaveInPeace: {
    zh: '别催太紧：{count} 次跟进来得太早，等到期再联系',
    en: 'Leave them until they are due: too early {count} times',
  },
  comeInTime: {
    zh: '到期当天就联系：{count} 次跟进来得太晚',
    en: 'Call on the day they are due: too late {count} times',
  },
  keepOn: { zh: '{count} 个线索跟得太稀，排进本周', en: 'Followed too seldom, plan them in: {count}' },
  setNextStep: {
    zh: '谈完就定下一步：有 {count} 次没定',
    en: 'Set a day for the next step: missing {count} times',
  },
  keepPromises: {
    zh: '去补上说好却没做的 {count} 位',
    en: 'Make up for what was promised and not done in time: {count}',
  },
  answer: { zh: '{count} 位在等回音，今天先回', en: 'Waiting for an answer, first of all: {count}' },
  agreeVisits: { zh: '拜访前先约好：{count} 次是临时去的', en: 'Agree on visits beforehand: not so {count} times' },
  learnMore: {
    zh: '{count} 位谈过几次、什么都没问到：下次带着问题去',
    en: 'Talked with repeatedly and nothing learnt, go with questions: {count}',
  },
  diagnoseNeeds: {
    zh: '报价前先问诊：{count} 个需求没问就报了',
    en: 'Diagnose before quoting: not so {count} times',
  },
  checkQuotes: { zh: '报价发出前多核一遍：{count} 份改过', en: 'Check quotes before sending: corrected {count} times' },
  settleProblems: {
    zh: '{count} 次问题是老客户再次遇到，查清原因并回访',
    en: 'Find the cause of what struck twice, and call back: {count}',
  },
  comeNearer: {
    zh: '{count} 位谈过多次还不够近，问下一级的问题',
    en: 'Not as near as they should be, ask what the next rung needs: {count}',
  },
  askQuestions: { zh: '补 {count} 位客户的画像', en: 'Fill in the portraits: {count}' },
  winBack: { zh: '{count} 位客户在疏远，亲自回访', en: 'Falling back, call on them: {count}' },
})

export const diagnosisWords = texts({
  alike: { zh: '{told}。差不多弱的还有{also}', en: '{told}. About as weak: {also}' },
  weakest: { zh: '最弱的是{principle}：{evidence}', en: 'Weakest is {principle}: {evidence}' },
  distance: {
    zh: '最弱的是心理距离，根子在{cause}：{evidence}',
    en: 'Weakest is distance, and it comes from {cause}: {evidence}',
  },
  distanceAlone: {
    zh: '最弱的是心理距离：{evidence}。其余三项还看不出来',
    en: 'Weakest is distance: {evidence}. Of the other three too little is recorded to tell',
  },
  distanceOnly: {
    zh: '最弱的是心理距离：{evidence}。其余三项都好，功夫要下在人上',
    en: 'Weakest is distance: {evidence}. The other three are well; the person is what to attend to',
  },
  healthy: { zh: '四项都好，保持下去', en: 'All four are well: go on like this' },
  unused: {
    zh: '{what}：公司里还没有人记，先不算',
    en: '{what}: nobody in the company records it yet, so it does not count',
  },
  noCases: { zh: '{what}：这段时间没有', en: '{what}: none in this time' },
  noQuota: {
    zh: '{weeks} 周里第一次联系上 {count} 位新客户，没有定指标',
    en: '{count} new customers reached in {weeks} weeks; no quota is set',
  },
  usualQuota: {
    zh: '近 {weeks} 周和本周里第一次联系上 {count} 位新客户；没有定指标，按同事里居中的那位算是 {of} 位',
    en: 'New customers reached in {weeks} weeks and this one: {count}; no quota is set, and by the colleague in the middle it would be {of}',
  },
  partlyUsual: {
    zh: '近 {weeks} 周和本周里第一次联系上 {count} 位新客户，该有 {of} 位（{people} 人里 {unset} 人没有定指标，按同事里居中的那位算）',
    en: 'New customers reached in {weeks} weeks and this one: {count}; asked for: {of} (of {people}, {unset} have no quota and are held against the colleague in the middle)',
  },
  untold: { zh: '记录还太少，看不出来', en: 'Too little is recorded to tell' },
})
