import { newId } from '../../platform/sql.ts'
import type { Sample } from './recording.ts'

// The recorded statements as pgbench takes them: samples that were sent alike are one script, whose values come from a table.
// So each client has customers of its own, each write new ids, and plans are kept as the product keeps them.

export interface Script {
  text: string
  weight: number
}

/** The values of one sample; those of a shape are sent alike. */
export interface SampleRow {
  shape: number
  n: number
  values: string[]
}

export interface Replay {
  rows: SampleRow[]
  scriptsFor(connections: number): Script[]
}

export type Types = ReadonlyMap<string, readonly string[]>

/** How the samples of a part are sent again. */
export interface Manner {
  types: Types
  /** Ids that were made from then on are made anew each time. */
  since: number
  /** Nothing of it stays. */
  undone: boolean
  /** Reads take other values once in so many times: looking them up must not count. */
  freshEvery: number
}

export function replayOf(samples: readonly Sample[], manner: Manner): Replay {
  const shapes = new Map<string, Sample[]>()
  for (const sample of samples.map((each) => withMarks(each, manner.since))) {
    const shape = shapeOf(sample)
    shapes.set(shape, [...(shapes.get(shape) ?? []), sample])
  }
  const alike = [...shapes.values()]
  return {
    rows: alike.flatMap((group, shape) =>
      group.map((sample, n) => ({ shape, n, values: valuesOf(sample).map((value) => value ?? NULL) })),
    ),
    scriptsFor: (connections) =>
      alike.map((group, shape) => ({
        weight: group.length,
        text: scriptOf(group, shape, connections, manner),
      })),
  }
}

/** Variables of pgbench are never null. */
const NULL = '{{null}}'

const valuesOf = (sample: Sample) => sample.flatMap(({ values }) => values)

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Gives the ids that the app made while it was recorded another name. */
function renamed(sample: Sample, since: number, nameOf: (n: number) => string): Sample {
  const made = new Map<string, string>()
  const marked = (value: string) =>
    value.replace(ID, (id) => {
      if (madeAt(id) < since) return id
      const name = made.get(id) ?? nameOf(made.size)
      made.set(id, name)
      return name
    })
  return sample.map(({ text, values }) => ({ text, values: values.map((value) => value && marked(value)) }))
}

const withMarks = (sample: Sample, since: number): Sample => renamed(sample, since, (n) => `{{new${n}}}`)

/** The sample as it can be sent once more: what it made is made anew. */
export const anew = (sample: Sample, since: number): Sample => renamed(sample, since, newId)

const marksIn = (value: string | null | undefined): string[] => value?.match(/\{\{new\d+\}\}/g) ?? []

/** Samples are alike where they send the same texts, and the same values hold new ids. */
const shapeOf = (sample: Sample): string =>
  JSON.stringify(sample.map(({ text, values }) => [text, values.map(marksIn)]))

/** An id as the app would have made it now, so that new rows stand at the end of their indexes. */
const NEW_ID = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || left(md5(random()::text), 3) || '8' || left(md5(random()::text), 15))::uuid::text`

function scriptOf(
  group: readonly Sample[],
  shape: number,
  connections: number,
  { types, undone, freshEvery }: Manner,
): string {
  const sample = group[0] as Sample
  const count = group.length
  const values = valuesOf(sample)
  const others = group.map(valuesOf)
  // What never differs stands in the text: pgbench takes few variables.
  const varies = values.map((value, n) => marksIn(value).length > 0 || others.some((each) => each[n] !== value))
  const marks = [...new Set(values.flatMap(marksIn))]
  const own = Math.max(1, Math.floor(count / connections))
  const variable = (n: number) => `s${shape}p${n}`
  const column = (n: number) =>
    marksIn(values[n]).reduce((sql, mark) => `replace(${sql}, '${mark}', made.${bare(mark)})`, `p[${n + 1}]`)
  const columns = values.flatMap((_, n) => (varies[n] ? [`${column(n)} as ${variable(n)}`] : []))
  const made = marks.map((mark) => `${NEW_ID} as ${bare(mark)}`)
  let at = 0
  const statements = sample.map((statement) => {
    const first = at
    at += statement.values.length
    return filled(statement.text, (n) =>
      cast(
        varies[first + n - 1]
          ? `nullif(:${variable(first + n - 1)}, '${NULL}')`
          : literal(statement.values[n - 1] ?? null),
        types.get(statement.text)?.[n - 1],
      ),
    )
  })
  return [
    `\\set again random(1, ${freshEvery})`,
    `\\if :again = 1 or :known${shape} = 0`,
    `\\set n (:client_id * ${own} + random(0, ${own - 1})) % ${count}`,
    `select ${[...columns, '1 as known'].join(', ')} from bench_sample ${made.length > 0 ? `cross join (select ${made.join(', ')}) made` : ''} where shape = ${shape} and n = :n \\gset`,
    `\\set known${shape} 1`,
    '\\endif',
    ...(undone ? takenBack(statements) : statements).map((text) => `${text};`),
    '',
  ].join('\n')
}

const bare = (mark: string): string => mark.replace(/\W/g, '')

/** Ended without a trace, and then with what a commit waits for: the log on the disk. */
const takenBack = (statements: readonly string[]): string[] => [
  ...statements.map((text) => (/^\s*commit\b/i.test(text) ? 'rollback' : text)),
  `select pg_logical_emit_message(true, 'bench', '')`,
]

/** Where a statement's own text and its parameters part: strings and quoted names stand first, and stay. */
const TOKENS = /('(?:[^']|'')*')|("(?:[^"]|"")*")|\$(\d+)/g

function filled(text: string, valueAt: (n: number) => string): string {
  return text.replace(TOKENS, (token, string?: string, name?: string, parameter?: string) => {
    if (string) return colonless(string)
    return name ?? (parameter ? valueAt(Number(parameter)) : token)
  })
}

const literal = (value: string | null): string =>
  value === null ? 'null' : colonless(`'${value.replaceAll("'", "''")}'`)

/** A colon in a string would be a variable to pgbench. */
const colonless = (string: string): string =>
  string.includes(':') ? `U&${string.replaceAll('\\', '\\\\').replaceAll(':', '\\003A')}` : string

const cast = (value: string, type: string | undefined): string => (type ? `cast(${value} as ${type})` : value)

/** Which variables the scripts look at before they are set. */
export const startingVariables = (scripts: readonly Script[]): string[] =>
  scripts.map((_, shape) => `--define=known${shape}=0`)
