import { judgedRun } from './goals.ts'
import type { Result } from './result.ts'

const ROW = { height: 14, gap: 12, left: 210, width: 560 }
const TOP = 64
const LEAST = 1

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Rates of the parts by the size of the company, on a scale of powers of ten, with the database's own limit as a mark. */
export function drawPicture({ sizes, at, machine }: Result): string {
  const parts = sizes.at(-1)?.parts ?? []
  const rates = sizes.flatMap((size) =>
    size.parts.flatMap((part) => part.runs.flatMap((run) => [run.rate, run.limit?.rate ?? 0])),
  )
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(10, ...rates))))
  const x = (rate: number) => ROW.left + (Math.log10(Math.max(LEAST, rate)) / decades) * ROW.width
  const block = sizes.length * ROW.height + ROW.gap
  const height = TOP + parts.length * block + 24
  const grid = Array.from({ length: decades + 1 }, (_, n) => {
    const at = x(10 ** n)
    return `<line class="grid" x1="${at}" y1="${TOP - 6}" x2="${at}" y2="${height - 20}"/><text class="small" x="${at}" y="${TOP - 12}" text-anchor="middle">${(10 ** n).toLocaleString('en')}</text>`
  })
  const bars = parts.flatMap((part, row) => {
    const top = TOP + row * block
    return [
      `<text x="${ROW.left - 10}" y="${top + (block - ROW.gap) / 2 + 4}" text-anchor="end">${escaped(part.title)}</text>`,
      ...sizes.flatMap(({ customers, parts: own }, n) => {
        const found = own.find(({ id }) => id === part.id)
        const run = found && judgedRun(found)
        if (!run) return []
        const y = top + n * ROW.height
        return [
          `<rect class="s${n}" x="${ROW.left}" y="${y}" width="${Math.max(1, x(run.rate) - ROW.left).toFixed(1)}" height="${ROW.height - 3}"><title>${customers.toLocaleString('en')}: ${Math.round(run.rate)}/s</title></rect>`,
          ...(run.limit && run.limit.rate > 0
            ? [
                `<line class="limit" x1="${x(run.limit.rate).toFixed(1)}" y1="${y - 1}" x2="${x(run.limit.rate).toFixed(1)}" y2="${y + ROW.height - 2}"/>`,
              ]
            : []),
          `<text class="small" x="${(x(run.rate) + 5).toFixed(1)}" y="${y + 9}">${Math.round(run.rate).toLocaleString('en')}</text>`,
        ]
      }),
    ]
  })
  const legend = sizes.map(
    ({ customers }, n) =>
      `<rect class="s${n}" x="${ROW.left + n * 160}" y="24" width="12" height="10"/><text class="small" x="${ROW.left + n * 160 + 18}" y="33">${customers.toLocaleString('en')} customers</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${ROW.left + ROW.width + 70} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>Operations a second by the size of the company</title>
<style>
  svg { background: #fff; color: #1f2328 } text { fill: currentColor } .small { font-size: 10px }
  .grid { stroke: currentColor; opacity: .15 } .limit { stroke: currentColor; stroke-width: 2 }
  .s0 { fill: #8cb4e8 } .s1 { fill: #3f7fd0 } .s2 { fill: #1d4f91 } .s3 { fill: #0b2a52 }
  @media (prefers-color-scheme: dark) { svg { background: #16191d; color: #e6e8eb } .s0 { fill: #2f5c94 } .s1 { fill: #4f8fdf } .s2 { fill: #9cc4f5 } .s3 { fill: #d5e6fb } }
</style>
<text x="10" y="18" font-weight="600">Operations a second, sixteen clients; the mark is the database’s own limit (${at.slice(0, 10)}, ${machine.commit})</text>
${[...legend, ...grid, ...bars].join('\n')}
</svg>
`
}
