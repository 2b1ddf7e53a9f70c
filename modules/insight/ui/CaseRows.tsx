import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { DayText } from '../../../web/kit/signs/Figures.tsx'
import type { Case } from '../contract.ts'
import css from './Cases.module.css'

export type CaseValue = z.infer<typeof Case>

interface CaseRowsProps {
  of: readonly CaseValue[]
  /** What a record says, in a few words. */
  tell: (one: CaseValue) => string
  /** Whose it is stands beside it. */
  named: boolean
}

/** G5: records that a figure counted, each a step from its customer. */
export function CaseRows({ of, tell, named }: CaseRowsProps) {
  return (
    <ul className={css.cases}>
      {of.map((one) => (
        <li key={`${one.customer.id} ${one.subjectId} ${one.day}`}>
          <Link to="/customers/$id" params={{ id: one.customer.id }} className={css.case}>
            <span className={css.name}>{one.customer.name}</span>
            <span className={css.what}>{tell(one)}</span>
            <span className={css.when}>
              {one.day && <DayText day={one.day} />}
              {named && one.person && ` · ${one.person.name}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
