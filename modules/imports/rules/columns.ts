import { FIELDS, type Field, KINDS, type SheetKind } from '../reading/fields.ts'
import type { Mapping } from '../reading/mapping.ts'

/** A column that is read into no field. */
export const LEFT_OUT = 'ignored'
const IN_REMARKS = 'other'
const AMOUNTS = ['amount', 'paidAmount', 'price']

export const isKind = (kind: string): kind is SheetKind => (KINDS as readonly string[]).includes(kind)

export const fieldsOf = (kind: string): readonly Field[] => (isKind(kind) ? FIELDS[kind] : [])

/** Whether figures of it may stand for thousands or tens of thousands. */
export const isAmount = (field: string): boolean => AMOUNTS.includes(field)

/** The mapping with a column told to mean a field; a field that only one column may hold is taken from the other. */
export function assignColumn(mapping: Mapping, column: number, field: string): Mapping {
  const many = fieldsOf(mapping.kind).find(({ id }) => id === field)?.many ?? false
  const others = Object.entries(mapping.columns).map(([at, held]) => [at, held === field && !many ? IN_REMARKS : held])
  return { ...mapping, columns: { ...Object.fromEntries(others), [column]: field } }
}

/** The mapping with what one stands for in a column of amounts. */
export const measureColumn = (mapping: Mapping, column: number, unit: number): Mapping => ({
  ...mapping,
  options: { ...mapping.options, units: { ...mapping.options.units, [column]: unit } },
})

/** What no row can come in without, and no column holds yet. */
export function missingFields(mapping: Mapping): Field[] {
  const held = new Set(Object.values(mapping.columns))
  return fieldsOf(mapping.kind).filter(({ id, required }) => required && !held.has(id))
}
