import type { Role } from '../../shared/endpoint.ts'
import type { Client } from '../load/client.ts'

export type Goal = 'flat' | 'kept figures'

/** What is measured, by the beginnings of the parts' names. */
export const PARTS = [
  'today',
  'list',
  'search',
  'open',
  'create',
  'touch',
  'claim',
  'funnel',
  'scorecard',
  'diagnosis',
  'export',
  'import',
] as const
type PartName = (typeof PARTS)[number]

/** One thing that people do all day, as the load does it. */
export interface Part {
  /** `search.pinyin`: a part is chosen by the beginning of its name. */
  id: PartName | `${PartName}.${string}`
  title: string
  kind: 'read' | 'write'
  who: 'all' | Role
  /** Which of the goals besides those of all reads or writes it is held to. */
  goal?: Goal
  /** It changes what it needs, so that the limit's transactions must be undone before the next. */
  once?: boolean
  /** Made ready outside the measured time. */
  before?(client: Client): Promise<void>
  act(client: Client): Promise<void>
}
