import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { addTask, changeTask, listTasks } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import type { Task } from '../../../modules/appointments/ui/types.ts'
import { addDays } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { DayText } from '../../kit/signs/Figures.tsx'
import { useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import { lookAtDayAgain } from '../../touched.ts'
import { useTick } from '../../useTick.ts'
import { taskTexts as words } from './list.texts.ts'
import css from './Tasks.module.css'

interface TasksProps {
  tasks: readonly Task[]
  /** On a list of many customers each says whose it is. */
  withCustomer?: boolean
}

/** A7: what was promised, by day; a press does it, another takes that back. */
export function Tasks({ tasks, withCustomer }: TasksProps) {
  if (tasks.length === 0) return null
  return (
    <ul className={css.tasks}>
      {tasks.map((task) => (
        <OneTask key={task.id} of={task} withCustomer={withCustomer} />
      ))}
    </ul>
  )
}

function OneTask({ of: task, withCustomer }: { of: Task; withCustomer?: boolean | undefined }) {
  const me = useMe()
  const today = useToday()
  const { mutateAsync } = useWrite(changeTask)
  // It stays in sight, struck through, so that a slip of the thumb is taken back where it happened.
  const [done, tick] = useTick(task.doneAt !== null, async (next) => {
    await mutateAsync({ params: { id: task.id }, body: { done: next } })
    lookAtDayAgain()
  })
  const late = !done && task.dueOn < today
  const about = [withCustomer && task.customer.name, task.owner.id !== me.id && task.owner.name].filter(Boolean)
  return (
    <li className={names(css.task, done && css.done)}>
      <Check label={task.what} checked={done} disabled={me.role === 'auditor'} onChange={tick} />
      <span className={css.what}>
        {task.appointmentId ? (
          <Link to="/appointments/$id" params={{ id: task.appointmentId }}>
            {task.what}
          </Link>
        ) : withCustomer ? (
          <Link to="/customers/$id" params={{ id: task.customer.id }}>
            {task.what}
          </Link>
        ) : (
          task.what
        )}
        {about.length > 0 && <small>{about.join(' · ')}</small>}
      </span>
      <span className={names(css.day, late && css.late)}>
        <DayText day={task.dueOn} />
      </span>
    </li>
  )
}

const USUAL_DAYS = 3

/** A7: a promise that was made outside an appointment. */
export function AddTask({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const t = useText()
  const today = useToday()
  const [what, setWhat] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, USUAL_DAYS))
  const { mutate, isPending } = useWrite(addTask, { changes: [listTasks, ...APPOINTMENTS] })
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (what.trim() === '') return
    mutate(
      { body: { customerId, what: what.trim(), dueOn } },
      {
        onSuccess: () => {
          lookAtDayAgain()
          onDone()
        },
        onError: (error) => toast({ kind: 'wrong', text: error.message }),
      },
    )
  }
  return (
    <form className={css.add} onSubmit={add}>
      <Input
        autoFocus
        aria-label={t(words.what)}
        placeholder={t(words.what)}
        maxLength={300}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <Input
        type="date"
        required
        aria-label={t(words.day)}
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
      />
      <Button type="submit" busy={isPending} disabled={what.trim() === ''}>
        {t(words.addDo)}
      </Button>
    </form>
  )
}
