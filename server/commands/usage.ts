import { type ParseArgsConfig, parseArgs } from 'node:util'
import { MAIN } from '../../modules/people/index.ts'
import type { Companies, Company } from '../../platform/companies.ts'
import type { Config } from '../../platform/config.ts'
import { type Locale, say, type Text } from '../../shared/text.ts'
import { companies as words } from './words.ts'

export interface Surroundings {
  readonly config: Config
  readonly locale: Locale
  readonly version: string
}

export interface Command {
  /** How it is written, in one line. */
  readonly usage: string
  readonly summary: Text
  run(args: string[], surroundings: Surroundings): Promise<number | undefined>
}

/** The command was written wrongly: told in one line. */
export class UsageProblem extends Error {}

/** Reads options and positionals; a wrong one is a UsageProblem that shows how the command is written. */
export function readArgs<O extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  usage: string,
  options: O,
  positionals: { least: number; most: number },
) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true })
    if (parsed.positionals.length < positionals.least || parsed.positionals.length > positionals.most) throw new Error()
    return parsed
  } catch (error) {
    throw new UsageProblem([error instanceof Error ? error.message : '', usage].filter(Boolean).join('\n'))
  }
}

/** Prints an answer: JSON for scripts, a line for people. */
export function answer(json: boolean | undefined, value: unknown, line: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : line}\n`)
}

/** The company that commands work on; they need one that has been created. */
export async function mainCompany(all: Companies, locale: Locale): Promise<Company> {
  const company = await all.find(MAIN)
  if (!company) throw new UsageProblem(say(words.none, locale))
  return company
}
