import { KINDS, type SheetKind } from '../reading/fields.ts'
import { fieldsByHeadings } from '../reading/headingRows.ts'
import type { Mapping } from '../reading/mapping.ts'

const isKind = (kind: string): kind is SheetKind => (KINDS as readonly string[]).includes(kind)

/** What the columns mean once someone has said what the sheet holds: by their headings; the others go into the remarks. */
export function readAs(mapping: Mapping): Mapping {
  const { kind, headings } = mapping
  if (!isKind(kind)) return mapping
  const meant = fieldsByHeadings(kind, headings)
  return {
    ...mapping,
    columns: Object.fromEntries(headings.map((_, column) => [column, meant.get(column)?.field.id ?? 'other'])),
  }
}
