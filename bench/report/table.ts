import type { Change } from './compare.ts'
import { growthOf, judge } from './goals.ts'
import type { Result, SizeResult } from './result.ts'

const number = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString('en')
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2)

/** Columns of text, the first to the left and the others to the right. */
function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const HEADINGS = [
  '',
  'clients',
  'per s',
  'p50 ms',
  'p99 ms',
  'limit/s',
  'limit p50',
  'share',
  'growth',
  'stmts',
  'failed',
]

function sizeTable(of: SizeResult, smallest: SizeResult): string {
  const lines = of.parts.flatMap(({ id, title, statements, runs }) =>
    runs.map(({ clients, operations, rate, p50, p99, limit, failed }, at) => {
      const growth = at === 0 && of !== smallest ? growthOf(smallest, of, id) : null
      const isDriven = limit && limit.rate > 0
      // Where what it is done with ran out before, as customers in a pool do.
      const done = (figure: string) => (operations > 0 ? figure : '–')
      return [
        at === 0 ? title : '',
        String(clients),
        done(number(rate)),
        done(number(p50)),
        done(number(p99)),
        isDriven ? `${number(limit.rate)}${limit.connections < clients ? ` (${limit.connections})` : ''}` : '–',
        isDriven ? number(limit.p50) : '–',
        isDriven ? done((rate / limit.rate).toFixed(2)) : '–',
        growth ? `${growth.toFixed(2)}×` : '',
        at === 0 && statements ? statements.toFixed(statements % 1 ? 1 : 0) : '',
        failed > 0 ? String(failed) : '',
      ]
    }),
  )
  const files = of.files.map(({ id, moved, memory }) => [
    id,
    `${number(moved.rows)} rows`,
    `${number(moved.rows / moved.seconds)} rows/s`,
    `${number(moved.seconds)} s`,
    `${number(moved.megabytes)} MB`,
    `server ≤ ${memory.serverMb} MB`,
    moved.note,
  ])
  return [
    `${of.customers.toLocaleString('en')} customers (built ${of.builtAt.slice(0, 10)} in ${of.buildSeconds} s); ready in ${of.readyMs} ms`,
    `memory: server with its worker ${of.atRest.serverMb} MB at rest, ${of.peak.serverMb} MB at most (${of.peak.serverProcesses} process); postgres ${of.atRest.postgresMb} and ${of.peak.postgresMb} MB`,
    columns([HEADINGS, ...lines]),
    ...(files.length > 0 ? [columns(files)] : []),
  ].join('\n\n')
}

export function writeTable(result: Result, changes: readonly Change[]): string {
  const { machine, sizes, options } = result
  const [smallest] = sizes
  const goals = judge(result).map(({ size, what, found, unit, goal, met }) => [
    `${met ? '✓' : '✗'} ${what}`,
    size.toLocaleString('en'),
    `${number(found)} ${unit}`.trim(),
    goal,
  ])
  const problems = sizes.flatMap(({ customers, parts }) =>
    parts.flatMap(({ title, runs }) =>
      runs.flatMap(({ clients, firstFailure, limit }) => [
        ...(firstFailure ? [`${customers} customers, ${clients} clients, ${title}: ${firstFailure}`] : []),
        ...(limit?.problem ? [`${customers} customers, ${clients} clients, limit of ${title}: ${limit.problem}`] : []),
      ]),
    ),
  )
  return [
    `近客 Jinke benchmark, ${result.at}, commit ${machine.commit}${machine.changed ? ' (changed)' : ''}`,
    `${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}; load ${machine.load.join(' ')} at the start, ${result.loadAtEnd.join(' ')} at the end`,
    'The load, the server and the database share these cores. A limit in brackets was driven by so many connections: the database takes no more.',
    ...(machine.busy.length > 0
      ? [
          `! The machine is not quiet, the figures are indications only: ${machine.busy.map((each) => `${each.process} ${each.core}`).join(', ')}`,
        ]
      : []),
    ...sizes.map((size) => sizeTable(size, smallest as SizeResult)),
    columns(goals),
    ...(changes.length > 0
      ? [
          'Since the run before:',
          columns(
            changes.map(({ size, part, clients, before, now, by, regression }) => [
              `${regression ? '✗ slower' : '✓ faster'} ${part}`,
              size.toLocaleString('en'),
              `${clients} clients`,
              `${number(before)} → ${number(now)}/s`,
              `${by > 0 ? '+' : ''}${Math.round(by * 100)} %`,
            ]),
          ),
        ]
      : []),
    ...(problems.length > 0 ? [`Failures:\n${problems.join('\n')}`] : []),
    `${options.seconds} s a measure; ${result.seconds} s in all.`,
  ].join('\n\n')
}
