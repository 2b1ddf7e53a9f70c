import type { Locale } from '../../../shared/text.ts'
import { VARIABLES, type VariableKey, variableWords } from './variables.ts'

const INSIDE = /(\{\{-?|\{%-?)([^{}]*?)(-?\}\}|-?%\})/g
const KEY = /(?<![\w.'"])([a-z]+\.[a-z]+)(?![\w.'"])/g
const byWord = new Map([...VARIABLES.keys()].map((key) => [variableWords(key).zh, key]))
const WORD = new RegExp([...byWord.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

/** A letter as it is kept, for who edits it in Chinese: `{{ customer.name }}` reads `{{客户名称}}`. */
export function inWords(source: string, locale: Locale): string {
  if (locale !== 'zh') return source
  return source.replace(INSIDE, (_, open: string, inside: string, close: string) => {
    const told = inside.replace(KEY, (key) =>
      VARIABLES.has(key as VariableKey) ? variableWords(key as VariableKey).zh : key,
    )
    return open.startsWith('{{') ? `${open}${told.trim()}${close}` : `${open}${told}${close}`
  })
}

/** The same, back again; what was typed by its key stays. */
export const inKeys = (source: string): string =>
  source.replace(INSIDE, (_, open: string, inside: string, close: string) => {
    const told = inside.replace(WORD, (word) => byWord.get(word) ?? word)
    return open.startsWith('{{') ? `${open} ${told.trim()} ${close}` : `${open}${told}${close}`
  })

/** How a variable stands in a letter that is being edited. */
export const slotOf = (key: VariableKey, locale: Locale): string =>
  locale === 'zh' ? `{{${variableWords(key).zh}}}` : `{{ ${key} }}`

/** How what is missing shows in a filled letter: nobody sends it by oversight. */
export const blankOf = (key: VariableKey, locale: Locale): string => `【${variableWords(key)[locale]}】`
const BLANK = new RegExp(`【(${[...VARIABLES.values()].flatMap(({ label }) => [label.zh, label.en]).join('|')})】`, 'g')
export const blanksIn = (text: string): string[] => [
  ...new Set([...text.matchAll(BLANK)].map((found) => found[1] ?? '')),
]
