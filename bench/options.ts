import { parseArgs } from 'node:util'
import { PARTS } from './parts/part.ts'

/** What was asked for and cannot be: told in words, and how it is asked rightly. */
export class WrongOption extends Error {}

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
const SMALL = { sizes: [10_000], clients: [1, 16], seconds: 0.5, importRows: 4_000 }

export const usage = `npm run bench -- [--small] [--sizes 10000,100000] [--clients 1,16,64] [--parts list,search] [--seed N]
                 [--seconds N] [--import-rows N] [--no-limit] [--rebuild] [--latest]`

/** Reads what stands on the command line. Throws WrongOption. */
export function readOptions(args: string[]): Options {
  return inWords(usage, () => {
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
    const clients = values.clients ? values.clients.split(',').map(whole) : usual.clients
    return {
      sizes: values.sizes
        ? values.sizes
            .split(',')
            .map(whole)
            .sort((a, b) => a - b)
        : usual.sizes,
      clients,
      parts: values.parts ? values.parts.split(',').map(aPart) : null,
      limitClients: values.small ? [BUSY] : clients,
      seed: whole(values.seed),
      seconds: values.seconds ? positive(values.seconds) : usual.seconds,
      importRows: values['import-rows'] ? whole(values['import-rows']) : usual.importRows,
      limit: values.limit,
      rebuild: values.rebuild,
      latest: values.latest,
    }
  })
}

/** Has options read; what is wrong with them is told together with how they are written. */
export function inWords<T>(usage: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new WrongOption(`${(error as Error).message}\n${usage}`)
  }
}

export function whole(text: string): number {
  const number = positive(text)
  if (!Number.isInteger(number)) throw new Error(`${text} is no whole number.`)
  return number
}

function positive(text: string): number {
  const number = Number(text.replaceAll('_', ''))
  if (!(number > 0 && Number.isFinite(number))) throw new Error(`${text} is no number above nothing.`)
  return number
}

function aPart(name: string): string {
  if (!PARTS.some((part) => part === name.split('.')[0]))
    throw new Error(`There is no part ${name}; there are ${PARTS.join(', ')}.`)
  return name
}
