import type { Work } from '../../platform/work.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import type { Locale, Text } from '../../shared/text.ts'
import { currentTexts, findOwn, listOwn, type OwnLetter, type Written } from './repo.ts'
import { BUILT_IN, type LetterText } from './rules/builtIn.ts'
import {
  FUNCTIONS,
  functionWords,
  isFunction,
  type LetterFunction,
  type LetterPart,
  partOf,
} from './rules/functions.ts'

export interface LetterWords extends LetterText {
  locale: Locale
  number: number
  edited: boolean
}

/** A letter as it stands: what the program brings, or the company's own, with what the company made of it. */
export interface Letter {
  id: string
  function: LetterFunction
  part: LetterPart
  /** Of the company's own; a built-in one goes by its function. */
  name: Text
  own: boolean
  state: 'on' | 'off'
  version: number
  texts: LetterWords[]
}

const LOCALES: readonly Locale[] = ['zh', 'en']

export async function allLetters(work: Pick<Work, 'tx'>): Promise<Letter[]> {
  const [own, written] = [await listOwn(work.tx), await currentTexts(work.tx)]
  return FUNCTIONS.flatMap((of) => [
    builtIn(of, written),
    ...own.filter((letter) => letter.function === of).map((letter) => ownLetter(letter, written)),
  ])
}

export async function letterOf(work: Pick<Work, 'tx'>, id: string): Promise<Letter> {
  const own = isFunction(id) ? null : await findOwn(work.tx, id)
  if (!own && !isFunction(id)) throw new Refused(notFound())
  const written = await currentTexts(work.tx, id)
  return own ? ownLetter(own, written) : builtIn(id as LetterFunction, written)
}

const writtenIn = (written: readonly Written[], letter: string, locale: Locale): Written | undefined =>
  written.find((each) => each.letter === letter && each.locale === locale)

function builtIn(of: LetterFunction, written: readonly Written[]): Letter {
  const texts = LOCALES.map((locale): LetterWords => {
    const own = writtenIn(written, of, locale)
    const edited = own?.subject != null && own.body != null
    return {
      locale,
      ...(edited ? { subject: own.subject ?? '', body: own.body ?? '' } : BUILT_IN[of][locale]),
      number: own?.number ?? 0,
      edited,
    }
  })
  return { id: of, function: of, part: partOf(of), name: functionWords[of], own: false, state: 'on', version: 1, texts }
}

function ownLetter(of: OwnLetter, written: readonly Written[]): Letter {
  const texts = LOCALES.flatMap((locale): LetterWords[] => {
    const own = writtenIn(written, of.id, locale)
    if (!own) return []
    return [{ locale, subject: own.subject ?? '', body: own.body ?? '', number: own.number, edited: true }]
  })
  return { ...of, part: partOf(of.function), name: { zh: of.name, en: of.name }, own: true, texts }
}
