import { lazy, Suspense } from 'react'
import css from './antd.module.css'

const AntdChoose = lazy(() => import('./AntdChoose.tsx'))

interface ChooseCommon {
  label: string
  options: readonly { value: string; label: string }[]
  /** Asked as one types, where the server searches; else the options are searched here. */
  onSearch?: (query: string) => void
  loading?: boolean
  /** What stands there while nothing is chosen; without it a choice cannot be cleared. */
  empty?: string
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
}

export type ChooseProps = ChooseCommon &
  (
    | { multiple?: false; value: string | null; onChange: (value: string | null) => void }
    | { multiple: true; value: readonly string[]; onChange: (value: string[]) => void }
  )

/** A choice among many, with search. For a few use Segmented, for some Select: both weigh nothing. */
export function Choose(props: ChooseProps) {
  return (
    <Suspense fallback={<span className={css.waiting} />}>
      <AntdChoose {...props} />
    </Suspense>
  )
}
