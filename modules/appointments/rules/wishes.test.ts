import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meets, readWishes, type Wish, wishesIn } from './wishes.ts'

const told = ({ kind, weekday, from, to }: Wish) =>
  `${kind} ${weekday ?? '*'} ${[from, to].map((m) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`).join('-')}`
const read = (text: string | null, kind: 'good' | 'bad') => wishesIn(text, kind).map(told)

describe('A2: wishes as people write them', () => {
  test.each<[string | null, 'good' | 'bad', string[]]>([
    // The demo's contacts.
    ['上午 9 点到 11 点', 'good', ['good * 9:00-11:00']],
    ['下午 3 点以后', 'good', ['good * 15:00-18:00']],
    ['晚上 8 点前微信', 'good', []],
    ['周二到周四上午', 'good', ['good 2 9:00-12:00', 'good 3 9:00-12:00', 'good 4 9:00-12:00']],
    ['午休 12 点到 2 点', 'bad', ['bad * 12:00-14:00']],
    ['周一上午开例会', 'bad', ['bad 1 0:00-12:00']],
    ['月底三天盘点', 'bad', []],
    ['接孩子，4 点半到 5 点半', 'bad', ['bad * 16:30-17:30']],
    // Those that were misread.
    ['12点到2点', 'bad', ['bad * 12:00-14:00']],
    ['10 点到 11 点半', 'good', ['good * 10:00-11:30']],
    ['10-11 点', 'good', ['good * 10:00-11:00']],
    ['11 点半到 1 点半', 'bad', ['bad * 11:30-13:30']],
    ['早上 8 点半到 9 点半', 'good', ['good * 8:30-9:30']],
    ['周三、周五下午', 'good', ['good 3 13:30-18:00', 'good 5 13:30-18:00']],
    ['周二、周四 10 点', 'good', ['good 2 10:00-11:00', 'good 4 10:00-11:00']],
    ['上午 9 点前开早会', 'bad', ['bad * 0:00-9:00']],
    ['晚上 7 点以后', 'bad', ['bad * 19:00-24:00']],
    ['周一不在，其他时间都行', 'good', ['bad 1 0:00-24:00']],
    ['周三出差', 'good', ['bad 3 0:00-24:00']],
    ['周一例会', 'good', []],
    ['周二 上午 9 点 - 11 点', 'good', ['good 2 9:00-11:00']],
    // And others.
    ['周二上午', 'good', ['good 2 9:00-12:00']],
    ['下午3点后', 'good', ['good * 15:00-18:00']],
    ['下午三点以后', 'good', ['good * 15:00-18:00']],
    ['午休别打', 'good', ['bad * 11:30-13:30']],
    ['午休', 'bad', ['bad * 11:30-13:30']],
    ['周三', 'bad', ['bad 3 0:00-24:00']],
    ['下午2点到4点', 'good', ['good * 14:00-16:00']],
    ['3 点以后', 'good', ['good * 15:00-18:00']],
    ['每周二、四 10:30', 'good', ['good 2 10:30-11:30', 'good 4 10:30-11:30']],
    ['周一三五下午', 'good', ['good 1 13:30-18:00', 'good 3 13:30-18:00', 'good 5 13:30-18:00']],
    ['周三三点', 'good', ['good 3 15:00-16:00']],
    ['周二十点半', 'good', ['good 2 10:30-11:30']],
    ['周2 上午', 'good', ['good 2 9:00-12:00']],
    ['10 点左右', 'good', ['good * 9:30-11:00']],
    ['大概下午四点', 'good', ['good * 15:30-17:00']],
    ['周二上午和周四下午', 'good', ['good 2 9:00-12:00', 'good 4 13:30-18:00']],
    ['周二上午 9-10 点，下午 3 点后', 'good', ['good 2 9:00-10:00', 'good 2 15:00-18:00']],
    ['周二上午，午休别打', 'good', ['good 2 9:00-12:00', 'bad * 11:30-13:30']],
    ['周一、周二上午都不方便', 'good', ['bad 1 0:00-12:00', 'bad 2 0:00-12:00']],
    ['周一上午、周二下午不行', 'good', ['bad 1 0:00-12:00', 'bad 2 13:00-18:00']],
    ['除了周三都可以', 'good', ['bad 3 0:00-24:00']],
    ['工作日上午 10 点以后', 'good', [1, 2, 3, 4, 5].map((d) => `good ${d} 10:00-12:00`)],
    ['周末别打电话', 'good', ['bad 6 0:00-24:00', 'bad 7 0:00-24:00']],
    ['週二下午3點後', 'good', ['good 2 15:00-18:00']],
    ['上午 11 点到下午 1 点', 'bad', ['bad * 11:00-13:00']],
    ['中午 12 点半到 1 点半', 'bad', ['bad * 12:30-13:30']],
    ['下午4点一刻', 'good', ['good * 16:15-17:15']],
    ['晚上 7-9 点', 'good', ['good * 19:00-21:00']],
    ['7 点以后', 'good', []],
    ['8 点以后', 'bad', []],
    ['上午 3 点', 'good', []],
    ['随便，老板在就行', 'good', []],
    ['下午 3 点以后（周五除外）', 'good', []],
    ['', 'good', []],
    [null, 'good', []],
    // In English.
    ['Tue 10:00-11:00', 'good', ['good 2 10:00-11:00']],
    ['after 3pm', 'good', ['good * 15:00-18:00']],
    ['after 3 pm', 'good', ['good * 15:00-18:00']],
    ['Tue/Thu 10-11', 'good', ['good 2 10:00-11:00', 'good 4 10:00-11:00']],
    ['not before 10', 'good', ['good * 10:00-18:00']],
    ['not before 10', 'bad', ['bad * 0:00-10:00']],
    ['no calls before 10 am', 'good', ['bad * 0:00-10:00']],
    ['Mon-Wed mornings', 'good', ['good 1 9:00-12:00', 'good 2 9:00-12:00', 'good 3 9:00-12:00']],
    [
      'Mondays, Wednesdays and Fridays 2-4pm',
      'good',
      ['good 1 14:00-16:00', 'good 3 14:00-16:00', 'good 5 14:00-16:00'],
    ],
    ['between 10 and 11:30', 'good', ['good * 10:00-11:30']],
    ['11-1', 'bad', ['bad * 11:00-13:00']],
    ['from 9 to 5', 'good', ['good * 9:00-17:00']],
    ['9am to noon', 'good', ['good * 9:00-12:00']],
    ['before noon', 'good', ['good * 9:00-12:00']],
    ['please avoid lunch time', 'good', ['bad * 11:30-13:30']],
    ['10-11 in the morning, never on Fridays', 'good', ['good * 10:00-11:00', 'bad 5 0:00-24:00']],
    ['around 4 p.m.', 'good', ['good * 15:30-17:00']],
    ['Mornings are bad, afternoons are fine', 'good', ['bad * 0:00-12:00', 'good * 13:30-18:00']],
    ['away on Monday', 'good', ['bad 1 0:00-24:00']],
    ['team meeting Tuesday 9-10', 'bad', []],
    ['by appointment after 4pm', 'good', []],
    ['Fri until 3', 'good', ['good 5 9:00-15:00']],
    ['weekdays 14:00–15:30', 'good', [1, 2, 3, 4, 5].map((d) => `good ${d} 14:00-15:30`)],
  ])('%s (%s)', (text, kind, times) => expect(read(text, kind)).toEqual(times))

  test('a clause that is not understood stands as it was said, beside what was', () =>
    expect(
      readWishes('月底三天盘点，周二、周四 15:00 以后', 'good').map(({ said, wishes }) => [said, wishes.length]),
    ).toEqual([
      ['月底三天盘点', 0],
      ['周二、周四 15:00 以后', 2],
    ]))
  test('whatever is written, it is read without fail, and yields spans of a day', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), PIECES), (text) =>
        (['good', 'bad'] as const).every((kind) =>
          wishesIn(text, kind).every((w) => w.from < w.to && w.from >= 0 && w.to <= 1440),
        ),
      ),
      { numRuns: 400 },
    ))
  test('a good time is never outside what the words bound: its days, its part of the day, its edge', () =>
    fc.assert(
      fc.property(DAYS, EDGES, fc.constantFrom('', ' ', '，'), ([said, days], [edge, from, to], between) =>
        wishesIn(`${said}${between}${edge}`, 'good').every(
          (w) => w.weekday !== null && days.includes(w.weekday) && w.from >= from && w.to <= to,
        ),
      ),
    ))
  test('a word that is not understood takes the whole clause with it', () =>
    fc.assert(
      fc.property(
        DAYS,
        EDGES,
        fc.constantFrom('月底', '微信', '隔周', 'maybe', '节后', '第一个'),
        ([days], [edge], odd) => {
          expect(wishesIn(`${days}${odd}${edge}`, 'good')).toEqual([])
          expect(wishesIn(`${days}${edge}${odd}`, 'bad')).toEqual([])
        },
      ),
    ))
  test('what takes longer than a good time begins with it; no part of it touches a bad one', () => {
    const [good, bad] = [wishesIn('10 点到 11 点', 'good')[0], wishesIn('10 点到 11 点', 'bad')[0]] as [Wish, Wish]
    const at = (wish: Wish, from: number, to: number) => meets(wish, 1, from, to)
    expect([at(good, 600, 660), at(good, 600, 720), at(good, 630, 690), at(good, 585, 645)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([at(bad, 570, 600), at(bad, 570, 601), at(bad, 659, 700), at(bad, 660, 700)]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

const DAYS = fc.constantFrom<[string, number[]]>(
  ['周二', [2]],
  ['周二、周四', [2, 4]],
  ['每周一到周三', [1, 2, 3]],
  ['星期五', [5]],
  ['工作日', [1, 2, 3, 4, 5]],
  ['周一三五', [1, 3, 5]],
)
/** With the widest that the words allow, in minutes. */
const EDGES = fc.constantFrom<[string, number, number]>(
  ['下午 3 点以后', 900, 1440],
  ['上午', 300, 720],
  ['下午', 720, 1140],
  ['10 点到 11 点半', 600, 690],
  ['12点到2点', 720, 840],
  ['上午 10 点以前', 0, 600],
  ['4 点半到 5 点半', 990, 1050],
  ['14:00-15:00', 840, 900],
)
const PIECES = fc
  .array(
    fc.constantFrom(
      '周',
      '二',
      '四',
      '到',
      '上午',
      '下午',
      '10',
      '点',
      '半',
      '3',
      '以后',
      '以前',
      '，',
      '、',
      '别',
      '都',
      ' ',
      '-',
      ':',
      '30',
      'mon',
      'to',
      'pm',
      'not',
      'before',
      'after',
      'and',
      '晚上',
      '12',
      '左右',
      '7',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
