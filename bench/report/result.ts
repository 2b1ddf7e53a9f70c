import type { Memory } from '../../testing/memory.ts'
import type { Explained } from '../limit/explain.ts'
import type { Limit } from '../limit/pgbench.ts'
import type { Measured } from '../load/drive.ts'
import type { Options } from '../options.ts'
import type { Moved } from '../parts/files.ts'
import type { Goal } from '../parts/part.ts'
import type { Machine } from '../stage/machine.ts'

export interface PartResult {
  id: string
  title: string
  kind: 'read' | 'write'
  goal: Goal | null
  /** Sent to the database for one time of it. */
  statements: number | null
  runs: (Measured & { limit: Limit | null })[]
  slowest: Explained[]
}

export interface FileResult {
  id: string
  moved: Moved
  memory: Memory
}

export interface SizeResult {
  customers: number
  builtAt: string
  buildSeconds: number
  readyMs: number
  atRest: Memory
  peak: Memory
  parts: PartResult[]
  files: FileResult[]
}

export interface Result {
  at: string
  machine: Machine
  loadAtEnd: number[]
  options: Options
  sizes: SizeResult[]
  seconds: number
}
