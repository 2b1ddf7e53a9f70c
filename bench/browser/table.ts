import type { BrowserResult, ScreenResult } from './result.ts'

const GOALS = { jsBytes: 300 * 1024, largestPaint: 1500, interaction: 100, shift: 0.01, score: 95 }

const kb = (bytes: number): string => String(Math.round(bytes / 1024))
const marked = (value: string, isMet: boolean): string => (isMet ? value : `**${value}**`)
const atMost = (value: number | null, goal: number): string =>
  value === null ? '' : marked(String(value), value <= goal)
const atLeast = (value: number | undefined): string =>
  value === undefined ? '' : marked(String(value), value >= GOALS.score)

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

const HEAD = ['screen', 'JS KB', 'with idle', 'requests', 'there ms', 'LCP ms', 'CLS', 'INP ms', 'perf', 'a11y', 'best']

/** As Markdown, what misses a goal in bold: it goes into docs/performance.md as it is. */
export function writeTables({ screens, long, weights }: BrowserResult): string {
  return [
    table(HEAD, screens.map(cellsOf)),
    ...(long.length > 0 ? [`\nWith ${long[0]?.customers} customers:\n`, table(HEAD, long.map(cellsOf))] : []),
    `\n${writeActs([...screens, ...long])}`,
    `\n${table(
      ['file', 'KB', 'when', 'what is in it'],
      weights
        .slice(0, SHOWN_FILES)
        .map((weight) => [
          weight.file,
          kb(weight.bytes),
          weight.when,
          weight.parts.map(({ name, bytes }) => `${name} ${kb(bytes)}`).join(', '),
        ]),
    )}`,
  ].join('\n')
}

const SHOWN_FILES = 24

const cellsOf = ({ id, visited: { first, all, there, largestPaint, shift, interaction }, judged }: ScreenResult) => [
  id,
  kb(first.jsBytes),
  marked(kb(all.jsBytes), all.jsBytes <= GOALS.jsBytes),
  `${first.requests}/${all.requests}`,
  String(there),
  atMost(largestPaint, GOALS.largestPaint),
  atMost(shift, GOALS.shift),
  atMost(interaction, GOALS.interaction),
  atLeast(judged?.performance),
  atLeast(judged?.accessibility),
  atLeast(judged?.bestPractices),
]

const writeActs = (screens: readonly ScreenResult[]): string =>
  screens
    .filter(({ visited }) => Object.keys(visited.acts).length > 0)
    .map(({ id, customers, visited: { acts } }) => {
      const told = Object.entries(acts).map(
        ([name, ms]) => `${name} ${ms === null ? '–' : atMost(ms, GOALS.interaction)}`,
      )
      return `- ${id}${customers ? ` of ${customers}` : ''}: ${told.join(', ')} ms`
    })
    .join('\n')
