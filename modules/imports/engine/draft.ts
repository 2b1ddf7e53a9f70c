import { newId } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import { keyOf } from '../../customers/index.ts'
import type { Size } from '../../customers/rules/sizes.ts'
import type { Stage, Tier } from '../../customers/rules/stages.ts'
import type { CustomerRow, PersonAtCustomer } from '../reading/rowTypes.ts'
import type { Known } from '../rules/match.ts'

export interface DraftContact {
  id: string
  isNew: boolean
  name: string
  job: string
  phones: string[]
  mails: string[]
  wechats: string[]
  birthday: PersonAtCustomer['birthday']
}

/** Fields that a row fills where they are blank (or, when asked to, overwrites). */
export interface DraftFields {
  tier: Tier | null
  industry: string | null
  source: string | null
  region: string | null
  size: Size | null
  address: string | null
  remarks: string | null
}

/** A customer as the import is about to leave it: a new one, or a known one that rows add to. */
export interface Draft {
  id: string
  isNew: boolean
  name: string
  kind: 'organisation' | 'person'
  names: string[]
  fields: DraftFields
  tags: string[]
  phones: string[]
  mails: string[]
  contacts: DraftContact[]
  ownerId: string | null
  /** It may still be given an owner: it never had one. */
  ownable: boolean
  enteredOn: Day
  namedOnly: boolean
  stage: Stage | null
  changed: boolean
}

/** A draft of a customer that is there already. */
export interface KnownDraft extends Draft {
  visible: boolean
  ownerName: string | null
}

const FILLED = ['tier', 'industry', 'source', 'region', 'size', 'address'] as const

/** A customer that no row named before. */
export function draftOf(row: CustomerRow, ownerId: string | null, today: Day): Draft {
  return {
    id: newId(),
    isNew: true,
    name: row.name,
    kind: row.kind,
    names: [row.name],
    fields: {
      tier: row.tier,
      industry: row.industry || null,
      source: row.source || null,
      region: row.region || null,
      size: row.size,
      address: row.address || null,
      remarks: row.remarks || null,
    },
    tags: [...row.tags],
    phones: [...row.phones],
    mails: [...row.mails],
    contacts: row.contacts.map(contactOf),
    ownerId,
    ownable: false,
    enteredOn: row.enteredOn ?? today,
    namedOnly: false,
    stage: row.stage,
    changed: true,
  }
}

/** A customer of which only the name is known, from a touch or an order of that day. */
export function namedOnlyDraft(name: string, day: Day): Draft {
  const blank = {
    name,
    kind: 'organisation' as const,
    contacts: [],
    phones: [],
    mails: [],
    industry: '',
    region: '',
    size: null,
    address: '',
    source: '',
  }
  const row: CustomerRow = { ...blank, tier: null, ownerName: null, enteredOn: day, stage: null, tags: [], remarks: '' }
  return { ...draftOf(row, null, day), namedOnly: true }
}

const contactOf = (person: PersonAtCustomer): DraftContact => ({
  id: newId(),
  isNew: true,
  name: person.name,
  job: person.job,
  phones: [...person.phones],
  mails: [...person.mails],
  wechats: [...person.wechats],
  birthday: person.birthday,
})

/** Adds what a row says to a draft: blanks are filled, numbers and contacts join, another spelling is kept; remarks are gathered. */
export function absorb(draft: Draft, row: CustomerRow, ownerId: string | null, overwrite: boolean): void {
  const change = <T>(now: T, then: T, set: (value: T) => void) => {
    if (JSON.stringify(now) === JSON.stringify(then)) return
    set(then)
    draft.changed = true
  }
  if (!draft.names.includes(row.name)) change(draft.names, [...draft.names, row.name], (names) => (draft.names = names))
  for (const field of FILLED) {
    const said = row[field] || null
    if (said !== null && (draft.fields[field] === null || overwrite))
      change<DraftFields[typeof field]>(draft.fields[field], said, (value) =>
        Object.assign(draft.fields, { [field]: value }),
      )
  }
  if (row.remarks && !(draft.fields.remarks ?? '').includes(row.remarks))
    change(
      draft.fields.remarks,
      draft.fields.remarks ? `${draft.fields.remarks}\n${row.remarks}` : row.remarks,
      (remarks) => (draft.fields.remarks = remarks),
    )
  change(draft.tags, union(draft.tags, row.tags), (tags) => (draft.tags = tags))
  change(draft.phones, union(draft.phones, row.phones), (phones) => (draft.phones = phones))
  change(draft.mails, union(draft.mails, row.mails), (mails) => (draft.mails = mails))
  if (ownerId !== null && draft.ownerId === null && draft.ownable)
    change<string | null>(null, ownerId, (owner) => (draft.ownerId = owner))
  for (const person of row.contacts) meet(draft, person, change)
}

/** A row of a ledger completes a customer of which only the name was known. */
export function complete(draft: Draft, row: CustomerRow): void {
  draft.namedOnly = false
  draft.kind = row.kind
  draft.enteredOn = row.enteredOn ?? draft.enteredOn
  draft.stage = row.stage ?? draft.stage
  draft.changed = true
}

function meet(
  draft: Draft,
  person: PersonAtCustomer,
  change: <T>(now: T, then: T, set: (value: T) => void) => void,
): void {
  const known = draft.contacts.find(
    (c) =>
      (person.name !== '' && c.name === person.name) ||
      (c.name === '' && person.name === '') ||
      (person.name === '' && shares(c.phones, person.phones)),
  )
  if (!known) {
    draft.contacts.push(contactOf(person))
    draft.changed = true
    return
  }
  if (person.job && !known.job) change(known.job, person.job, (job) => (known.job = job))
  if (person.birthday && !known.birthday)
    change(known.birthday, person.birthday, (birthday) => (known.birthday = birthday))
  for (const reach of ['phones', 'mails', 'wechats'] as const)
    change(known[reach], union(known[reach], person[reach]), (values) => (known[reach] = values))
}

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])]
const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value))

/** How matching sees a draft, for the rows that come after. */
export const knownOf = (draft: Draft): Known & { loose: string[] } => ({
  id: draft.id,
  names: draft.names,
  fold: draft.names.map(foldName),
  loose: draft.names.map(looseName),
  phones: [...draft.phones, ...draft.contacts.flatMap((c) => c.phones)].map((phone) => keyOf('phone', phone)),
  namedOnly: draft.namedOnly,
  kind: draft.kind,
})
