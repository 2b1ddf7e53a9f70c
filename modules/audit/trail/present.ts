import type { Work } from '../../../platform/work.ts'
import type { Role } from '../../../shared/endpoint.ts'
import { allSettings } from '../../../shared/setting.ts'
import { type Locale, say, texts } from '../../../shared/text.ts'
import { beginning } from '../../../shared/written.ts'
import { columnWords } from '../../customers/rules/columns.ts'
import { tellPlace } from '../../secrecy/index.ts'
import { areaOf } from './kinds.ts'
import type { ActRow } from './page.ts'
import { kindWords } from './texts.ts'

const words = texts({
  and: { zh: '、', en: ', ' },
  colon: { zh: '：', en: ': ' },
  fromTo: { zh: '{what}：{before} → {after}', en: '{what}: {before} → {after}' },
  byDefault: { zh: '默认', en: 'the default' },
  taken: { zh: '{rows} 位客户', en: '{rows} customers' },
  rows: {
    zh: '{rows} 行，新建 {created}，未导入 {rejected}',
    en: '{rows} rows, {created} created, {rejected} rejected',
  },
})

/** S1: what birthdays were is told in the customer's history, where each sight of it is logged. */
const ALWAYS_SEALED = 'contact.birthday'

/** An act as readers are told it. */
export function presentAct({ locale }: Pick<Work, 'locale'>, act: ActRow) {
  const { id, at, kind, block, by, customer, person, trace, redacted, change } = act
  const sealed = change !== null && (change.veiled || change.field === ALWAYS_SEALED)
  return {
    id,
    at,
    kind,
    area: areaOf(kind),
    by,
    customer,
    person,
    text: kindWords[kind]?.[locale] ?? kind,
    note: noteOf(act, locale),
    change: change && {
      field: change.field,
      before: sealed ? null : change.before,
      after: sealed ? null : change.after,
      sealed,
    },
    redacted: redacted && { ...redacted, at: new Date(redacted.at).toISOString() },
    trace,
    block,
  }
}

interface Known {
  fields?: string[]
  keys?: string[]
  values?: Record<string, { before: unknown; after: unknown }>
  rights?: Record<string, { before: unknown; after: unknown }>
  columns?: string[]
  format?: string
  rows?: number
  created?: number
  rejected?: number
}

/** What an act's data tells in words: names of fields and settings, and numbers; ids and codes are left out. */
function noteOf({ data, place }: ActRow, locale: Locale): string | null {
  if (place) return tellPlace(place, locale)
  const known = (data ?? {}) as Known
  const list = (names: readonly string[]) => names.join(words.and[locale])
  if (known.rows !== undefined)
    return known.created === undefined
      ? say(words.taken, locale, { rows: known.rows })
      : say(words.rows, locale, { rows: known.rows, created: known.created, rejected: known.rejected ?? 0 })
  if (known.keys) return list(known.keys.map((key) => tellSetting(key, known.values?.[key], locale)))
  if (known.fields) return list(known.fields.map((field) => tellRight(field, known.rights?.[field], locale))) || null
  if (known.columns)
    return `${known.format?.toUpperCase()}${words.colon[locale]}${list(known.columns.map((c) => fieldName(c, locale)))}`
  return null
}

type Changed = { before: unknown; after: unknown } | undefined

function tellSetting(key: string, changed: Changed, locale: Locale): string {
  const what = allSettings().find((known) => known.key === key)?.label[locale] ?? key
  return fromTo(what, changed, locale)
}

const tellRight = (field: string, changed: Changed, locale: Locale) =>
  fromTo(
    fieldName(field, locale),
    changed && { before: roleOf(changed.before, locale), after: roleOf(changed.after, locale) },
    locale,
  )

const roles = texts({
  rep: { zh: '业务员', en: 'Rep' },
  manager: { zh: '主管', en: 'Manager' },
  director: { zh: '总监', en: 'Director' },
  marketer: { zh: '市场', en: 'Marketing' },
  agent: { zh: '客服', en: 'Service' },
  auditor: { zh: '审计', en: 'Audit' },
  admin: { zh: '管理员', en: 'Admin' },
} satisfies Record<Role, { zh: string; en: string }>)

const roleOf = (role: unknown, locale: Locale): string => roles[role as Role]?.[locale] ?? String(role)

const fromTo = (what: string, changed: Changed, locale: Locale): string =>
  changed
    ? say(words.fromTo, locale, { what, before: brief(changed.before, locale), after: brief(changed.after, locale) })
    : what

const LONGEST = 80

/** A setting that is a whole table is told by its beginning. */
function brief(value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return words.byDefault[locale]
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${beginning(text, LONGEST)}…` : text
}

const own = texts({
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail' },
  mobile: { zh: '手机号', en: 'Mobile' },
  role: { zh: '角色', en: 'Role' },
  teamId: { zh: '团队', en: 'Team' },
  parentId: { zh: '上级团队', en: 'Team above' },
  joinedOn: { zh: '入职日期', en: 'Joined on' },
  locale: { zh: '语言', en: 'Language' },
})

/** The name of a customer's or colleague's field. */
export const fieldName = (field: string, locale: Locale): string =>
  ({ ...columnWords, ...own })[field as keyof typeof own]?.[locale] ?? field
