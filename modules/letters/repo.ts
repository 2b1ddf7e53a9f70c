import { type RawBuilder, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Locale } from '../../shared/text.ts'
import type { LetterFunction } from './rules/functions.ts'

export interface OwnLetter {
  id: string
  function: LetterFunction
  name: string
  state: 'on' | 'off'
  version: number
}

/** What a letter says now, where somebody changed it; without words: as the program brings it. */
export interface Written {
  letter: string
  locale: Locale
  number: number
  subject: string | null
  body: string | null
}

const MOST_OWN = 500

const ownWhere = (condition: RawBuilder<unknown>) =>
  sql<OwnLetter>`select id, function, name, state, version from letter_template where ${condition}`

export const listOwn = (tx: Tx) => rows(tx, sql<OwnLetter>`${ownWhere(sql`true`)} order by name, id limit ${MOST_OWN}`)
export const findOwn = (tx: Tx, id: string) => row(tx, ownWhere(sql`id::text = ${id}`))
export const lockOwn = (tx: Tx, id: string) => row(tx, sql<OwnLetter>`${ownWhere(sql`id = ${id}`)} for update`)

/** The latest version of each letter in each language, of one or of all. */
export const currentTexts = (tx: Tx, letter?: string) =>
  rows(
    tx,
    sql<Written>`select distinct on (letter, locale) letter, locale, number, subject, body from letter_version
      where ${letter === undefined ? sql`true` : sql`letter = ${letter}`} order by letter, locale, number desc`,
  )

export const insertOwn = (tx: Tx, letter: Omit<OwnLetter, 'version' | 'state'>, by: string, now: Date) =>
  run(
    tx,
    sql`insert into letter_template (id, function, name, created_by, created_at) values (${letter.id}, ${letter.function}, ${letter.name}, ${by}, ${now})`,
  )

export const updateOwn = (tx: Tx, { id, name, state }: Pick<OwnLetter, 'id' | 'name' | 'state'>) =>
  run(tx, sql`update letter_template set name = ${name}, state = ${state}, version = version + 1 where id = ${id}`)

export const isNameTaken = async (tx: Tx, of: LetterFunction, name: string, besides: string): Promise<boolean> =>
  (await row(
    tx,
    sql`select 1 from letter_template where function = ${of} and lower(name) = lower(${name}) and state = 'on' and id <> ${besides}`,
  )) !== null

export const insertVersion = (tx: Tx, id: string, written: Written, by: string, now: Date) =>
  run(
    tx,
    sql`insert into letter_version (id, letter, locale, number, subject, body, written_by, written_at)
        values (${id}, ${written.letter}, ${written.locale}, ${written.number}, ${written.subject}, ${written.body}, ${by}, ${now})`,
  )

export interface VersionRow {
  number: number
  subject: string | null
  body: string | null
  by: { id: string; name: string }
  at: string
}

export const versionsOf = (tx: Tx, letter: string, locale: Locale, before: number | null, limit: number) =>
  rows(
    tx,
    sql<VersionRow>`select v.number, v.subject, v.body, jsonb_build_object('id', p.id, 'name', p.name) as by, v.written_at as at
      from letter_version v join person p on p.id = v.written_by
      where v.letter = ${letter} and v.locale = ${locale} and ${before === null ? sql`true` : sql`v.number < ${before}`}
      order by v.number desc limit ${limit}`,
  )
