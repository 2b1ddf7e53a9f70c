import { watched } from './watched.ts'

export interface Arranging {
  /** Without it the sheet asks which. */
  customer?: { id: string; name: string } | undefined
  /** A time that was pressed in the calendar, as an instant. */
  at?: string
  /** Who of us, where not oneself; and what is reserved. */
  personId?: string
  resourceId?: string
}

/** The sheet that finds a time with a customer, from anywhere: null is closed. */
export const arranging = watched<Arranging | null>(null)
