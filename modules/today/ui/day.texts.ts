import { texts } from '../../../shared/text.ts'

/** The parts of the list as its headings, and why each stands where it does. */
export const partTexts = texts({
  promised: { zh: '先办 · 约好的', en: 'First: promised' },
  promisedWhy: { zh: '客户在等，或约好了今天', en: 'they wait for you, or a word was given' },
  step_in: { zh: '请您定夺', en: 'Your decision' },
  step_inWhy: { zh: '跟了十次还没成交，或同事请您支持', en: 'ten touches without an order, or a colleague asked' },
  overdue: { zh: '逾期', en: 'Overdue' },
  overdueWhy: { zh: '再等机会就过去了', en: 'the chance is slipping' },
  recall: { zh: '快被收回', en: 'About to be recalled' },
  recallWhy: { zh: '再不跟进就不归您了', en: 'touch them, or they go' },
  waiting: { zh: '待分配 · 快被收回', en: 'To be assigned, or about to be recalled' },
  waitingWhy: { zh: '没有负责人，或久未跟进', en: 'without an owner, or long neglected' },
  due: { zh: '今天到期', en: 'Due' },
  dueWhy: { zh: '正是联系的时候', en: 'just the time to call' },
  greet: { zh: '今天问候', en: 'Dates to greet' },
  greetWhy: { zh: '一句祝福就好', en: 'a word is enough' },
})

/** The same as figures at the head of the day. */
export const figureTexts = texts({
  promised: { zh: '先办', en: 'promised' },
  step_in: { zh: '待定夺', en: 'to decide' },
  overdue: { zh: '逾期', en: 'overdue' },
  recall: { zh: '快被收回', en: 'about to go' },
  waiting: { zh: '待分配', en: 'to assign' },
  due: { zh: '今天到期', en: 'due' },
  greet: { zh: '问候', en: 'to greet' },
  newThisWeek: { zh: '本周新接触', en: 'new this week' },
})

export const stepInTexts = texts({
  title: { zh: '请您定夺', en: 'Your decision' },
  tenth: {
    zh: '{owner}跟了 {count} 次，还没有成交。先看下面的经过，再决定怎么走。',
    en: 'Touches by {owner} without an order: {count}. Read how it went, then decide.',
  },
  bigOrder: { zh: '{owner}报来大单：', en: '{owner} reports a big order:' },
  asked: { zh: '{owner}请您支持：', en: '{owner} asks for your support:' },
  note: { zh: '对负责人说一句（可不写）', en: 'A word to the owner (optional)' },
  join: { zh: '一起跟', en: 'Join' },
  go_on: { zh: '继续由他跟', en: 'Let them go on' },
  assign: { zh: '换人', en: 'Give to another' },
  suspend: { zh: '挂起', en: 'Rest' },
  joined: { zh: '{name}：您和负责人一起跟', en: '{name}: you join the owner' },
  goneOn: { zh: '{name}：继续由负责人跟', en: '{name}: the owner goes on' },
  unowned: {
    zh: '还没有负责人。交给谁，谁的清单里就有它。',
    en: 'Nobody holds it. Give it to someone, and it stands on their list.',
  },
  give: { zh: '分配', en: 'Assign' },
})

export const barTexts = texts({
  nothing: { zh: '没有等着的', en: 'nothing waits' },
  count: { zh: '{part} {count}', en: '{count} {part}' },
})
