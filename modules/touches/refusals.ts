import { refusal } from '../../shared/refusal.ts'

export const inTheFuture = refusal('in_the_future', 422, {
  zh: '跟进时间 {when} 还没到，请改成已发生的时间',
  en: '{when} is still to come; give a time that has passed',
  field: 'happenedAt',
})
export const tooLongAgo = refusal('too_long_ago', 422, {
  zh: '跟进时间早于 {year} 年，请检查年份',
  en: 'Earlier than {year}; check the year',
  field: 'happenedAt',
})
export const nothingSaid = refusal('nothing_said', 422, {
  zh: '有效跟进要写下客户说了什么',
  en: 'An effective touch needs what the customer said',
  field: 'summary',
})
export const nextInThePast = refusal('next_in_the_past', 422, {
  zh: '下次日期已经过去',
  en: 'The next date has passed already',
  field: ['nextOn', 'until'],
})
export const correctedAlready = refusal('corrected_already', 409, {
  zh: '这条跟进已被更正，请更正最新的一条',
  en: 'This touch was corrected already; correct its latest version',
})
export const notYourTouch = refusal('not_your_touch', 403, {
  zh: '只有记录人、跟进人或主管可以更正',
  en: 'Only who made or recorded it, or a manager, may correct it',
})
export const unknownColleague = refusal('unknown_colleague', 422, {
  zh: '没有这位同事',
  en: 'There is no such colleague',
  field: ['colleagueIds', 'byId'],
})
export const mayNotSpeakForOthers = refusal('may_not_speak_for_others', 403, {
  zh: '只有主管可以替别人记跟进',
  en: 'Only a manager may record a touch for someone else',
  field: 'byId',
})
export const noStepIn = refusal('no_step_in', 409, {
  zh: '现在没有等待介入的事项',
  en: 'Nothing waits for a decision here',
})
export const notYourStepIn = refusal('not_your_step_in', 403, {
  zh: '这件事等的是负责人的主管来决定',
  en: 'This waits for the owner’s manager to decide',
})
export const stepInAlready = refusal('step_in_already', 409, {
  zh: '已经请主管介入了',
  en: 'The manager was asked already',
})
export const postponedIntoRecall = refusal('postponed_into_recall', 422, {
  zh: '{day} 起客户将因久未跟进被收回，不能推迟到那天以后',
  en: 'It will be recalled for neglect on {day}; it cannot be put off to that day or beyond',
  field: 'until',
})
export const postponedTooFar = refusal('postponed_too_far', 422, {
  zh: '最多推迟 {days} 天',
  en: 'It can be put off {days} days at most',
  field: 'until',
})
