import { texts } from '../../../shared/text.ts'

/** T11: why a customer is on the day’s list, as far as appointments and promises go. */
export const matterTexts = texts({
  today: { zh: '今天 {time} {kind}', en: '{kind} today at {time}' },
  overToday: { zh: '{time} 的{kind}结束了，记一下结果', en: '{kind} at {time} is over: record how it went' },
  over: { zh: '{when} 的{kind}还没记结果', en: '{kind} on {when}: how it went is not recorded' },
  prepare: { zh: '{when} {kind}，还有 {count} 项没准备', en: '{kind} {when}: {count} still to prepare' },
  taskToday: { zh: '答应今天：{what}', en: 'Due today: {what}' },
  taskPast: { zh: '答应的事过了 {days} 天：{what}', en: 'Due {days} d ago: {what}' },
  noneFits: { zh: '约的时间都不合适，等您再提', en: 'None of the times fits; they wait for others' },
  countered: { zh: '客户提议改到 {asked}', en: 'They propose {asked} instead' },
  counteredOpen: { zh: '客户提议换个时间', en: 'They propose another time' },
  movedElsewhere: {
    zh: '日历里挪到了 {asked}，和客户定的还是 {when}',
    en: 'Moved to {asked} in a calendar; agreed with them is still {when}',
  },
  goneElsewhere: {
    zh: '日历里删掉了 {when} 的{kind}，客户还不知道',
    en: '{kind} on {when} was removed from a calendar; they do not know',
  },
  mailOlder: {
    zh: '客户对改之前的邀请答复来不了，请问一下：{when} {kind}',
    en: 'They say no to an earlier invitation; ask them about {kind}, {when}',
  },
  mailUnclear: {
    zh: '有人替客户答复了邀请，请问本人：{when} {kind}',
    en: 'Somebody else answered for them; ask them about {kind}, {when}',
  },
  mailDeclined: { zh: '客户回复来不了：{when} {kind}', en: 'They cannot make it: {kind}, {when}' },
  calledOff: { zh: '客户取消了 {when} 的{kind}', en: '{kind}, {when}: called off by them' },
  clashes: {
    zh: '接手的{kind}（{when}）和您别的安排撞了',
    en: '{kind} on {when}, taken over with the customer, meets something else of yours',
  },
  untold: {
    zh: '{when} 的{kind}换您去，还没告诉客户',
    en: '{kind} on {when} is yours now; tell the customer who comes',
  },
  unowned: {
    zh: '{when} 的{kind}没人负责了：把客户交给谁，或取消',
    en: '{kind} on {when} is nobody’s: assign the customer, go yourself or call it off',
  },
  unownedOpen: {
    zh: '{kind}没人负责了：把客户交给谁，或取消',
    en: '{kind} is nobody’s: assign the customer or call it off',
  },
  declined: { zh: '客户谢绝了{kind}', en: '{kind}: declined by them' },
  todayWord: { zh: '今天', en: 'today' },
  tomorrowWord: { zh: '明天', en: 'tomorrow' },
})
