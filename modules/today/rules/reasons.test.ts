import { describe, expect, test } from 'vitest'
import { CODES, type DayFacts, reasonsFor } from './reasons.ts'

const NOW = new Date('2026-06-01T02:00:00Z')
const facts: DayFacts = {
  state: 'active',
  ownerId: 'rep',
  poolId: null,
  unansweredSince: null,
  nextOn: null,
  nextStep: null,
  openComplaints: 0,
  stepIn: null,
  effectiveTouches: 3,
  earlyUntil: '2026-06-05',
  dueOn: '2026-06-10',
  overdueOn: '2026-06-25',
  recallOn: '2026-07-25',
  lookAgainOn: null,
  birthdays: [],
  matters: [],
  greetings: [],
}
const told = (change: Partial<DayFacts>, locale: 'zh' | 'en' = 'en') =>
  reasonsFor({ ...facts, ...change }, { today: '2026-06-01', zone: 'Asia/Shanghai', now: NOW, warning: 7, locale })
const tenth = { cause: 'tenth_touch', askedBy: null, note: null } as const
const ownerless = { ownerId: null, dueOn: '2026-05-01', overdueOn: '2026-05-10', recallOn: '2026-05-20' }

describe('T11: each reason, in Chinese and in English', () => {
  test.each<[string, Partial<DayFacts>, [string, string, string][]]>([
    ['nothing to do', {}, []],
    [
      'their message, just now',
      { unansweredSince: '2026-06-01T01:50:00Z' },
      [['unanswered', '客户来信未回 · 1 小时', 'Their message waits for 1 h']],
    ],
    [
      'their message, 48 hours ago',
      { unansweredSince: '2026-05-30T02:00:00Z' },
      [['unanswered', '客户来信未回 · 48 小时', 'Their message waits for 48 h']],
    ],
    [
      'their message, three days ago',
      { unansweredSince: '2026-05-29T02:00:00Z' },
      [['unanswered', '客户来信未回 · 3 天', 'Their message waits for 3 d']],
    ],
    [
      'promised for today',
      { nextOn: '2026-06-01', nextStep: '送样' },
      [['next_step', '约好今天：送样', 'Promised for today: 送样']],
    ],
    [
      'promised, without words',
      { nextOn: '2026-06-01' },
      [['next_step', '约好今天：再联系', 'Promised for today: get in touch']],
    ],
    [
      'promised two days ago',
      { nextOn: '2026-05-30', nextStep: '报价' },
      [['next_step', '约好的事过了 2 天：报价', 'Promised 2 d ago: 报价']],
    ],
    ['promised for tomorrow', { nextOn: '2026-06-02', nextStep: '报价' }, []],
    ['a complaint', { openComplaints: 1 }, [['complaint', '有投诉未结', 'A complaint is open']]],
    [
      'the tenth touch',
      { stepIn: tenth, effectiveTouches: 10 },
      [['step_in', '有效跟进 10 次仍未成交，请主管介入', '10 effective touches without an order: the manager’s turn']],
    ],
    [
      'asked for support',
      { stepIn: { cause: 'asked', askedBy: '张三', note: '见老板' } },
      [['step_in', '张三请主管支援：见老板', '张三 asks the manager in: 见老板']],
    ],
    ['due today', { dueOn: '2026-06-01' }, [['due', '到期', 'Due']]],
    ['due for two days', { dueOn: '2026-05-30' }, [['due', '到期 2 天', 'Due for 2 d']]],
    [
      'overdue from today',
      { dueOn: '2026-05-15', overdueOn: '2026-06-01' },
      [['overdue', '今天起逾期', 'Overdue from today']],
    ],
    ['overdue', { dueOn: '2026-05-15', overdueOn: '2026-05-20' }, [['overdue', '逾期 12 天', 'Overdue by 12 d']]],
    [
      'about to be recalled',
      { dueOn: '2026-04-01', overdueOn: '2026-05-01', recallOn: '2026-06-08' },
      [
        ['overdue', '逾期 31 天', 'Overdue by 31 d'],
        ['recall_warning', '7 天后将被收回', 'Will be recalled in 7 d'],
      ],
    ],
    [
      'recalled today',
      { dueOn: '2026-04-01', overdueOn: '2026-05-01', recallOn: '2026-06-01' },
      [
        ['overdue', '逾期 31 天', 'Overdue by 31 d'],
        ['recall_warning', '今天将被收回', 'Will be recalled today'],
      ],
    ],
    [
      'recalled',
      { ...ownerless, state: 'recalled' },
      [['recalled', '因久未跟进被收回，等待分配', 'Recalled for neglect; waits for an owner']],
    ],
    [
      'important, without an owner',
      { ...ownerless },
      [['unowned', '重要客户没有负责人，等待分配', 'An important customer without an owner']],
    ],
    [
      'rested with the manager',
      { ...ownerless, state: 'suspended' },
      [['rested', '已挂起，交主管重新分配', 'Rested, for the manager to assign again']],
    ],
    [
      'time to look again',
      { ...ownerless, state: 'suspended', poolId: 'pool', lookAgainOn: '2026-06-01' },
      [['look_again', '挂起时约定现在再看一次', 'Time to look again, as agreed when it was rested']],
    ],
    [
      'a birthday',
      { birthdays: ['王工', '李总'] },
      [
        ['birthday', '王工 今天生日', '王工 has a birthday today'],
        ['birthday', '李总 今天生日', '李总 has a birthday today'],
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(told(change, 'zh')).toEqual(expected.map(([code, zh]) => ({ code, text: zh })))
    expect(told(change, 'en')).toEqual(expected.map(([code, , en]) => ({ code, text: en })))
  })

  test('several stand in the order of what waiting costs', () => {
    const all = told({
      unansweredSince: '2026-06-01T01:00:00Z',
      nextOn: '2026-05-30',
      openComplaints: 1,
      stepIn: tenth,
      overdueOn: '2026-05-30',
      recallOn: '2026-06-03',
      birthdays: ['王工'],
    })
    expect(all.map((r) => r.code)).toEqual([
      'unanswered',
      'next_step',
      'complaint',
      'step_in',
      'overdue',
      'recall_warning',
      'birthday',
    ])
    const places = all.map((r) => CODES.indexOf(r.code))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
