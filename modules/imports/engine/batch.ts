import type { Work } from '../../../platform/work.ts'
import type { Notice } from '../reading/notice.ts'
import type { Directory } from './directory.ts'
import type { KnownDraft } from './draft.ts'
import type { People } from './people.ts'

/** Figures of an import or of one of its sheets. */
export interface Counts {
  rows: number
  created: number
  updated: number
  /** Rows that told of a customer another row or an earlier file had told of, spelt differently. */
  merged: number
  /** Rows that changed nothing: known already. */
  unchanged: number
  rejected: number
  warnings: number
}

export const noCounts = (): Counts => ({
  rows: 0,
  created: 0,
  updated: 0,
  merged: 0,
  unchanged: 0,
  rejected: 0,
  warnings: 0,
})

export const addCounts = (one: Counts, other: Counts): Counts => {
  const sum = noCounts()
  for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] = one[key] + other[key]
  return sum
}

/** One row that could be read, with the key under which the same row is known again. */
export interface Read<Row> {
  line: number
  cells: readonly string[]
  row: Row
  /** Equal for the same row of another file; the second such row of one sheet has another. */
  key: string
  warnings: Notice[]
}

export interface Rejected {
  line: number
  cells: readonly string[]
  problems: Notice[]
}

/** What a preview's earlier batches would have written: later ones go by it, so that it counts as the run will. */
export interface Imagined {
  drafts: Map<string, KnownDraft>
  /** Keys of touches, orders and deals. */
  facts: Set<string>
}

/** What a batch of rows is worked with. In a preview nothing is written. */
export interface Batch {
  work: Work
  importId: string
  preview: boolean
  /** Rows overwrite what stands, instead of filling blanks only. */
  overwrite: boolean
  directory: Directory
  imagined: Imagined
  people: People
}

/** What became of a batch. */
export interface Outcome {
  counts: Counts
  rejected: Rejected[]
  warned: Rejected[]
}
