import { isDay } from '../../../shared/calendar.ts'
import type { Text } from '../../../shared/text.ts'
import type { Rung } from '../../customers/rules/rungs.ts'

/** D1: contact, background, needs, competition, depth, extended. */
export const BLOCKS = [1, 2, 3, 4, 5, 6] as const
export type Block = (typeof BLOCKS)[number]

/** S1: the values of these blocks are for named people only. */
export const SEALED_BLOCKS: readonly Block[] = [5, 6]

export const KINDS = ['text', 'choice', 'number', 'date', 'money', 'person', 'yes_no'] as const
export type Kind = (typeof KINDS)[number]

/** What the customer's own record holds already; nobody types it twice. */
export const RECORDS = ['phone', 'mail', 'wechat', 'job', 'best_times', 'birthday', 'address', 'industry'] as const
export type RecordField = (typeof RECORDS)[number]

export interface Choice extends Text {
  key: string
}

/** One thing worth knowing of a customer, or of each contact of it. */
export interface Field {
  key: string
  block: Block
  of: 'customer' | 'contact'
  kind: Kind
  label: Text
  /** How a colleague would ask for it. */
  ask: Text
  choices?: Choice[] | undefined
  weight: number
  /** It must be confirmed again within so many months; null never ages. */
  months: number | null
  /** The rung for which it is first needed. */
  rung: Rung
  /** Stands in the customer's record, and is read from there. */
  record?: RecordField | undefined
}

export interface MoneyValue {
  fen: number
  currency: string
}
export type Value = string | number | boolean | MoneyValue

export const LONGEST_TEXT = 1000
const LONGEST_NAME = 100

/** D1: whether a value is one that the field can hold. */
export function fits({ kind, choices }: Pick<Field, 'kind' | 'choices'>, value: Value): boolean {
  switch (kind) {
    case 'text':
      return isText(value, LONGEST_TEXT)
    case 'person':
      return isText(value, LONGEST_NAME)
    case 'choice':
      return (choices ?? []).some(({ key }) => key === value)
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'yes_no':
      return typeof value === 'boolean'
    case 'money':
      return typeof value === 'object' && Number.isSafeInteger(value.fen) && /^[A-Z]{3}$/.test(value.currency)
  }
}

const isText = (value: Value, longest: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest
