import { texts } from '../../../shared/text.ts'
import { type Notice, noticesOf } from './notice.ts'

// What is wrong with a row, or worth a look: which column, what stands there, and what to do about it.

const words = texts({
  noCustomer: { zh: '“{heading}”没有填，请补上客户名称', en: '"{heading}" is empty: fill in the customer’s name' },
  noContact: { zh: '“{heading}”没有填，请补上姓名', en: '"{heading}" is empty: fill in the person’s name' },
  noName: { zh: '“{heading}”没有填，请补上名称', en: '"{heading}" is empty: fill in the name' },
  nameTooLong: {
    zh: '“{heading}”有 {length} 个字，名称最多 {limit} 个字，请缩短',
    en: '"{heading}" has {length} characters; a name has at most {limit}: shorten it',
  },
  totalRow: { zh: '“{value}”像是合计行，没有导入', en: '"{value}" looks like a row of totals and was left out' },
  headingAgain: { zh: '这一行是重复的表头，没有导入', en: 'This row repeats the headings and was left out' },
  noDay: { zh: '“{heading}”没有填，请补上日期', en: '"{heading}" is empty: fill in the date' },
  unreadableDay: {
    zh: '“{heading}”的“{value}”不是看得懂的日期，请改成 2026-05-30 这样',
    en: '"{value}" in "{heading}" is no date that can be read: write it like 2026-05-30',
  },
  relativeDay: {
    zh: '“{heading}”的“{value}”要看是哪天写的，请写成日期，如 2026-05-30',
    en: '"{value}" in "{heading}" depends on when it was written: write the date, like 2026-05-30',
  },
  ambiguousDay: {
    zh: '“{heading}”的“{value}”可能是两个日子（哪个是年、月、日？），请改成 2026-05-30 这样',
    en: '"{value}" in "{heading}" may mean two days (which is the year, the month, the day?): write it like 2026-05-30',
  },
  unreadableTime: {
    zh: '“{heading}”的“{value}”不是看得懂的时间，请改成 14:30 这样',
    en: '"{value}" in "{heading}" is no time that can be read: write it like 14:30',
  },
  futureDay: {
    zh: '“{heading}”的“{value}”还没到（今天是 {today}），请检查日期',
    en: '"{value}" in "{heading}" is still to come (today is {today}): check the date',
  },
  noAmount: { zh: '“{heading}”没有填，请补上金额', en: '"{heading}" is empty: fill in the amount' },
  unreadableAmount: {
    zh: '“{heading}”的“{value}”不是看得懂的金额，请改成 1234.50 这样',
    en: '"{value}" in "{heading}" is no amount that can be read: write it like 1234.50',
  },
  unclearUnit: {
    zh: '“{heading}”的“{value}”按表头的单位算大得不像，请写明单位，如 1.2万 或 12000元',
    en: '"{value}" in "{heading}" is implausibly much in the heading’s unit: write the unit too, like 1.2万 or 12000元',
  },
  negativeAmount: {
    zh: '“{heading}”的“{value}”是负数，退货请另行登记',
    en: '"{value}" in "{heading}" is negative: record returns separately',
  },
  unreadablePhone: {
    zh: '“{heading}”的“{value}”不是完整的号码，已记入备注，请核对',
    en: '"{value}" in "{heading}" is no complete number; it was kept in the remarks: check it',
  },
  unreadableMail: {
    zh: '“{heading}”的“{value}”不是邮箱地址，已记入备注，请核对',
    en: '"{value}" in "{heading}" is no mail address; it was kept in the remarks: check it',
  },
  unknownWord: {
    zh: '“{heading}”的“{value}”不在可选的值里（{known}），已记入备注',
    en: '"{value}" in "{heading}" is none of the known values ({known}); it was kept in the remarks',
  },
  unknownChannel: {
    zh: '“{heading}”的“{value}”不在已知的方式里，已记为“其他”，原文保留在内容里',
    en: '"{value}" in "{heading}" is no known channel; it counts as "other" and stays in the text',
  },
  noCustomerOfDeal: { zh: '这笔商机没有写客户', en: 'This deal names no customer' },
  didYouMean: {
    zh: '“{heading}”一栏里的“{value}”（{count} 行）像是“{suggestion}”写错了；已照原样导入，请核对',
    en: '"{value}" in "{heading}" ({count} rows) looks like a misspelt "{suggestion}"; it came in as written: check it',
  },
})

export type ProblemCode = keyof typeof words
export type Problem = Notice<ProblemCode>

export const { make: problem, tell: tellProblem } = noticesOf(words)
