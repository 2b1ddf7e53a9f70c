import type { Area } from '../rules/areas.ts'
import { AREAS, kindWords } from './texts.ts'

const areaOfKind = new Map<string, Area>(
  Object.entries(AREAS).flatMap(([area, kinds]) => Object.keys(kinds).map((kind) => [kind, area as Area] as const)),
)

export const areaOf = (kind: string): Area => areaOfKind.get(kind) ?? 'trail'

/** The kinds of an area whose name, in either language, has these words; null: all there are. */
export function kindsFor({ area, q }: { area?: Area | undefined; q?: string | undefined }): string[] | null {
  if (!area && !q) return null
  const words = (q ?? '').toLowerCase().split(/\s+/)
  return Object.keys(area ? AREAS[area] : kindWords).filter((kind) => {
    const text = `${kind} ${kindWords[kind]?.zh} ${kindWords[kind]?.en}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
