import { lazy, Suspense } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import css from './antd.module.css'

const AntdDays = lazy(() => import('./AntdDays.tsx'))

export interface DaysProps {
  label: string
  from: Day | null
  to: Day | null
  onChange: (from: Day | null, to: Day | null) => void
  id?: string
}

/** A span of days in one calendar; either end may stay open. For a single day use an Input of type date. */
export function Days(props: DaysProps) {
  return (
    <Suspense fallback={<span className={css.waiting} />}>
      <AntdDays {...props} />
    </Suspense>
  )
}
