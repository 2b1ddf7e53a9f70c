import type { Role } from './endpoint.ts'
import type { Locale } from './text.ts'

/** Who acts: a person signed in, the holder of a person's key, or Jinke itself in a job. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly locale: Locale
  readonly teamId: string
  /** For a manager the own team and all below it; for others the own team alone. */
  readonly teamIds: readonly string[]
  /** True for a key that may read but not write. */
  readonly readOnly: boolean
}

/** Jinke itself, where a job acts by the rules and nobody pressed a button. */
export const JINKE: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: '近客',
  role: 'admin',
  locale: 'zh',
  teamId: '',
  teamIds: [],
  readOnly: false,
}
