import { createHash } from 'node:crypto'
import { sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import type { Settings } from '../../../shared/setting.ts'
import { keptFigures } from './figures.ts'
import { partsOf } from './parts.ts'

/**
 * By which statements and settings figures are counted: kept ones hold only for who would count them by just these. The
 * statements themselves are the mark, so a setting or a new version of a rule cannot be forgotten.
 */
export function printOf(work: Work): string {
  const known = prints.get(work.settings)
  const figures = keptFigures().length
  if (known?.of === figures) return known.print
  const print = printAnew(work)
  prints.set(work.settings, { of: figures, print })
  return print
}

/** Of settings once read, and so many figures, there is one print. */
const prints = new WeakMap<Settings, { of: number; print: string }>()

function printAnew(work: Work): string {
  const hash = createHash('sha256')
  for (const statement of countingStatements(work)) hash.update(JSON.stringify(statement))
  return hash.digest('hex')
}

const NOBODY = sql`array[]::uuid[]`

/** Each figure's key with the statement that counts it, as it reads on no day in particular. */
export function countingStatements(work: Work): [key: string, statement: string, parameters: readonly unknown[]][] {
  const asked = { ...work, by: JINKE, now: new Date(0), today: '1970-01-01' }
  return keptFigures().map((figure) => {
    const { sql: statement, parameters } = partsOf(asked, figure, NOBODY).compile(work.tx)
    return [figure.key, statement, parameters]
  })
}
