import type { Locale } from '../../../shared/text.ts'

const TWO = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '端木',
  '独孤',
  '南宫',
]
/** How somebody with such a job is addressed; the first that fits. */
const TITLES: readonly [RegExp, string][] = [
  [/总经理|总裁|董事|总监|老板|副总|法人|^(?:CEO|COO|CFO|CTO)$/i, '总'],
  [/厂长/, '厂长'],
  [/校长/, '校长'],
  [/院长/, '院长'],
  [/主任/, '主任'],
  [/经理/, '经理'],
  [/工程师|技术员|设计师|工艺/, '工'],
  [/教授/, '教授'],
  [/老师|讲师/, '老师'],
  [/医生|医师/, '医生'],
  [/主管|科长|课长|组长/, '主管'],
]
const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u

/** How to begin a letter: `张总`, `李经理`; by the whole name where the job says nothing. Null without a name. */
export function salutation(name: string, job: string | null, locale: Locale): string | null {
  const called = name.trim()
  if (called === '') return null
  if (locale === 'en' || !CHINESE_NAME.test(called)) return called
  const title = TITLES.find(([pattern]) => pattern.test(job ?? ''))?.[1]
  if (!title) return called
  const family = TWO.find((two) => called.startsWith(two)) ?? called.slice(0, 1)
  return `${family}${title}`
}
