import { FIELDS, type Field, KINDS, type SheetKind } from '../reading/fields.ts'
import { meaningsOf } from '../reading/headings.ts'
import type { Mapping } from '../reading/mapping.ts'

const isKind = (kind: string): kind is SheetKind => (KINDS as readonly string[]).includes(kind)

/** What the columns mean once someone has said what the sheet holds: by their headings; the others go into the remarks. */
export function readAs(mapping: Mapping): Mapping {
  const { kind } = mapping
  if (!isKind(kind)) return mapping
  const taken = new Set<string>()
  const fieldOf = (heading: string): string => {
    const meant =
      meaningsOf(heading, kind).find(({ field }) => field.many || !taken.has(field.id))?.field ?? unnamed(kind)
    taken.add(meant.id)
    return meant.id
  }
  return {
    ...mapping,
    columns: Object.fromEntries(mapping.headings.map((heading, column) => [column, fieldOf(heading)])),
  }
}

const unnamed = (kind: SheetKind): Field => FIELDS[kind].find((field) => field.id === 'other') as Field
