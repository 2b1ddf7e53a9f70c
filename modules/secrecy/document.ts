import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

// Knows the PDF library and the font: both are large, and loaded when the first document is asked for.

/** As much of a PDFKit document as is used. */
interface Document {
  registerFont(name: string, bytes: Uint8Array): Document
  font(name: string): Document
  fontSize(size: number): Document
  text(text: string, options?: { align?: 'center'; lineGap?: number }): Document
  moveDown(lines: number): Document
  on(event: 'data', hear: (chunk: Uint8Array) => void): Document
  on(event: 'end' | 'error', hear: (error?: Error) => void): Document
  end(): void
}
type Kit = new (options: object) => Document

const require = createRequire(import.meta.url)
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
let glyphs: Promise<Uint8Array> | undefined

const MARGIN = 64
const SIZE = { title: 18, text: 10.5, small: 9 } as const
const LEADING = 5

/** A page to read and file: a title, its text, and below it facts, each a line. */
export async function drawDocument(page: { title: string; text: string; facts: readonly string[] }): Promise<Buffer> {
  glyphs ??= readFile(require.resolve(FONT))
  const Kit = require('pdfkit') as Kit
  const document = new Kit({ size: 'A4', margin: MARGIN, font: null, info: { Title: page.title } })
  document.registerFont('text', await glyphs).font('text')
  document.fontSize(SIZE.title).text(page.title, { align: 'center' }).moveDown(1)
  document.fontSize(SIZE.text).text(page.text, { lineGap: LEADING }).moveDown(2)
  document.fontSize(SIZE.small)
  for (const fact of page.facts) document.text(fact, { lineGap: LEADING })
  return bytesOf(document)
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
