import { lazy, Suspense } from 'react'
import { loadPart } from '../../parts.ts'
import css from './antd.module.css'
import type { ChooseProps } from './props.ts'

const AntdChoose = lazy(() => loadPart(() => import('./AntdChoose.tsx')))

/** A choice among many, with search. For a few use Segmented, for some Select: both weigh nothing. */
export function Choose(props: ChooseProps) {
  return (
    <Suspense fallback={<span className={css.waiting} />}>
      <AntdChoose {...props} />
    </Suspense>
  )
}
