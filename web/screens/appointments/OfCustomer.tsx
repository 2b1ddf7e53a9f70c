import { Link } from '@tanstack/react-router'
import { CalendarPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import { listAppointments, listTasks } from '../../../modules/appointments/contract.ts'
import { Readiness, StateMark, When } from '../../../modules/appointments/ui/marks.tsx'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { arranging } from '../../arranging.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { cardTexts, taskTexts } from './list.texts.ts'
import css from './ofCustomer.module.css'
import { AddTask, Tasks } from './Tasks.tsx'

const SHOWN = 30

/** On the customer's page: what is agreed or waits, what was promised, and what was before. */
export function OfCustomer({ of: customer }: { of: Customer }) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const query = { customer: customer.id, limit: SHOWN }
  const { data } = useRead(listAppointments, { query })
  const tasks = useRead(listTasks, { query }).data?.items ?? []
  const items = data?.items ?? []
  const isOpen = ({ state, waiting }: Appointment) => state === 'proposed' || state === 'booked' || waiting !== null
  const open = items.filter(isOpen).toSorted((a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9'))
  const past = items.filter((one) => !isOpen(one))
  const may = customer.can.touch
  return (
    <section className={css.card} aria-labelledby="appointments">
      <header className={css.head}>
        <h2 id="appointments">{t(cardTexts.title)}</h2>
        {may && (
          <span className={css.acts}>
            <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(!adding)}>
              {t(taskTexts.add)}
            </Button>
            <Button size="small" icon={<CalendarPlus />} keys="a" onClick={() => arranging.set({ customer })}>
              {t(cardTexts.arrange)}
            </Button>
          </span>
        )}
      </header>
      {data && open.length === 0 && <p className={css.quiet}>{t(cardTexts.none)}</p>}
      <List of={open} />
      {adding && <AddTask customerId={customer.id} onDone={() => setAdding(false)} />}
      <Tasks tasks={tasks} />
      {past.length > 0 && (
        <details className={css.past}>
          <summary>{t(cardTexts.earlier, { count: past.length })}</summary>
          <List of={past} />
        </details>
      )}
    </section>
  )
}

const List = ({ of: items }: { of: readonly Appointment[] }) => (
  <ul className={css.list}>
    {items.map((a) => (
      <li key={a.id}>
        <Link to="/appointments/$id" params={{ id: a.id }} className={css.one}>
          <b>
            <When of={a} />
          </b>
          <span>{a.kindName}</span>
          {a.state === 'booked' ? <Readiness of={a.readiness} /> : <span />}
          <StateMark of={a} />
        </Link>
      </li>
    ))}
  </ul>
)
