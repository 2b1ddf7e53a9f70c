import type { Channel } from '../../touches/rules/log.ts'
import type { Firm } from './firm.ts'
import { linesOf } from './phrasebook.ts'
import { idAt } from './random.ts'

const COLUMNS = [
  'name',
  'stage',
  'tier',
  'owner',
  'effectiveTouches',
  'cadence',
  'lastTouchAt',
  'nextStep',
  'nextOn',
  'amount',
] as const

const VIEWS: readonly { of: string; name: string; shared: boolean; query: Record<string, string> }[] = [
  { of: '罗锦程', name: '重点客户', shared: true, query: { tier: 'VVIP,A', sort: '-orders' } },
  { of: '何建华', name: '逾期未跟', shared: true, query: { cadence: 'overdue', sort: 'dueOn' } },
  { of: '何建华', name: '报了价没下单', shared: false, query: { stage: 'quoted', sort: 'lastTouchAt' } },
  { of: '苏雨桐', name: '展会来的', shared: true, query: { source: '展会', sort: '-enteredOn' } },
  {
    of: '陈嘉豪',
    name: '快到十二次的',
    shared: false,
    query: { owner: 'me', minTouches: '9', maxOrders: '0', sort: '-effectiveTouches' },
  },
  { of: '陈嘉豪', name: '要 FSC 的', shared: false, query: { tag: '要FSC', sort: 'name' } },
  {
    of: '周子轩',
    name: '还没搭上话',
    shared: false,
    query: { owner: 'me', stage: 'lead,contacted', sort: '-created' },
  },
]

/** What lies ready on the desks: saved views, own and shared. */
export const viewsOf = (firm: Firm) =>
  VIEWS.flatMap(({ of, ...view }, position) => {
    const person = firm.people.find((p) => p.name === of)
    const createdAt = firm.at(firm.plan.today, 0)
    return person
      ? [{ ...view, id: idAt(createdAt, firm.random), personId: person.id, columns: [...COLUMNS], position, createdAt }]
      : []
  })

/** The company's templates of what was said. */
export const templatesOf = (firm: Firm) =>
  linesOf(firm.plan.book, 'template').map((line, position) => ({
    id: idAt(firm.at(firm.plan.today, 0), firm.random),
    personId: null,
    channel: (line.channels[0] ?? null) as Channel | null,
    effective: !line.text.startsWith('没人接'),
    body: line.text,
    position,
  }))
