// From bytes to text. Chinese spreadsheets come as UTF-8, GB18030, UTF-16 or Big5, and hardly any says which.

import chardet from 'chardet'
import iconv from 'iconv-lite'
import type { Source } from './source.ts'

export interface Encoding {
  /** A name that iconv knows: `utf-8`, `gb18030`, `big5`, `utf-16le` … */
  readonly name: string
  /** False where the bytes fit no encoding well and this is the best guess. */
  readonly certain: boolean
}

const MARKS: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
]

const SAMPLE_BYTES = 1 << 18

/** Reads the whole file once: whether it is UTF-8 may show in its last line only. */
export async function encodingOf(source: Source): Promise<Encoding> {
  const sample: Uint8Array[] = []
  let sampled = 0
  let isUtf8 = true
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of source.open()) {
    const worthALook = sample.length === 0 || chunk.some((byte) => byte >= 0x80)
    if (sampled < SAMPLE_BYTES && worthALook) {
      sample.push(chunk.subarray(0, SAMPLE_BYTES - sampled))
      sampled += chunk.length
    }
    isUtf8 &&= decodes(utf8, chunk, true)
  }
  return guess(Buffer.concat(sample), isUtf8 && decodes(utf8))
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array, stream = false): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

function guess(sample: Buffer, isUtf8: boolean): Encoding {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => sample[at] === byte))
  if (marked) return { name: marked[1], certain: true }
  if (sample.includes(0)) return { name: wideEncoding(sample), certain: true }
  if (isUtf8) return { name: 'utf-8', certain: true }
  const national = nationalEncoding(sample)
  if (national) return { name: national, certain: true }
  const hint = chardet.detect(sample)
  return { name: hint && iconv.encodingExists(hint) ? hint.toLowerCase() : 'gb18030', certain: false }
}

/** Spreadsheets are full of ASCII (commas, digits, line ends): where its zero bytes stand tells width and order. */
function wideEncoding(sample: Buffer): string {
  const zeros = [0, 0, 0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) (zeros[at % 4] as number)++
  })
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros
  const quarter = sample.length / 4
  if (third > quarter * 0.9 && fourth > quarter * 0.9) return 'utf-32le'
  if (first > quarter * 0.9 && second > quarter * 0.9) return 'utf-32be'
  return second + fourth >= first + third ? 'utf-16le' : 'utf-16be'
}

const FEW_ERRORS = 0.002

/** GB18030 or Big5, by validity; where both are, by Big5's second bytes below 0x7f, which simplified Chinese hardly has. */
function nationalEncoding(sample: Buffer): string | null {
  const valid = ['gb18030', 'big5'].filter((name) => {
    // The sample may end within a character.
    const text = iconv.decode(sample, name).slice(0, -2)
    return (text.match(/\ufffd/g)?.length ?? 0) <= text.length * FEW_ERRORS
  })
  if (valid.length < 2) return valid[0] ?? null
  const { pairs, low } = lowSecondBytes(sample)
  return low > pairs * 0.15 ? 'big5' : 'gb18030'
}

function lowSecondBytes(sample: Buffer): { pairs: number; low: number } {
  let pairs = 0
  let low = 0
  for (let at = 0; at < sample.length - 1; at++) {
    if ((sample[at] as number) < 0x80) continue
    pairs++
    if ((sample[++at] as number) < 0x7f) low++
  }
  return { pairs, low }
}

/** The file's text, piece by piece, without its byte order mark. Pieces cut no sign in two, wherever the file's do. */
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: true })
  let half = ''
  for await (const chunk of source.open()) {
    const text = half + decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
    half = FIRST_HALF.exec(text)?.[0] ?? ''
    yield text.slice(0, text.length - half.length)
  }
  yield half + (decoder.end() ?? '')
}

const FIRST_HALF = /[\ud800-\udbff]$/
