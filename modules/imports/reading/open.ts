import iconv from 'iconv-lite'
import { Refused } from '../../../shared/refusal.ts'
import { csvRows, styleOf } from './csv.ts'
import { encodingOf } from './decode.ts'
import * as refused from './refusals.ts'
import type { RawRow, Source } from './source.ts'
import { vcardRows } from './vcard.ts'
import { XLSX_LIMITS, type XlsxLimits, xlsxRows } from './xlsx.ts'

export interface Opened {
  readonly format: 'csv' | 'xlsx' | 'vcard'
  /** Of text files; `certain` is false where it is a guess. */
  readonly encoding?: string
  readonly certain?: boolean
  readonly delimiter?: string
  /** All rows of all sheets, once. */
  readonly rows: AsyncIterable<RawRow>
}

export interface Limits {
  /** Of text files; they are read piece by piece. */
  readonly textMegabytes: number
  readonly xlsx: XlsxLimits
}

export const LIMITS: Limits = { textMegabytes: 1024, xlsx: XLSX_LIMITS }

const CARDS_MEGABYTES = 50
const MEGABYTE = 1 << 20
const HEAD_BYTES = 4096

/** Tells by its first bytes, not by its name, what a file is; a `Refused` says in words why it cannot be read. */
export async function open(source: Source, limits: Limits = LIMITS): Promise<Opened> {
  const file = source.name
  const head = await headOf(source)
  if (head.length === 0) throw new Refused(refused.emptyFile({ file }))
  if (startsWith(head, 'PK')) return { format: 'xlsx', rows: xlsxRows(source, limits.xlsx) }
  if (startsWith(head, '\xd0\xcf\x11\xe0')) throw new Refused(refused.oldOrLocked({ file }))
  const text = head.toString('latin1').replaceAll('\0', '')
  if (BINARY.some((mark) => startsWith(head, mark))) throw new Refused(refused.notASpreadsheet({ file }))
  if (MARKUP.test(text)) throw new Refused(refused.webPage({ file }))
  const isCards = /^[^\w]*BEGIN:VCARD/i.test(text)
  demandSize(source, isCards ? CARDS_MEGABYTES : limits.textMegabytes)
  const { name: encoding, certain } = await encodingOf(source)
  if (isCards) return { format: 'vcard', encoding, certain, rows: vcardRows(source, { name: encoding, certain }) }
  if (isGarbage(head, encoding)) throw new Refused(refused.notASpreadsheet({ file }))
  const style = await styleOf(source, { name: encoding, certain })
  return {
    format: 'csv',
    encoding,
    certain,
    delimiter: style.delimiter,
    rows: csvRows(source, { name: encoding, certain }, style),
  }
}

// PDF, pictures, archives, programs, databases.
const BINARY = [
  '%PDF',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  '\x7fELF',
  'MZ',
  'RIFF',
  'SQLite',
]
const MARKUP = /^\W*(?:<!doctype|<html|<table|<meta|<\?xml|<style)/i

const startsWith = (head: Buffer, mark: string): boolean => head.toString('latin1', 0, mark.length) === mark

async function headOf(source: Source): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}

function demandSize(source: Source, limit: number): void {
  if (source.size > limit * MEGABYTE)
    throw new Refused(refused.fileTooLarge({ file: source.name, size: Math.ceil(source.size / MEGABYTE), limit }))
}

const FEW_STRANGERS = 0.02
const STRANGERS = /(?![\t\r\n])\p{Cc}|\p{Cn}|\p{Co}|\ufffd/gu

/** Text has hardly a control character or one that is none; a picture, a program or a database is full of them. */
function isGarbage(head: Buffer, encoding: string): boolean {
  const text = iconv.decode(head, encoding)
  return (text.match(STRANGERS)?.length ?? 0) > text.length * FEW_STRANGERS
}
