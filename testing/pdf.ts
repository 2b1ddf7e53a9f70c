import { inflateSync } from 'node:zlib'

/** The pages of a PDF of ours and its text, as a reader that searches it finds them: by the font's own map of its glyphs. */
export function readPdf(bytes: Buffer): { pages: number; text: string } {
  const written = bytes.toString('latin1')
  const streams = [...written.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => inflated(body))
  const letters = new Map<string, string>()
  for (const map of streams.filter((stream) => stream.includes('begincmap'))) readMap(map, letters)
  const text = streams
    .filter((stream) => stream.includes('BT\n'))
    .map((stream) =>
      [...stream.matchAll(/\[(.*?)\] TJ/g)]
        .map(([, shown = '']) =>
          [...shown.matchAll(/<([0-9a-f]*)>/g)]
            .flatMap(([, glyphs = '']) => glyphs.match(/.{4}/g) ?? [])
            .map((glyph) => letters.get(glyph) ?? '�')
            .join(''),
        )
        .join('\n'),
    )
    .join('\n')
  return { pages: written.match(/\/Type \/Page\b/g)?.length ?? 0, text }
}

function inflated(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

/** A block that counts other than it holds is taken by no reader. */
function readMap(map: string, letters: Map<string, string>): void {
  for (const [, count, block = ''] of map.matchAll(/(\d+) beginbfchar\n([\s\S]*?)\nendbfchar/g)) {
    const entries = [...block.matchAll(/<([0-9a-f]{4})> <([0-9a-f]+)>/g)]
    if (entries.length !== Number(count) || entries.length > 100) continue
    for (const [, glyph = '', units = ''] of entries)
      letters.set(glyph, String.fromCharCode(...(units.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))))
  }
}
