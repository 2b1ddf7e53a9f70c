import { addMonths, type Day } from '../../../shared/calendar.ts'
import { bossOf, type Colleague, type Firm, managerOf } from './firm.ts'
import { idAt } from './random.ts'

const MONTHS_LOOKED_BACK = 3
/** What a manager asks is a little more than what was usual. */
const MORE = 1.1
const TOUCHES_STEP = 5
const AMOUNT_STEP = 1_000_000
const NEW_CONTACTS = { newcomer: 30, experienced: 5 }
/** Asked of everybody alike: percent, and hours. */
const CADENCE = 60
const FIRST_ANSWER = 12

/** G2: what everybody who sells is to reach a month: set three months ago, and for this month a little more. */
export function targetsOf(firm: Firm) {
  const thisMonth: Day = `${firm.plan.today.slice(0, 7)}-01`
  const sellers = firm.people.filter((one) => one.habits && one.leftOn === null)
  return [addMonths(thisMonth, -MONTHS_LOOKED_BACK), thisMonth].flatMap((month) =>
    sellers
      .filter((person) => person.joinedOn <= month)
      .flatMap((person) => {
        const manager = managerOf(firm, person.team)
        const setBy = (manager === person ? bossOf(firm) : manager).id
        const setAt = firm.at(month, 545)
        return Object.entries(asked(firm, person, month)).map(([figure, value]) => ({
          id: idAt(setAt, firm.random),
          personId: person.id,
          figure: figure as keyof ReturnType<typeof asked>,
          month,
          value,
          setBy,
          setAt,
        }))
      }),
  )
}

function asked({ facts }: Firm, person: Colleague, month: Day) {
  const from = addMonths(month, -MONTHS_LOOKED_BACK)
  const lately = (day: Day) => day >= from && day < month
  const touches = facts.touches.filter((one) => one.byId === person.id && one.effective && lately(one.day))
  const orders = facts.orders.filter((one) => one.recordedBy === person.id && lately(one.orderedOn))
  const days = new Set(touches.map(({ customerId, day }) => `${customerId} ${day}`)).size
  const amount = orders.reduce((sum, { fen }) => sum + fen, 0)
  const isNew = person.joinedOn > addMonths(month, -MONTHS_LOOKED_BACK * 2)
  const aMonth = (total: number, step: number) =>
    Math.max(1, Math.round((MORE * total) / MONTHS_LOOKED_BACK / step)) * step
  return {
    newContacts: isNew ? NEW_CONTACTS.newcomer : NEW_CONTACTS.experienced,
    effectiveTouches: aMonth(days, TOUCHES_STEP),
    cadenceKept: CADENCE,
    firstAnswer: FIRST_ANSWER,
    orders: aMonth(orders.length, 1),
    amount: aMonth(amount, AMOUNT_STEP),
  }
}
