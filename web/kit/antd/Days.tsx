import { lazy, Suspense } from 'react'
import { loadPart } from '../../parts.ts'
import css from './antd.module.css'
import type { DaysProps } from './props.ts'

const AntdDays = lazy(() => loadPart(() => import('./AntdDays.tsx')))

/** A span of days in one calendar; either end may stay open. For a single day use an Input of type date. */
export function Days(props: DaysProps) {
  return (
    <Suspense fallback={<span className={css.waiting} />}>
      <AntdDays {...props} />
    </Suspense>
  )
}
