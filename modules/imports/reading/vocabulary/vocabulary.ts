// The headings by which Chinese and English tables call what their columns mean, spelt without spaces: patterns of
// pattern.ts. After ~ a heading's end is enough; after ? a word is a weak sign, that yields to others and, where the
// column is filled, wants its cells to agree.

import { foldText } from '../../../../shared/fold.ts'
import type { SheetKind } from '../fields.ts'
import { IGNORED, KEPT } from './asides.ts'
import { customers } from './customers.ts'
import { orders } from './orders.ts'
import { contacts, deals, people, products } from './others.ts'
import { wordsOf } from './pattern.ts'
import { touches } from './touches.ts'

/** The patterns of each kind's fields. */
export const PATTERNS: Readonly<Record<SheetKind, Readonly<Record<string, string>>>> = {
  customers,
  contacts,
  touches,
  orders,
  products,
  people,
  deals,
}

export interface HeadingWord {
  /** Folded. */
  readonly word: string
  readonly field: string
  readonly isWeak: boolean
  /** A longer heading that ends with it says the same. */
  readonly isEnding: boolean
  /** Of the words of a field the first are the best. */
  readonly rank: number
}

/** The words that columns of the kind go by. */
export function headingWords(kind: SheetKind): HeadingWord[] {
  const ofFields = Object.entries(PATTERNS[kind]).flatMap(([field, patterns]) => spelt(field, patterns))
  return [...ofFields, ...spelt('other', KEPT), ...spelt('ignored', IGNORED)]
}

const spelt = (field: string, patterns: string): HeadingWord[] =>
  wordsOf(patterns).map((written, rank) => {
    const [, signs = '', word = ''] = /^([?~]*)(.*)$/.exec(written) ?? []
    return { word: foldText(word), field, isWeak: signs.includes('?'), isEnding: signs.includes('~'), rank }
  })
