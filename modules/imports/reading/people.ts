// The people in a row: names, jobs, phones and mails that stand in several columns, or several in one cell.

import { readPhones } from '../../../shared/phone.ts'
import { figuresOnly } from '../../../shared/timeText.ts'
import type { Cell, RowReader } from './row.ts'
import type { Birthday, PersonAtCustomer } from './rowTypes.ts'
import { isBlank } from './words.ts'

interface Draft {
  readonly column: number
  name: string
  job: string
  phones: string[]
  mails: string[]
  wechats: string[]
}

const BETWEEN_NAMES = /[,，、;；/\n|]+|\s+和\s*|\s{2,}/
const JOB_IN_BRACKETS = /[(（]([^()（）]{1,12})[)）]/

/** 张三（经理）13812345678、李四: the people named in one cell, with what stands beside them. */
function namedIn(cell: Cell): Draft[] {
  const pieces = cell.value.split(BETWEEN_NAMES).filter((piece) => !isBlank(piece))
  const drafts: Draft[] = []
  for (const piece of pieces) {
    const phones = /\d{7}/.test(piece.replace(/\D/g, '')) ? readPhones(piece).phones.map(({ digits }) => digits) : []
    const job = JOB_IN_BRACKETS.exec(piece)?.[1] ?? ''
    const name = (phones.length > 0 ? piece.replace(/[+\d][\d\s-]{5,}/g, ' ') : piece)
      .replace(JOB_IN_BRACKETS, ' ')
      .replace(/\s+/g, ' ')
      .replace(/[:：]\s*$/, '')
      .trim()
    const last = drafts.at(-1)
    // 张三/13812345678: the number belongs to the name before it.
    if (name === '' && last) last.phones.push(...phones)
    else if (name !== '' || phones.length > 0)
      drafts.push({ column: cell.column, name, job, phones, mails: [], wechats: [] })
  }
  return drafts
}

/** Gives what stands in cells to people: one to one where there are as many values, else to the nearest at the left. */
function share(
  people: Draft[],
  cells: readonly Cell[],
  read: (cell: Cell) => string[],
  give: (person: Draft, values: string[]) => void,
): void {
  if (people.length === 0) return
  const values = cells.map((cell) => ({ cell, found: read(cell) }))
  const all = values.flatMap(({ found }) => found)
  if (people.length > 1 && all.length === people.length) {
    for (const [at, person] of people.entries()) give(person, all.slice(at, at + 1))
  } else {
    for (const { cell, found } of values) give(nearest(people, cell), found)
  }
}

/** The first person of the nearest column of names at a cell's left, or else the first of all. */
function nearest(people: readonly Draft[], cell: Cell): Draft {
  const column = people.findLast((person) => person.column < cell.column)?.column
  return people.find((person) => column === undefined || person.column === column) as Draft
}

export interface PeopleRead {
  readonly people: PersonAtCustomer[]
  /** Of nobody in particular. */
  readonly phones: string[]
  readonly mails: string[]
}

/** The contacts that a customer's row names. Phones and mails without a name are the customer's. */
export function readContacts(row: RowReader): PeopleRead {
  const named = row.filled('contactName').flatMap(namedIn)
  const people = named.filter(({ name }) => name !== '')
  const ownPhones = row.filled('companyPhone').flatMap((cell) => row.phones(cell))
  ownPhones.push(...named.filter(({ name }) => name === '').flatMap(({ phones }) => phones))
  const ownMails: string[] = []
  const mails = (cell: Cell) => row.mails(cell)
  const phones = (cell: Cell) => row.phones(cell)
  const texts = (cell: Cell) =>
    cell.value
      .split(/[,，、;；\n]+/)
      .map((text) => text.trim())
      .filter((text) => !isBlank(text))
  if (people.length === 0) {
    ownPhones.push(...row.filled('phone').flatMap(phones))
    ownMails.push(...row.filled('mail').flatMap(mails))
    for (const field of ['wechat', 'contactJob', 'birthday']) for (const cell of row.filled(field)) row.keep(cell)
  }
  share(people, row.filled('phone'), phones, (person, values) => person.phones.push(...values))
  share(people, row.filled('mail'), mails, (person, values) => person.mails.push(...values))
  share(people, row.filled('wechat'), texts, (person, values) => person.wechats.push(...values))
  share(people, row.filled('contactJob'), texts, (person, values) => {
    person.job = [person.job, ...values].filter(Boolean).join('、')
  })
  const birthday = people.length > 0 ? readBirthday(row, 'birthday') : null
  return {
    people: people.map((person, at) => finished(person, at === 0 ? birthday : null)),
    phones: distinct(ownPhones),
    mails: distinct(ownMails),
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)]

const finished = ({ name, job, phones, mails, wechats }: Draft, birthday: Birthday | null): PersonAtCustomer => ({
  name,
  job,
  phones: distinct(phones),
  mails: distinct(mails),
  wechats: distinct(wechats),
  birthday,
})

const LUNAR_MONTHS: Record<string, string> = { 正月: '1月', 冬月: '11月', 腊月: '12月', 初: '' }

/** 1980-05-30, 5月30日, 农历八月十五; an unreadable one is a problem of the row. */
export function readBirthday(row: RowReader, field: string): Birthday | null {
  const [cell] = row.filled(field)
  if (!cell) return null
  const lunar = /农历|阴历|旧历|lunar/i.test(cell.value) || /初|正月|腊月|冬月/.test(cell.value)
  const text = figuresOnly(cell.value.replace(/正月|冬月|腊月|初/g, (word) => LUNAR_MONTHS[word] ?? '')).replace(
    /(?:农历|阴历|旧历|lunar)[:：\s]*|[(（](?:农历|阴历)[)）]/gi,
    '',
  )
  const [, month, day] = /^(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?$/.exec(text.trim()) ?? []
  if (month && day && Number(month) <= 12 && Number(day) <= 31 && Number(month) * Number(day) > 0)
    return { month: Number(month), day: Number(day), year: null, lunar }
  const read = row.readDay({ ...cell, value: text }, row.today)
  if (read) {
    const [year, monthOfYear, date] = read.day.split('-').map(Number) as [number, number, number]
    return { year, month: monthOfYear, day: date, lunar }
  }
  return null
}
