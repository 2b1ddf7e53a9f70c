// What a column's heading means in a sheet of some kind.

import { foldText } from '../../../shared/fold.ts'
import { currencyIn } from '../../../shared/money.ts'
import { FIELDS, type Field, type SheetKind } from './fields.ts'

export interface HeadingMeaning {
  readonly field: Field
  /** 1 for a word that says just this, less for one that may mean something else. */
  readonly quality: number
}

const ENDING_QUALITY = 0.8
const WEAK_QUALITY = 0.6
const SHORTEST_ENDING = 2

interface Vocabulary {
  readonly exact: ReadonlyMap<string, readonly HeadingMeaning[]>
  readonly endings: readonly (readonly [string, HeadingMeaning])[]
}

const vocabularies = new Map<SheetKind, Vocabulary>()

function vocabularyOf(kind: SheetKind): Vocabulary {
  const known = vocabularies.get(kind)
  if (known) return known
  const exact = new Map<string, HeadingMeaning[]>()
  const endings: [string, HeadingMeaning][] = []
  for (const field of FIELDS[kind]) {
    for (const heading of field.headings) {
      const word = foldText(heading.replace(/^[~?]/, ''))
      const quality = heading.startsWith('?') ? WEAK_QUALITY : 1
      exact.set(word, [...(exact.get(word) ?? []), { field, quality }])
      if (heading.startsWith('~')) endings.push([word, { field, quality: ENDING_QUALITY }])
    }
  }
  endings.sort(([a], [b]) => b.length - a.length)
  const vocabulary = { exact, endings }
  vocabularies.set(kind, vocabulary)
  return vocabulary
}

const IN_BRACKETS = /[([（【［][^)\]）】］]*[)\]）】］]/g

/** 联系电话1（必填） as 联系电话. */
const bare = (heading: string): string => foldText(heading.replace(IN_BRACKETS, '')).replace(/\d+$/, '')

/** What a heading may mean, the likeliest first. */
export function meaningsOf(heading: string, kind: SheetKind): readonly HeadingMeaning[] {
  const { exact, endings } = vocabularyOf(kind)
  const word = bare(heading)
  const meant = exact.get(word) ?? exact.get(foldText(heading))
  if (meant) return meant
  const ending = endings.find(([end]) => end.length >= SHORTEST_ENDING && word.endsWith(end))
  return ending ? [ending[1]] : []
}

const UNITS: [RegExp, number][] = [
  [/亿元?$/, 100_000_000],
  [/百万元?$|^million$|^mio$/, 1_000_000],
  [/万元?$|萬元?$|^w元?$/, 10_000],
  [/千元?$|^k元?$|^thousand$/, 1_000],
]

/** What one stands for under 金额(万元), 单位：千元 or 价格/万; 1 where the heading names no unit. */
export function unitIn(heading: string): number {
  const words = heading
    .normalize('NFKC')
    .toLowerCase()
    .split(/[([【\])】:/]/)
    .slice(1)
  const unit = words.map((word) =>
    UNITS.find(([sign]) =>
      sign.test(
        word
          .trim()
          .replace(/人民币|rmb|usd|美元/, '')
          .trim() || '元',
      ),
    ),
  )
  return unit.find((each) => each !== undefined)?.[1] ?? 1
}

/** The currency that a heading names in brackets or behind a stroke: 金额(美元). */
export const currencyInHeading = (heading: string): string | null =>
  currencyIn(
    heading
      .split(/[(（[【/:：]/)
      .slice(1)
      .join(' '),
  )
