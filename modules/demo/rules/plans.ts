import { addDays, addMonths, type Day } from '../../../shared/calendar.ts'
import { type Firm, personNamed } from './firm.ts'
import { linesOf } from './phrasebook.ts'
import { idAt } from './random.ts'

/** What marketing asks of each source, against what it brings in an ordinary month. */
const ASKED = { 自己开发: 1, 公司分配: 1, 官网: 1.6, 热线: 0.9, 展会: 1, 转介绍: 1.2, 老客户新项目: 1 }
const MONTHS_LOOKED_BACK = 6
const MONTHS_PLANNED = 3
const STEP = 5
const WON_BACK = 50

/** Q5: marketing's plan of the last months and of this one. */
export function plansOf(firm: Firm) {
  const { facts, plan } = firm
  const thisMonth = `${plan.today.slice(0, 7)}-01`
  const from = addMonths(thisMonth, -MONTHS_LOOKED_BACK)
  const usual = (source: string) =>
    facts.customers.filter((c) => c.source === source && c.enteredOn >= from && c.enteredOn < thisMonth).length /
    MONTHS_LOOKED_BACK
  const sources = Object.fromEntries(
    Object.entries(ASKED).map(([source, times]) => [
      source,
      Math.max(STEP, STEP * Math.round((usual(source) * times) / STEP)),
    ]),
  )
  const setBy = personNamed(firm, '苏雨桐').id
  return Array.from({ length: MONTHS_PLANNED }, (_, back) => {
    const month = addMonths(thisMonth, -back)
    return { month, sources, dormant: WON_BACK, setBy, setAt: firm.at(addDays(month, -5), 600) }
  })
}

const PLACES = ['东莞', '广州', '上海', '深圳', '广州']
const COMING: readonly { name: string; industry: string; inDays: number; days: number }[] = [
  { name: '华南标签与包装展', industry: '包装', inDays: 19, days: 3 },
  { name: '酒类与礼盒订货会', industry: '酒业', inDays: 63, days: 2 },
]

/** Q5: the year's fairs, and the next ones. */
export function fairsOf(firm: Firm) {
  const { facts, plan } = firm
  const createdBy = personNamed(firm, '苏雨桐').id
  const past = linesOf(plan.book, 'fair.name').flatMap(({ text }) => {
    const [day] = facts.customers
      .filter((c) => c.tags.includes(text))
      .map((c) => c.enteredOn)
      .toSorted()
    return day ? [{ name: text, industry: '包装', startsOn: day, endsOn: addDays(day, 2) }] : []
  })
  const coming = COMING.map(({ name, industry, inDays, days }) => {
    const startsOn: Day = addDays(plan.today, inDays)
    return { name, industry, startsOn, endsOn: addDays(startsOn, days - 1) }
  })
  return [...past, ...coming].map((fair, at) => {
    const createdAt = firm.at(addDays(fair.startsOn < plan.today ? fair.startsOn : plan.today, -40), 600)
    return { ...fair, id: idAt(createdAt, firm.random), place: PLACES[at] ?? '', source: '展会', createdBy, createdAt }
  })
}

/** Q6: an experienced rep who is to look for new customers too. */
export function quotasOf(firm: Firm) {
  const [rep, manager] = [personNamed(firm, '温敏仪'), personNamed(firm, '何建华')]
  return [{ personId: rep.id, weekly: 5, setBy: manager.id, setAt: firm.at(addDays(firm.plan.today, -60), 600) }]
}
