import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

// The one place that knows the PDF library and the font: both are large, and loaded when the first paper is asked for.

interface Options {
  lineBreak?: boolean
}
/** As much of a PDFKit document as is used; `y` counts from the top. */
interface Document {
  registerFont(name: string, bytes: Uint8Array): Document
  font(name: string): Document
  fontSize(size: number): Document
  fillColor(colour: string): Document
  strokeColor(colour: string): Document
  lineWidth(points: number): Document
  widthOfString(text: string): number
  text(text: string, x: number, y: number, options: Options): Document
  rect(x: number, y: number, width: number, height: number): Document
  fill(): Document
  moveTo(x: number, y: number): Document
  lineTo(x: number, y: number): Document
  stroke(): Document
  addPage(): Document
  switchToPage(page: number): Document
  bufferedPageRange(): { count: number }
  ref(): { end(written: string): unknown }
  readonly _font: Embedded
  on(event: 'data', hear: (chunk: Uint8Array) => void): Document
  on(event: 'end' | 'error', hear: (error?: Error) => void): Document
  end(): void
}
/** The font of a document, as far as it embeds itself: of each glyph the code points that it stands for. */
interface Embedded {
  readonly unicode: readonly (readonly number[])[]
  toUnicodeCmap: () => unknown
}
type Kit = new (options: object) => Document

const require = createRequire(import.meta.url)
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
let glyphs: Promise<Uint8Array> | undefined

// A4, in points.
const WIDTH = 595.28
const HEIGHT = 841.89
const MARGIN = 48
const INNER = WIDTH - 2 * MARGIN
const LAST = HEIGHT - MARGIN - 24
export const SIZE = { logo: 16, title: 20, side: 13, text: 9.5, small: 8 } as const
const COLOUR = { ink: '#1f242b', pale: '#737a85', brand: '#1f6f66', faint: '#e6e8eb' } as const
const LEADING = 1.5
/** Between what belongs together and what does not. */
export const GAP = 8

/** Opens a paper to be written on; of the font it holds the glyphs that it uses. */
export async function openPaper(title: string): Promise<Pen> {
  glyphs ??= readFile(require.resolve(FONT))
  const Kit = require('pdfkit') as Kit
  const document = new Kit({ size: 'A4', margin: 0, bufferPages: true, font: null, info: { Title: title } })
  document.registerFont('text', await glyphs).font('text')
  const font = document._font
  font.toUnicodeCmap = () => {
    const map = document.ref()
    map.end(lettersOf(font.unicode))
    return map
  }
  return new Pen(document)
}

const MOST_IN_BLOCK = 100
const hex = (figure: number): string => figure.toString(16).padStart(4, '0')

/**
 * Which letters the glyphs stand for, so that the text can be searched and copied. The library's own map is right for
 * 256 glyphs only: beyond that it miscounts its ranges, and readers take none of them.
 */
function lettersOf(unicode: readonly (readonly number[])[]): string {
  const entries = unicode.map((points, glyph) => {
    const units = String.fromCodePoint(...points)
    const letters = Array.from({ length: units.length }, (_, at) => hex(units.charCodeAt(at))).join('')
    return `<${hex(glyph)}> <${letters || '0000'}>`
  })
  const blocks = Array.from({ length: Math.ceil(entries.length / MOST_IN_BLOCK) }, (_, n) => {
    const block = entries.slice(n * MOST_IN_BLOCK, (n + 1) * MOST_IN_BLOCK)
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`
  })
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

export interface Cell {
  text?: string
  /** Drawn as a line instead, from left to right. */
  trend?: readonly (number | null)[] | undefined
  /** Drawn as a bar instead, percent. */
  bar?: number | undefined
  /** Of the width between the margins. */
  share: number
  size?: number
  right?: boolean | undefined
  pale?: boolean
}

/** Writes from the top down, and takes a new page where one is full. */
export class Pen {
  readonly #document: Document
  #y = MARGIN

  constructor(document: Document) {
    this.#document = document
  }

  down(points: number): void {
    this.#y += points
  }

  /** How many rows of text fit below on this page. */
  room(): number {
    return Math.max(0, Math.floor((LAST - this.#y) / (SIZE.text * LEADING)))
  }

  /** A text as the lines that it takes in such a share of the width. */
  lines(text: string, share: number): string[] {
    return this.#wrap({ text, share })
  }

  rule(): void {
    this.down(GAP / 2)
    this.#document.strokeColor(COLOUR.pale).lineWidth(0.5)
    this.#document
      .moveTo(MARGIN, this.#y)
      .lineTo(WIDTH - MARGIN, this.#y)
      .stroke()
    this.down(GAP / 2)
  }

  /** Cells side by side, each wrapped in its width; together on a page, unless they would not fit on one. */
  row(cells: readonly Cell[]): void {
    const wrapped = cells.map((cell) => ({ ...cell, size: cell.size ?? SIZE.text, lines: this.#wrap(cell) }))
    const height = Math.max(...wrapped.map((cell) => cell.size)) * LEADING
    const most = Math.max(...wrapped.map((cell) => cell.lines.length))
    if (this.#y + most * height > LAST && most * height < LAST - MARGIN) this.#turn()
    for (let line = 0; line < most; line++) {
      if (this.#y + height > LAST) this.#turn()
      let x = MARGIN
      for (const { lines, share, trend, bar, ...cell } of wrapped) {
        this.#write({ ...cell, text: lines[line] ?? '' }, x, share * INNER)
        if (trend && line === 0) this.#line(trend, x, share * INNER)
        if (bar !== undefined && line === 0) this.#bar(bar, x, share * INNER)
        x += share * INNER
      }
      this.down(height)
    }
  }

  /** Numbers the pages, when all are drawn. */
  foot(told: (page: number, pages: number) => string): void {
    const { count } = this.#document.bufferedPageRange()
    this.#y = HEIGHT - MARGIN
    for (let page = 0; page < count; page++) {
      this.#document.switchToPage(page)
      this.#write({ text: told(page + 1, count), size: SIZE.small, right: true, pale: true }, MARGIN, INNER)
    }
  }

  /** The document, when all is written. */
  bytes(): Promise<Buffer> {
    return bytesOf(this.#document)
  }

  #line(values: readonly (number | null)[], x: number, width: number): void {
    const known = values.filter((value) => value !== null)
    const [least, most] = [Math.min(...known, 0), Math.max(...known, 0)]
    const place = (value: number, at: number): [number, number] => [
      x + ((width - GAP) * at) / Math.max(1, values.length - 1),
      this.#y + SIZE.text * (1 - (value - least) / (most - least || 1)),
    ]
    this.#document.strokeColor(COLOUR.brand).lineWidth(1)
    values.forEach((value, at) => {
      const next = values[at + 1]
      if (value === null || next === null || next === undefined) return
      this.#document
        .moveTo(...place(value, at))
        .lineTo(...place(next, at + 1))
        .stroke()
    })
  }

  #bar(percent: number, x: number, width: number): void {
    const most = width - 2 * GAP
    const [top, height] = [this.#y + SIZE.text / 2 - 1, 4]
    this.#document
      .fillColor(COLOUR.faint)
      .rect(x + GAP, top, most, height)
      .fill()
    this.#document
      .fillColor(COLOUR.brand)
      .rect(x + GAP, top, (most * Math.min(100, percent)) / 100, height)
      .fill()
  }

  #turn(): void {
    this.#document.addPage()
    this.#y = MARGIN
  }

  #write(
    { text = '', size = SIZE.text, right, pale }: Pick<Cell, 'text' | 'size' | 'right' | 'pale'>,
    x: number,
    width: number,
  ): void {
    if (text === '') return
    const shift = right ? width - this.#width(text, size) : 0
    this.#document.fontSize(size)
    this.#document.fillColor(pale ? COLOUR.pale : COLOUR.ink).text(text, x + shift, this.#y, { lineBreak: false })
  }

  #width = (text: string, size: number): number => this.#document.fontSize(size).widthOfString(text)

  /** Chinese breaks anywhere, other words between them; a word that is too long breaks inside. */
  #wrap({ text = '', share, size = SIZE.text }: Cell): string[] {
    const most = share * INNER - GAP
    const fits = (line: string) => this.#width(line, size) <= most
    const lines: string[] = []
    for (const paragraph of text.split(/\r?\n/)) {
      let line = ''
      for (const piece of paragraph.match(/[!-\u2e7f]+\s*|\s+|./gu) ?? [])
        for (const part of fits(piece) ? [piece] : [...piece]) {
          if (line && !fits((line + part).trimEnd())) {
            lines.push(line.trimEnd())
            line = ''
          }
          line += part
        }
      lines.push(line.trimEnd())
    }
    return lines
  }
}

function bytesOf(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })
}
