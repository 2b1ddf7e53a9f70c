const SILENT = /<(\/?)(script|style|title|svg|math|xml|noscript|option|head)\b[^<>]{0,4000}>/gi
const TEXTAREA = /<(\/?)textarea\b[^<>]{0,4000}>/gi
/** Of these what stands inside is no word of anybody's. */
const CODE = /^(?:script|style)$/i

/**
 * What begins in foreign HTML and never ends (a title, a drawing, a comment) would take all that was written after it
 * along: of that only the beginning goes, and the words stay. Words in a field to type in are words like others.
 */
export function withoutUnclosed(html: string): string {
  const source = withoutComments(html).replace(TEXTAREA, '<$1div>')
  const open = new Map<string, { code: boolean; from: number; to: number }[]>()
  for (const { 0: tag, 1: slash, 2: name = '', index } of source.matchAll(SILENT)) {
    const key = name.toLowerCase()
    const begun = open.get(key) ?? []
    if (slash) begun.pop()
    else if (!tag.endsWith('/>')) begun.push({ code: CODE.test(name), from: index, to: index + tag.length })
    open.set(key, begun)
  }
  let kept = ''
  let at = 0
  for (const { code, from, to } of [...open.values()].flat().toSorted((a, b) => a.from - b.from)) {
    kept += source.slice(at, Math.max(at, from))
    at = Math.max(at, code ? nextTag(source, to) : to)
  }
  return kept + source.slice(at)
}

function nextTag(source: string, after: number): number {
  const at = source.indexOf('<', after)
  return at < 0 ? source.length : at
}

function withoutComments(html: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const begins = html.indexOf('<!--', at)
    if (begins < 0) return kept + html.slice(at)
    kept += html.slice(at, begins)
    const empty = /^<!--(?:-?>)/.exec(html.slice(begins, begins + 6))
    const ends = empty ? begins + empty[0].length - 3 : html.indexOf('-->', begins + 4)
    // One that never ends hides nothing.
    at = ends < 0 ? begins + 4 : ends + 3
    if (ends < 0) return kept + html.slice(at).replaceAll('<!--', '')
  }
}
