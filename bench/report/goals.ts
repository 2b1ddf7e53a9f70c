import type { PartResult, Result, SizeResult } from './result.ts'

/** What the product is held to on two cores, the load included. */
export const GOALS = {
  readShare: 0.5,
  writeShare: 0.6,
  tailOfMiddle: 3,
  growth: 1.3,
  figuresMs: 50,
  touchRows: 20_000,
  customerRows: 8_000,
  restMb: 250,
  /** While files of 10,000 and 100,000 rows come and go. */
  movingMb: 512,
  readyMs: 2_000,
} as const

const BUSY_CLIENTS = 16

export interface Judged {
  size: number
  what: string
  found: number
  unit: string
  goal: string
  met: boolean
}

/** The run by which a part is judged: with sixteen clients, or as many as there were. */
export const judgedRun = ({ runs }: PartResult) => runs.find(({ clients }) => clients === BUSY_CLIENTS) ?? runs.at(-1)

export function judge({ sizes }: Result): Judged[] {
  const [smallest, largest] = [sizes[0], sizes.at(-1)]
  return [
    ...sizes.flatMap(judgeSize),
    ...(smallest && largest && smallest !== largest ? judgeGrowth(smallest, largest) : []),
  ]
}

function judgeSize(of: SizeResult): Judged[] {
  const size = of.customers
  const at = (what: string, found: number, unit: string, sign: '≤' | '≥', goal: number): Judged => ({
    size,
    what,
    found,
    unit,
    goal: `${sign} ${goal}`,
    met: sign === '≤' ? found <= goal : found >= goal,
  })
  const judged = [
    at('ready', of.readyMs, 'ms', '≤', GOALS.readyMs),
    at('memory at rest', of.atRest.serverMb, 'MB', '≤', GOALS.restMb),
  ]
  for (const part of of.parts) {
    const run = judgedRun(part)
    if (!run || run.operations === 0) continue
    if (run.limit && run.limit.rate > 0)
      judged.push(
        at(
          `share of the limit: ${part.title}`,
          run.rate / run.limit.rate,
          '',
          '≥',
          part.kind === 'read' ? GOALS.readShare : GOALS.writeShare,
        ),
      )
    judged.push(at(`p99 / p50: ${part.title}`, run.p99 / run.p50, '×', '≤', GOALS.tailOfMiddle))
    const alone = part.runs[0]
    if (part.goal === 'kept figures' && alone)
      judged.push(at(`p50 alone: ${part.title}`, alone.p50, 'ms', '≤', GOALS.figuresMs))
  }
  for (const { id, moved, memory } of of.files) {
    judged.push(at(`memory under ${id}`, memory.serverMb, 'MB', '≤', GOALS.movingMb))
    if (id.startsWith('import'))
      judged.push(
        at(
          id,
          moved.rows / moved.seconds,
          'rows/s',
          '≥',
          id === 'import.touches' ? GOALS.touchRows : GOALS.customerRows,
        ),
      )
  }
  return judged
}

/** How much longer the middle takes in the largest company than in the smallest. */
export function growthOf(smallest: SizeResult, largest: SizeResult, id: string): number | null {
  const [before, after] = [smallest, largest]
    .map(({ parts }) => parts.find((part) => part.id === id))
    .map((part) => part && judgedRun(part))
  return before && after && before.p50 > 0 && before.clients === after.clients && after.operations > 0
    ? after.p50 / before.p50
    : null
}

function judgeGrowth(smallest: SizeResult, largest: SizeResult): Judged[] {
  return largest.parts.flatMap(({ id, title, goal }) => {
    const found = goal === 'flat' ? growthOf(smallest, largest, id) : null
    return found === null
      ? []
      : [
          {
            size: largest.customers,
            what: `growth of p50: ${title}`,
            found,
            unit: '×',
            goal: `≤ ${GOALS.growth}`,
            met: found <= GOALS.growth,
          },
        ]
  })
}
