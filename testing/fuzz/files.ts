import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { LONG } from '../long.ts'

const CORPORA = '../shared/data/4-formats'

export interface Kept {
  name: string
  bytes: Buffer
}

/** What takes long to read is for the long form. */
const MOST_BYTES = LONG ? Number.POSITIVE_INFINITY : 400_000

/** The files of some kinds, of the corpora where they are there, and a few of our own. */
export function filesOf(endings: RegExp, own: readonly Kept[]): Kept[] {
  const found = existsSync(CORPORA)
    ? readdirSync(CORPORA, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => endings.test(path))
        .toSorted()
        .map((path) => ({ name: basename(path), bytes: readFileSync(path) }))
        .filter(({ bytes }) => bytes.length <= MOST_BYTES)
    : []
  return [...own, ...found]
}

/** A file as an accident leaves it: cut off, with bits turned, with a piece twice, gone, or foreign. */
export const damaged = (files: readonly Kept[]): fc.Arbitrary<Kept> =>
  fc
    .record({
      file: fc.constantFrom(...files),
      how: fc.constantFrom('cut', 'flip', 'flip', 'twice', 'hole', 'foreign', 'whole'),
      places: fc.array(fc.nat(), { minLength: 2, maxLength: 12 }),
      foreign: fc.constantFrom(
        '\0',
        '"',
        '\ufeff',
        '\r',
        '=1+1',
        'BEGIN:VCALENDAR\r\n',
        '\xff\xfe',
        '<!DOCTYPE x [<!ENTITY a "aa">]>',
      ),
    })
    .map(({ file: { name, bytes }, how, places, foreign }) => {
      const at = (n: number) => (places[n % places.length] ?? 0) % (bytes.length + 1)
      const [from = 0, to = 0] = [at(0), at(1)].toSorted((a, b) => a - b)
      return { name, bytes: spoilt() }
      function spoilt(): Buffer {
        switch (how) {
          case 'cut':
            return bytes.subarray(0, from)
          case 'hole':
            return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
          case 'twice':
            return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
          case 'foreign':
            return Buffer.concat([bytes.subarray(0, from), Buffer.from(foreign), bytes.subarray(from)])
          case 'flip': {
            const turned = Buffer.from(bytes)
            for (const place of places)
              if (turned.length > 0)
                turned[place % turned.length] = (turned[place % turned.length] ?? 0) ^ (1 << (place % 8))
            return turned
          }
          default:
            return bytes
        }
      }
    })
