// What a column's heading means in a sheet of some kind.

import { foldText, foldWords } from '../../../shared/fold.ts'
import { currencyIn } from '../../../shared/money.ts'
import { FIELDS, type Field, type SheetKind } from './fields.ts'
import { type HeadingWord, headingWords } from './vocabulary/vocabulary.ts'

export interface HeadingMeaning {
  readonly field: Field
  /** 1 for a word that says just this, less for one that may mean something else. */
  readonly quality: number
  /** Of two columns that say the same, the lower is the better word for it. */
  readonly rank: number
  readonly isWeak: boolean
}

const ENDING_QUALITY = 0.8
const WEAK_QUALITY = 0.6
/** Of columns that none of the fields is for: any other meaning of such a word is the likelier. */
const ASIDE_QUALITY = 0.5
const SHORTEST_ENDING = 2

interface Vocabulary {
  readonly exact: ReadonlyMap<string, readonly HeadingMeaning[]>
  readonly endings: ReadonlyMap<string, readonly HeadingMeaning[]>
}

const vocabularies = new Map<SheetKind, Vocabulary>()

function vocabularyOf(kind: SheetKind): Vocabulary {
  const known = vocabularies.get(kind)
  if (known) return known
  const fields = new Map(FIELDS[kind].map((field) => [field.id, field]))
  const exact = new Map<string, HeadingMeaning[]>()
  const endings = new Map<string, HeadingMeaning[]>()
  const add = (to: Map<string, HeadingMeaning[]>, { word, field: id, rank, isWeak }: HeadingWord, usual: number) => {
    const [field, others] = [fields.get(id), to.get(word) ?? []]
    if (!field || word === '' || others.some((each) => each.field === field)) return
    to.set(word, [...others, { field, quality: isWeak ? WEAK_QUALITY : usual, rank, isWeak }])
  }
  for (const word of headingWords(kind)) {
    add(exact, word, isAside(word.field) ? ASIDE_QUALITY : 1)
    if (word.isEnding) add(endings, word, ENDING_QUALITY)
  }
  const vocabulary = { exact, endings }
  vocabularies.set(kind, vocabulary)
  return vocabulary
}

/** Whether a field is none: its columns go to the remarks or are left out. */
export const isAside = (field: string): boolean => field === 'other' || field === 'ignored'

const BRACKETED = /[([（【［]([^)\]）】］]*)[)\]）】］]/g
const NUMBERED = /^\s*[\da-z]{1,2}[.、)）]\s*/i
const IN_UNITS = /(?:单位)?(?:人民币)?(?:[百千万亿]*元|万|cny|rmb|usd)$/i
const HAN = /\p{Script=Han}/u

/** The ways to take a heading, the plainest first: 2. 联系电话1（必填） as 联系电话, 客户 Customer as either of them. */
function takingsOf(heading: string): string[] {
  const whole = heading.normalize('NFKC').replace(NUMBERED, '')
  const plain = whole.replace(BRACKETED, ' ').replace(/[\s\d]+$/, '')
  const inBrackets = [...whole.matchAll(BRACKETED)].map(([, inside = '']) => inside)
  const han = plain.replace(/[^\p{Script=Han}]+/gu, '')
  const latin = plain.replace(/\p{Script=Han}+/gu, ' ')
  return [
    plain,
    whole,
    plain.replace(IN_UNITS, ''),
    plain.replace(/^第?[一二三四五\d]+|[一二三四五]$|的/g, ''),
    ...(han.length > 1 && latin.trim() !== '' ? [han, latin] : []),
    ...inBrackets,
  ]
}

/** What a heading may end with, the longest first; Latin words are not cut. */
function endsOf(heading: string): string[] {
  const parts = HAN.test(heading) ? [...foldText(heading)] : foldWords(heading.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
  return parts.map((_, at) => parts.slice(at).join('')).filter((end) => end.length >= SHORTEST_ENDING)
}

/** Nobody writes a longer one; looking for every ending of a whole file in one cell would take minutes. */
const LONGEST_HEADING = 200

/** What a heading may mean, all readings of it. */
export function meaningsOf(heading: string, kind: SheetKind): readonly HeadingMeaning[] {
  if (heading.length > LONGEST_HEADING) return []
  const { exact, endings } = vocabularyOf(kind)
  const takings = takingsOf(heading)
  for (const taking of takings) {
    const meant = exact.get(foldText(taking))
    if (meant) return meant
  }
  for (const end of takings.flatMap(endsOf)) {
    const meant = endings.get(end)
    if (meant) return meant
  }
  return []
}

const UNITS: [RegExp, number][] = [
  [/亿元?$/, 100_000_000],
  [/百万元?$|^million$|^mio$/, 1_000_000],
  [/万元?$|萬元?$|^w元?$/, 10_000],
  [/千元?$|^k元?$|^thousand$/, 1_000],
]
const AFTER_AMOUNT = /(?<=[额價价款])\s*(?=[百千万萬亿])/

/** What one stands for under 金额(万元), 单位：千元, 合同额万元 or 价格/万; 1 where the heading names no unit. */
export function unitIn(heading: string): number {
  const words = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(AFTER_AMOUNT, '/')
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
