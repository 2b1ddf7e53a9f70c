import { addMonths, type Day } from '../../shared/calendar.ts'
import type { EntryRow } from './entries.repo.ts'
import type { Field, Value } from './rules/fields.ts'
import { worthOf } from './rules/knowledge.ts'
import type { CustomerFacts } from './rules/ties.ts'

const MOST_EARLIER = 20

export interface CellParts {
  entries: readonly EntryRow[]
  facts: CustomerFacts
  /** Opened, checked and logged values of sealed blocks, by entry. */
  opened: ReadonlyMap<string, Value>
  recorded: (field: Field, contactId: string | null) => string | null
  today: Day
}

/** One field of the portrait as it is shown: what holds, since when, how we know, and what was known before. */
export function cellOf(field: Field, contactId: string | null, parts: CellParts) {
  const { entries, facts, today } = parts
  const about = entries.filter((entry) => entry.field === field.key && entry.contactId === contactId)
  const known = facts.knowledge.find((k) => k.field === field.key && k.contactId === contactId)
  const learnt = about.filter(({ act }) => act === 'learnt')
  const current = field.record ? undefined : learnt[0]
  const latest = about[0]
  const same = (one: EntryRow) => JSON.stringify(one.value) === JSON.stringify(current?.value)
  const isFirstOf = (one: EntryRow) => learnt.find(({ customerId }) => customerId === one.customerId) === one
  return {
    field,
    contactId,
    known: known !== undefined,
    current: current ? present(current, parts) : null,
    recorded: parts.recorded(field, contactId),
    confirmedOn: known?.confirmedOn ?? null,
    confirmedBy: latest && latest.learntOn === known?.confirmedOn ? latest.by : null,
    worth: known ? worthOf(known.confirmedOn, field.months, today) : (0 as const),
    confirmBy: known && field.months !== null ? addMonths(known.confirmedOn, field.months) : null,
    earlier: learnt.slice(1, MOST_EARLIER + 1).map((entry) => present(entry, parts)),
    // G4: two customers were made one, and each had its own: both are shown until somebody says which holds.
    also: learnt
      .filter((one) => current && one.customerId !== current.customerId && isFirstOf(one) && !same(one))
      .map((entry) => present(entry, parts)),
  }
}

function present(entry: EntryRow, { facts, opened }: CellParts) {
  return {
    id: entry.id,
    value: entry.sealed ? (opened.get(entry.id) ?? null) : entry.value,
    how: entry.how,
    confidence: entry.confidence,
    learntOn: entry.learntOn,
    by: entry.by,
    of: entry.customerId === facts.id ? null : { id: entry.customerId, name: entry.customerName },
    touchId: entry.touchId,
  }
}
