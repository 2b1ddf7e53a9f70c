import { readConfig, versionIn } from '../platform/config.ts'
import { databaseProblem } from '../platform/postgres/index.ts'
import { localeOf, StartupProblem } from '../platform/startupProblem.ts'
import { Refused, tellRefusal } from '../shared/refusal.ts'
import { commands } from './commands/index.ts'
import { type Command, UsageProblem } from './commands/usage.ts'

const EXIT = { usage: 64, refused: 1, bug: 70 }

/** The command line: `jinke COMMAND [SUBCOMMAND] …`. Answers the exit code; talk goes to stderr, answers to stdout. */
async function main(args: string[]): Promise<number> {
  const locale = localeOf(process.env)
  try {
    const [name, rest] = commandIn(args)
    const command = name === null ? null : commands[name]
    if (!command || rest.includes('--help')) {
      process.stdout.write(command ? `${command.usage}\n\n${command.summary[locale]}\n` : overview(locale))
      return command || name === null || args.includes('--help') ? 0 : EXIT.usage
    }
    const config = readConfig()
    return (await command.run(rest, { config, locale, version: versionIn(config.root) })) ?? 0
  } catch (error) {
    if (error instanceof StartupProblem) return fail(error.text[locale], error.exitCode)
    if (error instanceof UsageProblem) return fail(error.message, EXIT.usage)
    if (error instanceof Refused) return fail(tellRefusal(error.why, locale), EXIT.refused)
    const problem = databaseProblem(error as Error, readConfig())
    if (problem) return fail(problem.text[locale], problem.exitCode)
    throw error
  }
}

/** The longest command that the first words name: `user add` before `user`. */
function commandIn(args: string[]): [string | null, string[]] {
  const two = args.slice(0, 2).join(' ')
  if (commands[two]) return [two, args.slice(2)]
  const [one, ...rest] = args
  return one === undefined || one.startsWith('-') ? [null, args] : [one, rest]
}

function overview(locale: 'zh' | 'en'): string {
  const lines = Object.values(commands).map((c: Command) => `  ${c.usage}\n      ${c.summary[locale]}`)
  return `jinke ${versionIn(readConfig({}).root)}\n\n${lines.join('\n')}\n`
}

function fail(line: string, code: number): number {
  process.stderr.write(`${line}\n`)
  return code
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(EXIT.bug)
  },
)
