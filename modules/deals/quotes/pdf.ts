import { GAP, openPaper, type Pen, SIZE } from '../../../platform/paper/pen.ts'
import type { Paper } from './paper.ts'

/** Draws a paper as PDF. */
export async function drawPdf(paper: Paper): Promise<Buffer> {
  const pen = await openPaper(`${paper.title} ${paper.facts[0]?.[1] ?? ''}`)
  drawHead(pen, paper)
  drawTable(pen, paper)
  drawSums(pen, paper)
  drawNotes(pen, paper)
  pen.foot(paper.footer)
  return pen.bytes()
}

function drawHead(pen: Pen, { logo, sender, title, facts }: Paper): void {
  pen.row([
    { text: logo, share: 0.6, size: SIZE.logo },
    { text: title, share: 0.4, size: SIZE.title, right: true },
  ])
  for (const line of sender) pen.row([{ text: line, share: 1, size: SIZE.small, pale: true }])
  pen.rule()
  for (const [label, value] of facts)
    pen.row([
      { text: label, share: 0.16, pale: true },
      { text: value, share: 0.84 },
    ])
  pen.down(GAP)
}

function drawTable(pen: Pen, { columns, rows }: Paper): void {
  pen.row(columns.map(({ label, ...column }) => ({ ...column, text: label, size: SIZE.small, pale: true })))
  pen.rule()
  for (const cells of rows) {
    pen.row(columns.map(({ share, right }, at) => ({ share, right, text: cells[at] ?? '' })))
    pen.down(GAP / 2)
  }
  pen.rule()
}

function drawSums(pen: Pen, { sums }: Paper): void {
  for (const [label, value] of sums)
    pen.row([
      { text: label, share: 0.78, right: true, pale: true },
      { text: value, share: 0.22, right: true },
    ])
  pen.down(GAP)
}

function drawNotes(pen: Pen, { notes }: Paper): void {
  for (const [label, value] of notes) {
    if (label) pen.row([{ text: label, share: 1, size: SIZE.small, pale: true }])
    pen.row([{ text: value, share: 1, size: SIZE.small }])
    pen.down(GAP)
  }
}
