import { Drop, Liquid, LiquidError, type Template } from 'liquidjs'
import type { Refusal } from '../../shared/refusal.ts'
import type { Locale } from '../../shared/text.ts'
import { letterBroken, unknownVariable } from './refusals.ts'
import { isVariable, type LetterFacts, VARIABLES, type VariableKey } from './rules/variables.ts'
import { blankOf } from './rules/wording.ts'

// One engine for all that is filled in. It reads no file, runs no code, knows no prototype, and has no loops: what a
// company writes into a letter can do nothing but choose and place words.

/** What a letter may use: choices, notes, and a few filters. */
const TAGS = ['if', 'unless', 'case', 'comment']
const FILTERS = ['default', 'upcase', 'downcase', 'capitalize', 'strip', 'append', 'prepend']
const LIMITS = { parseLimit: 60_000, renderLimit: 1000, memoryLimit: 2_000_000 }
const LONGEST = 100_000

/** What is not known, in place of its value: false where it is asked for, a blank where it is to be told. */
class Missing extends Drop {
  readonly key: VariableKey
  constructor(key: VariableKey) {
    super()
    this.key = key
  }
  override valueOf(): null {
    return null
  }
}

interface Telling {
  locale: Locale
  missing: Set<VariableKey>
}
const TELLING = 'telling of what is missing'

function tell(this: { context: { environments: object } }, value: unknown): string {
  const { [TELLING]: telling } = this.context.environments as Record<string, Telling>
  if (value instanceof Missing && telling) {
    telling.missing.add(value.key)
    return blankOf(value.key, telling.locale)
  }
  return typeof value === 'string' ? value : ''
}

const noFiles = {
  exists: async () => false,
  existsSync: () => false,
  contains: async () => false,
  containsSync: () => false,
  readFile: () => Promise.reject(new Error('no files')),
  readFileSync: () => {
    throw new Error('no files')
  },
  resolve: () => '',
  sep: '/',
}

const liquid = new Liquid({
  ...LIMITS,
  fs: noFiles,
  dynamicPartials: false,
  relativeReference: false,
  ownPropertyOnly: true,
  strictFilters: true,
  outputEscape: tell as never,
})
for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag]
for (const filter of Object.keys(liquid.filters)) if (!FILTERS.includes(filter)) delete liquid.filters[filter]

/** Why a text cannot be a letter: where it is not closed, or names what there is not. */
export function whyNotLetter(source: string): Refusal | null {
  const parsed = parse(source)
  if ('line' in parsed) return letterBroken(parsed)
  const unknown = liquid.fullVariablesSync(parsed.templates).find((name) => !isVariable(name))
  return unknown === undefined ? null : unknownVariable({ name: unknown.slice(0, 60) })
}

function parse(source: string): { templates: Template[] } | { line: number } {
  try {
    return { templates: liquid.parse(source) }
  } catch (error) {
    return { line: LiquidError.is(error) ? (error.token.getPosition()[0] ?? 1) : 1 }
  }
}

/** Fills a letter in. What it lacks stands in it as a blank, and is told. */
export function fillIn(source: string, facts: LetterFacts, locale: Locale): { text: string; missing: VariableKey[] } {
  const telling: Telling = { locale, missing: new Set() }
  const text: unknown = liquid.renderSync(liquid.parse(source), { ...scopeOf(facts), [TELLING]: telling }, LIMITS)
  return { text: tidied(String(text).slice(0, LONGEST)), missing: [...telling.missing] }
}

function scopeOf(facts: LetterFacts): Record<string, object> {
  const scope: Record<string, Record<string, unknown>> = {}
  for (const key of VARIABLES.keys()) {
    const [group = '', name = ''] = key.split('.')
    scope[group] ??= {}
    scope[group][name] = facts[key]?.trim() || new Missing(key)
  }
  return scope
}

/** Without the holes that what was left out leaves. */
const tidied = (text: string): string =>
  text
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
