import { parseArgs } from 'node:util'

/** What a run of the benchmark is asked for. */
export interface Options {
  sizes: number[]
  clients: number[]
  /** Beginnings of the parts' names; null: all. */
  parts: string[] | null
  seed: number
  /** How long each part is driven with each number of clients. */
  seconds: number
  /** Rows of each imported file. */
  importRows: number
  /** With how many clients the database's own limit is measured. */
  limitClients: number[]
  /** Whether it is measured at all. */
  limit: boolean
  /** Builds the companies anew. */
  rebuild: boolean
  /** Also writes the result as results/latest.json, to be committed. */
  latest: boolean
}

const BUSY = 16
const FULL = { sizes: [10_000, 100_000, 1_000_000], clients: [1, 16, 64], seconds: 5, importRows: 100_000 }
const SMALL = { sizes: [10_000], clients: [1, 16], seconds: 0.7, importRows: 10_000 }

export const usage = `npm run bench -- [--small] [--sizes 10000,100000] [--clients 1,16,64] [--parts list,search] [--seed N]
                 [--seconds N] [--import-rows N] [--no-limit] [--rebuild] [--latest]`

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      small: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      clients: { type: 'string' },
      parts: { type: 'string' },
      seed: { type: 'string', default: '1' },
      seconds: { type: 'string' },
      'import-rows': { type: 'string' },
      limit: { type: 'boolean', default: true },
      rebuild: { type: 'boolean', default: false },
      latest: { type: 'boolean', default: false },
    },
  })
  const usual = values.small ? SMALL : FULL
  const clients = values.clients ? numbers(values.clients) : usual.clients
  return {
    sizes: values.sizes ? numbers(values.sizes).sort((a, b) => a - b) : usual.sizes,
    clients,
    parts: values.parts ? values.parts.split(',') : null,
    limitClients: values.small ? [BUSY] : clients,
    seed: positive(values.seed),
    seconds: values.seconds ? positive(values.seconds) : usual.seconds,
    importRows: values['import-rows'] ? positive(values['import-rows']) : usual.importRows,
    limit: values.limit,
    rebuild: values.rebuild,
    latest: values.latest,
  }
}

const numbers = (text: string): number[] => text.split(',').map(positive)

function positive(text: string): number {
  const number = Number(text.replaceAll('_', ''))
  if (!(number > 0)) throw new Error(`${text} is no number above nothing.\n${usage}`)
  return number
}
