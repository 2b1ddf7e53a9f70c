import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { DayText } from '../../../web/kit/signs/Figures.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { Case } from '../contract.ts'
import css from './Cases.module.css'
import { insightTexts as words } from './insight.texts.ts'

export type CaseValue = z.infer<typeof Case>

interface CaseRowsProps {
  of: readonly CaseValue[]
  /** What a record says, in a few words. */
  tell: (one: CaseValue) => string
  /** Whose it is stands beside it. */
  named: boolean
  /** What it is about stands in the portrait. */
  portrait?: boolean
}

/** G5: records that a figure counted, each a step from its customer; those with others now are counted, not opened. */
export function CaseRows({ of, tell, named, portrait = false }: CaseRowsProps) {
  const t = useText()
  return (
    <ul className={css.cases}>
      {of.map((one) => (
        <li key={`${one.customer?.id} ${one.subjectId} ${one.day}`}>
          <CaseLink customer={one.customer} portrait={portrait}>
            <span className={css.name}>
              {one.customer ? [one.customer.name, one.contact?.name].filter(Boolean).join(' · ') : t(words.elsewhere)}
            </span>
            <span className={css.what}>{tell(one)}</span>
            <span className={css.when}>
              {one.day && <DayText day={one.day} />}
              {named && one.person && ` · ${one.person.name}`}
            </span>
          </CaseLink>
        </li>
      ))}
    </ul>
  )
}

interface CaseLinkProps {
  customer: CaseValue['customer']
  portrait: boolean
  children: ReactNode
}

function CaseLink({ customer, portrait, children }: CaseLinkProps) {
  if (!customer) return <div className={css.case}>{children}</div>
  return (
    <Link
      to={portrait ? '/customers/$id/portrait' : '/customers/$id'}
      params={{ id: customer.id }}
      className={css.case}
    >
      {children}
    </Link>
  )
}
