import type { Day } from '../../../shared/calendar.ts'

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

export interface DaysProps {
  label: string
  from: Day | null
  to: Day | null
  onChange: (from: Day | null, to: Day | null) => void
  id?: string
}
