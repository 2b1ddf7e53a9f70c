// What the search box finds: one folded text for each customer, its grams in an index, a LIKE to make sure.
// (Kept from the browser by the tables of pinyin-pro; screens ask the server.)

import { pinyin, polyphonic } from 'pinyin-pro'
import { foldText } from './fold.ts'
import { phoneQueryDigits, readPhones } from './phone.ts'

export interface SearchParts {
  readonly names: readonly string[]
  /** People: read with the pronunciations of surnames (单 Shàn, 仇 Qiú). A customer who is a person belongs here too. */
  readonly contacts: readonly string[]
  /** In any writing. */
  readonly phones: readonly string[]
  readonly mails?: readonly string[]
  readonly others?: readonly string[]
}

// No space is left in a folded part, so none of a part's fragments reaches into the next.
const SEPARATOR = ' '

/**
 * The text in which a customer is searched: names, contacts, pinyin and initials of both, digits of phones, mails,
 * all folded. Whatever part of them is typed, in any writing, lies in it.
 */
export function searchText({ names, contacts, phones, mails = [], others = [] }: SearchParts): string {
  const firms = names.map(foldText)
  const people = contacts.map(foldText)
  const parts = [...firms, ...people, ...phones.flatMap(digitsOf), ...[...mails, ...others].map(foldText)]
  for (const firm of firms) parts.push(...soundsOf(firm, 'off'))
  for (const person of people) parts.push(...soundsOf(person, 'head'))
  return [...new Set(parts)].filter(Boolean).join(SEPARATOR)
}

/** The number's canonical digits, and those written where they are others (a trunk 0 abroad, an unreadable number). */
function digitsOf(phone: string): string[] {
  if (/^\d+$/.test(phone)) return [phone]
  const canonical = readPhones(phone).phones.map(({ digits }) => digits)
  const written = phoneQueryDigits(phone)
  return written === null || canonical.some((digits) => digits.includes(written)) ? canonical : [...canonical, written]
}

const LONGEST_SPOKEN = 100
const MOST_READINGS = 4

/** A folded name's pinyin and initials, and the initials that a misread character would give. */
function soundsOf(name: string, surname: 'head' | 'off'): string[] {
  if (!/\p{Script=Han}/u.test(name)) return []
  const spoken = [...name].slice(0, LONGEST_SPOKEN)
  const syllables = pinyin(spoken.join(''), { type: 'array', toneType: 'none', v: true, toneSandhi: false, surname })
  const initials = syllables.map((syllable) => String.fromCodePoint(syllable.codePointAt(0) ?? 0))
  const misread = spoken.flatMap((letter, at) =>
    otherInitials(letter, initials[at]).map((other) => initials.with(at, other).join('')),
  )
  return [syllables.join(''), initials.join(''), ...misread.slice(0, MOST_READINGS)]
}

const initialsByLetter = new Map<string, string[]>()

function otherInitials(letter: string, initial: string | undefined): string[] {
  let initials = initialsByLetter.get(letter)
  if (!initials) {
    const readings = polyphonic(letter, { type: 'array', toneType: 'none' }).flat()
    initials = [...new Set(readings.map((reading) => reading.charAt(0)).filter((first) => /[a-z]/.test(first)))]
    initialsByLetter.set(letter, initials)
  }
  return initials.filter((other) => other !== initial)
}

const DIGITS_A_GRAM = 4
const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9'
const isCommon = (letter: string): boolean => letter <= 'z'

/**
 * The index terms of a search text: pairs of neighbouring characters, single ones but Latin letters, and digits in
 * fours. Single letters, digits and pairs of digits are in everybody's text: they would tell nobody apart.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (const part of text.split(SEPARATOR)) {
    const letters = [...part]
    for (const letter of letters) if (!isCommon(letter)) grams.add(letter)
    addRuns(letters, grams)
  }
  return [...grams]
}

function addRuns(letters: readonly string[], grams: Set<string>): void {
  let digits = 0
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string
    const next = letters[at + 1]
    digits = isDigit(letter) ? digits + 1 : 0
    if (next !== undefined && !(digits > 0 && isDigit(next))) grams.add(letter + next)
    if (digits >= DIGITS_A_GRAM) grams.add(letters.slice(at + 1 - DIGITS_A_GRAM, at + 1).join(''))
  }
}

/**
 * What to ask the index for: `grams @> $1 AND text LIKE $2`. Words parted by spaces must follow one another. A single
 * letter and one to three digits have no gram: so many customers match that a page of them is soon found without
 * the index. A query without letters or digits matches everybody.
 */
export function queryGrams(query: string): { grams: string[]; like: string } {
  const digits = phoneQueryDigits(query)
  const words = digits ? [digits] : query.split(/\s+/).map(foldText).filter(Boolean)
  const grams = new Set<string>()
  for (const letters of words.map((word) => [...word])) {
    // The pairs imply their characters, and fewer terms are found faster.
    const [only] = letters.length === 1 ? letters : []
    if (only === undefined) addRuns(letters, grams)
    else if (!isCommon(only)) grams.add(only)
  }
  // Folding leaves no %, _ or backslash that LIKE could take for its own.
  return { grams: [...grams], like: ['', ...words, ''].join('%') }
}
