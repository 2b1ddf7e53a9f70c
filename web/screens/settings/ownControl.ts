import type { ReactNode } from 'react'

/** The control of a setting that is no single number or choice. */
export interface OwnControl {
  control: (props: { value: unknown; onChange: (value: unknown) => void; id: string }) => ReactNode
  /** A value in words. */
  tell: (value: unknown) => string
  /** It takes the whole width, and readers see it as it is. */
  wide?: boolean
}
