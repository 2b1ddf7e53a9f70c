import { RUNGS, type Rung } from '../../customers/rules/rungs.ts'
import { BLOCKS, type Block } from './fields.ts'
import type { Fill } from './knowledge.ts'

/** D2: how full the blocks must be for each rung, in percent; what a lower rung needs is needed still. */
export type RungThresholds = Readonly<Record<Exclude<Rung, 'none'>, Readonly<Record<Block, number>>>>

export interface Shortfall {
  block: Block
  /** Percent. */
  has: number
  needs: number
}

const percent = (share: number): number => Math.round(share * 100)

export interface Inversion {
  block: Block
  lower: Exclude<Rung, 'none'>
  higher: Exclude<Rung, 'none'>
  /** What the lower rung needs, and the higher one, which needs less. */
  needs: number
  less: number
}

/** D2: nobody is nearer by knowing less: where a higher rung asks less of a block than the one below, and of which. */
export function inversions(thresholds: RungThresholds): Inversion[] {
  const rungs = RUNGS.slice(1) as Exclude<Rung, 'none'>[]
  return rungs.slice(1).flatMap((higher, at) =>
    BLOCKS.flatMap((block) => {
      const lower = rungs[at] as Exclude<Rung, 'none'>
      const [needs, less] = [thresholds[lower][block], thresholds[higher][block]]
      return less < needs ? [{ block, lower, higher, needs, less }] : []
    }),
  )
}

/** What the portrait lacks for a rung. A block that nobody defined fields for stands in nobody's way. */
export function shortOf(rung: Rung, fill: Fill, thresholds: RungThresholds): Shortfall[] {
  if (rung === 'none') return []
  const needed = neededFor(rung, thresholds)
  return BLOCKS.flatMap((block) => {
    const needs = needed[block]
    const has = percent(fill[block])
    return has < needs ? [{ block, has, needs }] : []
  })
}

const neededAt = new WeakMap<RungThresholds, Map<Rung, Record<Block, number>>>()

/** What a rung needs of each block, what the lower ones need included; the same for every customer. */
function neededFor(rung: Rung, thresholds: RungThresholds): Record<Block, number> {
  const rungs = neededAt.get(thresholds) ?? new Map<Rung, Record<Block, number>>()
  neededAt.set(thresholds, rungs)
  const known = rungs.get(rung)
  if (known) return known
  const upTo = RUNGS.slice(1, RUNGS.indexOf(rung) + 1) as Exclude<Rung, 'none'>[]
  const most = (block: Block) => Math.max(...upTo.map((each) => thresholds[each][block]))
  const needed = Object.fromEntries(BLOCKS.map((block) => [block, most(block)])) as Record<Block, number>
  rungs.set(rung, needed)
  return needed
}

/** D2: the highest rung that the portrait allows. Having the facts proves nothing; lacking them disproves it. */
export function upperBound(fill: Fill, thresholds: RungThresholds): Rung {
  return RUNGS.toReversed().find((rung) => shortOf(rung, fill, thresholds).length === 0) ?? 'none'
}
