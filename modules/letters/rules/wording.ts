import type { Locale } from '../../../shared/text.ts'
import { isVariable, VARIABLES, type VariableKey, variableWords } from './variables.ts'

const INSIDE = /(\{\{-?|\{%-?)([^{}]*?)(-?\}\}|-?%\})/g
const KEY = /(?<![\w.'"])([a-z]+\.[a-z]+)(?![\w.'"])/g
const byWord = new Map([...VARIABLES.keys()].map((key) => [variableWords(key).zh, key]))
const WORDS = [...byWord.keys()].sort((a, b) => b.length - a.length).join('|')
/** What a letter may do besides naming a value, as who writes in Chinese reads it: there, and back. */
const PHRASES: readonly [RegExp, string, RegExp, string][] = [
  [/\{%\s*if (\S+?)\s*%\}/g, '{{如果有$1}}', /\{\{\s*如果有(\S+?)\s*\}\}/g, '{% if $1 %}'],
  [/\{%\s*else\s*%\}/g, '{{否则}}', /\{\{\s*否则\s*\}\}/g, '{% else %}'],
  [/\{%\s*endif\s*%\}/g, '{{到此为止}}', /\{\{\s*到此为止\s*\}\}/g, '{% endif %}'],
  [
    /\{\{\s*(\S+?) \| default: "([^"{}]*)"\s*\}\}/g,
    '{{$1，没有就写“$2”}}',
    /\{\{\s*([^{}，,]+?)[，,]\s*没有就写[“"]([^”"{}]*)[”"]\s*\}\}/g,
    '{{ $1 | default: "$2" }}',
  ],
]

/** A letter as it is kept, for who edits it in Chinese: `{{ customer.name }}` reads `{{客户名称}}`. */
export function inWords(source: string, locale: Locale): string {
  if (locale !== 'zh') return source
  const named = source.replace(INSIDE, (_, open: string, inside: string, close: string) => {
    const told = inside.replace(KEY, (key) => (isVariable(key) ? variableWords(key).zh : key))
    return open.startsWith('{{') ? `${open}${told.trim()}${close}` : `${open}${told}${close}`
  })
  return PHRASES.reduce((text, [kept, told]) => text.replace(kept, told), named)
}

/** The same, back again; what was typed by its key stays. */
export function inKeys(source: string): string {
  const phrased = PHRASES.reduce((text, [, , told, kept]) => text.replace(told, kept), source)
  return phrased.replace(INSIDE, (_, open: string, inside: string, close: string) => {
    const told = inside.replace(new RegExp(WORDS, 'g'), (word) => byWord.get(word) ?? word)
    return open.startsWith('{{') ? `${open} ${told.trim()} ${close}` : `${open}${told}${close}`
  })
}

/** How a variable stands in a letter that is being edited. */
export const slotOf = (key: VariableKey, locale: Locale): string =>
  locale === 'zh' ? `{{${variableWords(key).zh}}}` : `{{ ${key} }}`

/** How what is missing shows in a filled letter: nobody sends it by oversight. */
export const blankOf = (key: VariableKey, locale: Locale): string => `【${variableWords(key)[locale]}】`
const BLANK = new RegExp(`【(${[...VARIABLES.values()].flatMap(({ label }) => [label.zh, label.en]).join('|')})】`, 'g')
export const blanksIn = (text: string): string[] => [
  ...new Set([...text.matchAll(BLANK)].map((found) => found[1] ?? '')),
]

/** A filled letter in its parts, in turn words and blanks. */
export function partsOf(text: string): { text: string; isBlank: boolean }[] {
  const blanks = blanksIn(text)
  return text
    .split(/(【[^】]*】)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, isBlank: blanks.includes(part.slice(1, -1)) }))
}
