import type { Schema } from './fuzz/values.ts'

// Words that would be a page's undoing where somebody's words were taken for markup, an address or a template.

/** Stands at the beginning of all of them. No element on any screen may ever have the attribute. */
export const HOSTILE = '<b data-hostile>'
/** What a script that ran would call. */
export const RAN = 'hostileRan'

const TAILS = [
  `"'><img data-hostile src=/nowhere.png onerror=${RAN}()>`,
  `<script data-hostile>${RAN}()</script>`,
  `</script></textarea></style></title><svg data-hostile onload=${RAN}()>`,
  `<iframe data-hostile srcdoc="<script>parent.${RAN}()</script>"></iframe>`,
  `javascript:${RAN}()//`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of a template, sent as it stands
  '{{7*7}}{% include "x" %}${7*7}{name}{count}{who}$&$1%s%00&#0;\\u0000',
  '\u202e反写\u2066左右\u200b\u200d\ufeff\u2069零宽',
  '👩‍👩‍👧‍👦🏳️‍🌈𠮷Z͑ͫ̓a̴̵l̷g̸o',
  '没有空格的很长的话'.repeat(40),
  'Donaudampfschifffahrtsgesellschaft'.repeat(20),
  '=HYPERLINK("http://nowhere.invalid")__proto__',
  `<a data-hostile href="javascript:${RAN}()">x</a><style data-hostile>*{display:none}</style>`,
  `<form data-hostile action=//nowhere.invalid><button>x</button></form><base data-hostile href=//nowhere.invalid>`,
]

export const KINDS = TAILS.length

/** A mail's HTML that tries what a mail can: scripts, other servers, styles that cover the page, ways out of its frame. */
export const HOSTILE_HTML = [
  ...TAILS,
  `<p onclick="${RAN}()" style="position:fixed;inset:0;background:url(//nowhere.invalid/x)">盖住</p>`,
  '<link rel=stylesheet href=//nowhere.invalid/x.css><meta http-equiv=refresh content="0;url=//nowhere.invalid">',
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RAN}()&gt;">`,
  '<a href="//nowhere.invalid" target=_top>x</a><object data=//nowhere.invalid></object><video poster=//nowhere.invalid>',
].join('\n')

/** The n-th of them, cut to what a field holds. */
export function hostileWords(n: number, most = 300): string {
  let text = ''
  for (const letter of HOSTILE + TAILS[n % TAILS.length]) {
    if (text.length + letter.length > most) break
    text += letter
  }
  return text.trim()
}

export type Components = Record<string, Schema>
type Put = (path: string, most: number | undefined, was: unknown) => unknown

const resolved = (schema: Schema, components: Components): Schema =>
  schema.$ref ? resolved(components[schema.$ref.split('/').at(-1) as string] as Schema, components) : schema

/** Whether people may write there what they like. */
const isFree = ({ type, enum: few, const: one, format, pattern }: Schema): boolean =>
  type === 'string' && !few && one === undefined && !format && !pattern

/** Names that the program gave, numbers, addresses and secrets: strings, yet nobody's words. */
const NO_WORDS =
  /(^|\.)(kind|field|criterion|code|key|login|user|zone|password|oldPassword|newPassword|clientId|clientSecret|address|public_url|inner_hosts|writeTo|(phones|mails)\.\d+)$/

const suits = (schema: Schema, value: unknown): boolean =>
  value === undefined || value === null
    ? isFree(schema) || schema.type === 'array'
    : schema.type === (Array.isArray(value) ? 'array' : typeof value)

/** The value with every place of free words filled by `put`, those left out as well; undefined where there is none. */
export function filled(schema: Schema, value: unknown, components: Components, put: Put, path = ''): unknown {
  const shape = resolved(schema, components)
  const inside = (part: Schema, of: unknown, name: string) =>
    filled(part, of, components, put, path ? `${path}.${name}` : name)
  if (isFree(shape)) return NO_WORDS.test(path) ? value : put(path, shape.maxLength, value)
  if (shape.anyOf) {
    const part = shape.anyOf.map((each) => resolved(each, components)).find((each) => suits(each, value))
    return part ? filled(part, value, components, put, path) : value
  }
  if (shape.type === 'array' && shape.items) {
    const items = resolved(shape.items, components)
    if (Array.isArray(value)) return value.map((each, n) => inside(items, each, String(n)))
    const first = isFree(items) ? inside(items, undefined, '0') : undefined
    return first === undefined ? value : [first]
  }
  if (shape.type !== 'object' || !shape.properties || value === undefined || value === null) return value
  const parts = Object.entries(shape.properties).flatMap(([key, part]) => {
    const of = inside(part, (value as Record<string, unknown>)[key], key)
    return of === undefined ? [] : [[key, of]]
  })
  return { ...(value as object), ...Object.fromEntries(parts) }
}

/** Which fields of an endpoint took hostile words, and which there are: `createCustomer: contacts[].name`. */
export interface Coverage {
  readonly fields: Set<string>
  readonly taken: Set<string>
}

const TRIES = 5

/**
 * Sends a value with hostile words wherever its shape has room for words, again with others where those are refused by name; what
 * is refused twice stays as it was.
 */
export async function plant(
  { fields, taken }: Coverage,
  { name, schema, value, components }: { name: string; schema: Schema; value: unknown; components: Components },
  send: (value: unknown) => Promise<Response>,
): Promise<void> {
  const placed = (path: string) => `${name}: ${path.replace(/\.\d+(?=\.|$)/g, '[]')}`
  const refused = new Map<string, number>()
  for (let tried = 0; tried < TRIES; tried++) {
    const put = new Set<string>()
    const response = await send(
      filled(schema, value, components, (path, most, was) => {
        fields.add(placed(path))
        const times = refused.get(path) ?? 0
        if (times > 1) return was
        put.add(path)
        return hostileWords(fields.size + times, most)
      }),
    )
    if (response.ok) for (const path of put) taken.add(placed(path))
    const { errors = [] }: { errors?: { field: string }[] } = response.ok ? {} : await response.json()
    for (const path of errors.map(({ field }) => field.replace(/^body\./, '')))
      refused.set(path, (refused.get(path) ?? 0) + 1)
    if (errors.length === 0) return
  }
}
