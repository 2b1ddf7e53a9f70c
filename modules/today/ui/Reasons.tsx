import { Link } from '@tanstack/react-router'
import { names } from '../../../web/kit/look/names.ts'
import type { Code } from '../rules/reasons.ts'
import type { Item } from './parts.ts'
import css from './Reasons.module.css'

const TONE: Readonly<Record<Code, string | undefined>> = {
  unanswered: css.late,
  next_step: css.brand,
  complaint: css.late,
  step_in: css.turn,
  overdue: css.late,
  recall_warning: css.late,
  recalled: css.turn,
  unowned: css.turn,
  rested: css.turn,
  look_again: css.turn,
  due: css.due,
  birthday: css.gold,
  greeting: css.gold,
  appointment_today: css.brand,
  answer_waiting: css.late,
  task_due: css.brand,
  prepare: css.due,
  appointment_over: css.due,
}

/** T11: why a customer is on the list, in the words of a colleague; what weighs most first and strongest. */
export function Reasons({ reasons }: { reasons: Item['reasons'] }) {
  return (
    <span className={css.reasons}>
      {reasons.map(({ code, text, appointmentId, greetingId }, i) => (
        <span key={`${code} ${text}`} className={names(css.reason, TONE[code], i === 0 && css.first)}>
          {appointmentId ? (
            <ToAppointment id={appointmentId} text={text} />
          ) : greetingId ? (
            <ToGreeting id={greetingId} text={text} />
          ) : (
            text
          )}
        </span>
      ))}
    </span>
  )
}

/** The row opens the customer; the words of an appointment open the appointment. */
const ToAppointment = ({ id, text }: { id: string; text: string }) => (
  <Link
    to={'/appointments/$id' as never}
    params={{ id } as never}
    className={css.link}
    onClick={(event) => event.stopPropagation()}
  >
    {text}
  </Link>
)

/** R6: the words of a greeting that waits open it. */
const ToGreeting = ({ id, text }: { id: string; text: string }) => (
  <Link
    to={'/care' as never}
    search={{ greeting: id } as never}
    className={css.link}
    onClick={(event) => event.stopPropagation()}
  >
    {text}
  </Link>
)
