import { createHash } from 'node:crypto'
import { Latest } from '../../../platform/latest.ts'
import { sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { keptFigures } from './figures.ts'
import { partsOf } from './parts.ts'

/**
 * By which statements and settings figures are counted: kept ones hold only for who would count them by just these. The
 * statements themselves are the mark, so a setting or a new version of a rule cannot be forgotten.
 */
export function printOf(work: Work): string {
  const by = `${keptFigures().length} ${JSON.stringify(work.settings)}`
  const known = prints.use(by)
  if (known !== undefined) return known
  const print = printAnew(work)
  prints.put(by, print)
  return print
}

/** Of the same settings and so many figures there is one print, whichever company's they are; each request reads its settings anew. */
const prints = new Latest<string, string>(50)

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
