import type { Machine } from '../stage/machine.ts'
import type { Judged } from './lighthouse.ts'
import type { BrowserOptions } from './options.ts'
import type { Visited } from './visit.ts'
import type { Weight } from './weights.ts'

export interface ScreenResult {
  id: string
  /** Of the company in which it was looked at; 0: the demo. */
  customers: number
  visited: Visited
  judged: Judged | null
}

export interface BrowserResult {
  at: string
  machine: Machine
  loadAtEnd: number[]
  options: BrowserOptions
  screens: ScreenResult[]
  long: ScreenResult[]
  weights: Weight[]
}
