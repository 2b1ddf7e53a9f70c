import type { Day } from '../../../shared/calendar.ts'
import { STAGES, TIERS } from '../../customers/rules/stages.ts'
import type { SheetKind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { readBirthday, readContacts } from './people.ts'
import { type Problem, problem } from './problems.ts'
import { RowReader } from './row.ts'
import type {
  ContactRow,
  CustomerRow,
  DealRow,
  OrderRow,
  PersonRow,
  ProductRow,
  RowsByKind,
  TouchRow,
} from './rowTypes.ts'
import {
  channelIn,
  customerKindIn,
  directionIn,
  effectiveIn,
  isNobody,
  isTotal,
  type Payment,
  paymentIn,
  reachedNobody,
  sizeIn,
  stageIn,
  tierIn,
} from './words.ts'

export type RowRead<Row> =
  | { readonly ok: true; readonly row: Row; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * What a row says under its mapping (METHOD G4). `today` is the company's: nothing has happened after it. What cannot
 * be read and matters rejects the row, with its problems; what can wait is warned of and kept in the remarks.
 */
export function readRow<Kind extends SheetKind>(
  mapping: Mapping & { kind: Kind },
  cells: readonly string[],
  today: Day,
): RowRead<RowsByKind[Kind]> {
  if (repeatsHeadings(mapping, cells)) return { ok: false, problems: [problem('headingAgain')] }
  const reader = new RowReader(mapping, cells, today)
  const row = READERS[mapping.kind](reader)
  if (!row || reader.problems.length > 0) return { ok: false, problems: reader.problems }
  return { ok: true, row, warnings: reader.warnings }
}

/** As at the top of each printed page. */
const repeatsHeadings = ({ headings }: Mapping, cells: readonly string[]): boolean =>
  headings.length > 0 && cells.every((cell, column) => cell.trim() === (headings[column] ?? ''))

const READERS: { readonly [Kind in SheetKind]: (row: RowReader) => RowsByKind[Kind] | null } = {
  customers: readCustomer,
  contacts: readContact,
  touches: readTouch,
  orders: readOrder,
  products: readProduct,
  people: readPerson,
  deals: readDeal,
}

const LONGEST_NAME = 200

/** A name that must be there; '' where it is not, which the row's problems tell. */
function requiredName(row: RowReader, field: string, missing: 'noCustomer' | 'noContact' | 'noName'): string {
  const name = row.line(field)
  const heading = row.headingOf(field)
  if (name === '') row.problems.push(problem(missing, { heading }))
  if (isTotal(name)) row.problems.push(problem('totalRow', { value: name }))
  if (name.length > LONGEST_NAME)
    row.problems.push(problem('nameTooLong', { heading, length: name.length, limit: LONGEST_NAME }))
  return name
}

const named = (row: RowReader, field: string): string | null => {
  const name = row.line(field)
  return isNobody(name) ? null : name
}

function readCustomer(row: RowReader): CustomerRow {
  const name = requiredName(row, 'name', 'noCustomer')
  const { people, phones, mails } = readContacts(row)
  const said = row.word('kind', customerKindIn, '企业、个人')
  const isOwnContact = people.some((person) => person.name === name)
  return {
    name,
    kind: said ?? (isOwnContact ? 'person' : 'organisation'),
    contacts: people,
    phones,
    mails,
    industry: row.line('industry'),
    region: row.line('region'),
    size: row.word('size', sizeIn, '微型、小型、中型、大型'),
    address: row.line('address'),
    source: row.line('source'),
    tier: row.word('tier', tierIn, TIERS.join('、')),
    ownerName: named(row, 'owner'),
    enteredOn: row.pastDay('enteredOn')?.day ?? null,
    stage: row.word('stage', stageIn, STAGES.join('、')),
    tags: row.list('tags'),
    remarks: row.remarks(),
  }
}

function readContact(row: RowReader): ContactRow {
  const inParts = /\p{Script=Han}/u.test(row.line('familyName'))
    ? row.line('familyName') + row.line('givenName')
    : `${row.line('givenName')} ${row.line('familyName')}`.trim()
  const name = row.line('name') || inParts || requiredName(row, 'name', 'noContact')
  return {
    customerName: row.line('customer') || null,
    name,
    job: row.line('job'),
    phones: [...new Set(row.filled('phone').flatMap((cell) => row.phones(cell)))],
    mails: [...new Set(row.filled('mail').flatMap((cell) => row.mails(cell)))],
    wechats: row.list('wechat'),
    birthday: readBirthday(row, 'birthday'),
    address: row.line('address'),
    tags: row.list('tags'),
    remarks: row.remarks(),
  }
}

function readTouch(row: RowReader): TouchRow | null {
  const customerName = requiredName(row, 'customer', 'noCustomer')
  const when = requiredDay(row)
  const time = row.time('time') ?? when?.time ?? null
  const [channelCell] = row.filled('channel')
  const channel = channelCell ? channelIn(channelCell.value) : null
  if (channelCell && !channel) {
    row.warnings.push(problem('unknownChannel', { heading: channelCell.heading, value: channelCell.value.trim() }))
    row.keep(channelCell)
  }
  const next = readNext(row, when?.day)
  const effective = row.word('effective', effectiveIn, '是、否')
  const summary = [row.text('summary'), ...row.kept].filter((text) => text.trim() !== '').join('\n')
  if (!when) return null
  return {
    customerName,
    day: when.day,
    time,
    channel: channel?.channel ?? 'other',
    direction: row.word('direction', directionIn, '呼入、呼出') ?? channel?.direction ?? 'out',
    byName: named(row, 'by'),
    contactName: row.line('contact') || null,
    effective: effective ?? (summary !== '' && !reachedNobody(summary)),
    summary,
    ...next,
  }
}

function requiredDay(row: RowReader): { day: Day; time?: string } | null {
  if (row.filled('day').length === 0) row.problems.push(problem('noDay', { heading: row.headingOf('day') }))
  return row.pastDay('day')
}

/** 下次跟进 holds a day or what is to be done; 下次日期 a day. Both are seen from the day of the touch. */
function readNext(row: RowReader, from: Day = row.today): { nextStep: string | null; nextOn: Day | null } {
  const on = row.day('nextOn', { lean: 'future', from })?.day ?? null
  const [either] = row.filled('next')
  const day = either ? row.dayIn(either, { lean: 'future', from }) : null
  const steps = [row.line('nextStep'), either && !day ? either.value.trim() : ''].filter(Boolean)
  return { nextStep: steps.join('；') || null, nextOn: on ?? day }
}

function readOrder(row: RowReader): OrderRow | null {
  const customerName = requiredName(row, 'customer', 'noCustomer')
  const when = requiredDay(row)
  const [amountCell] = row.filled('amount')
  if (!amountCell) row.problems.push(problem('noAmount', { heading: row.headingOf('amount') }))
  const amount = row.amount('amount')
  if (amountCell && amount && amount.fen < 0)
    row.problems.push(problem('negativeAmount', { heading: amountCell.heading, value: amountCell.value.trim() }))
  const payment = readPayment(row, amount?.fen ?? 0)
  if (!when || !amount) return null
  return {
    customerName,
    day: when.day,
    ...amount,
    payment,
    product: row.line('product'),
    number: row.line('number'),
    remarks: row.remarks(),
  }
}

/** A word, or the amount paid so far. */
function readPayment(row: RowReader, fen: number): Payment | null {
  for (const field of ['payment', 'paidAmount'] as const) {
    const [cell] = row.filled(field)
    const paid = cell ? row.amountIn(cell) : null
    if (typeof paid === 'number' && !/^[01]$/.test(cell?.value.trim() ?? ''))
      return paid <= 0 ? 'unpaid' : paid >= fen ? 'paid' : 'partial'
    const said = row.word(field, paymentIn, '已收、未收、部分')
    if (said) return said
  }
  return null
}

function readProduct(row: RowReader): ProductRow {
  const name = requiredName(row, 'name', 'noName')
  const price = row.amount('price')
  return {
    name,
    series: row.line('series'),
    fen: price?.fen ?? null,
    currency: price?.currency ?? row.currency(),
    remarks: row.remarks(),
  }
}

function readPerson(row: RowReader): PersonRow {
  return {
    name: requiredName(row, 'name', 'noName'),
    managerName: named(row, 'manager'),
    team: row.line('team'),
    mails: row.filled('mail').flatMap((cell) => row.mails(cell)),
    phones: row.filled('phone').flatMap((cell) => row.phones(cell)),
    role: row.line('role'),
    joinedOn: row.pastDay('joinedOn')?.day ?? null,
    remarks: row.remarks(),
  }
}

function readDeal(row: RowReader): DealRow {
  const customerName = named(row, 'customer')
  if (customerName === null) row.warnings.push(problem('noCustomerOfDeal'))
  const amount = row.amount('amount')
  return {
    customerName,
    number: row.line('number'),
    title: row.line('title'),
    ownerName: named(row, 'owner'),
    product: row.line('product'),
    stage: row.line('stage'),
    openedOn: row.day('openedOn')?.day ?? null,
    closedOn: row.day('closedOn')?.day ?? null,
    fen: amount?.fen ?? null,
    currency: amount?.currency ?? row.currency(),
    remarks: row.remarks(),
  }
}
