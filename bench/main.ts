import { loadavg } from 'node:os'
import { hasPgbench } from './limit/pgbench.ts'
import { readOptions, usage, WrongOption } from './options.ts'
import { compare } from './report/compare.ts'
import type { Result, SizeResult } from './report/result.ts'
import { earlierResults, folderFor, saveResult } from './report/save.ts'
import { writeTable } from './report/table.ts'
import { measureSize } from './size.ts'
import { dataFolder } from './stage/companies.ts'
import { endAll } from './stage/ending.ts'
import { isQuiet, lookAround } from './stage/machine.ts'

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    tell('stopping …')
    void endAll().finally(() => process.exit(130))
  })

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const options = readOptions(args)
  const began = Date.now()
  const at = new Date().toISOString()
  const machine = await lookAround()
  if (!isQuiet(machine))
    tell(
      `! The machine is not quiet: ${machine.busy.map(({ process: name, core }) => `${name} ${core} of a core`).join(', ')}`,
    )
  if (options.limit && !(await hasPgbench())) {
    tell('! There is no pgbench on this machine: the database’s own limit is not measured.')
    options.limit = false
  }
  const earlier = earlierResults()
  const sizes: SizeResult[] = []
  const save = (): string => {
    const result: Result = {
      at,
      machine,
      loadAtEnd: loadavg().map((load) => Number(load.toFixed(2))),
      options,
      sizes,
      seconds: Math.round((Date.now() - began) / 1000),
    }
    const table = writeTable(result, compare(earlier, result))
    return `${table}\n\n${saveResult(result, table, options.latest)}\n`
  }
  let told = ''
  for (const customers of options.sizes) {
    const plans = `${folderFor(at, machine.commit)}-plans`
    sizes.push(await measureSize(customers, options, { data: dataFolder(), plans }, tell))
    // Kept by now: the next size may take an hour, and fail.
    told = save()
  }
  process.stdout.write(told)
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  async (error: Error) => {
    tell(error instanceof WrongOption ? error.message : (error.stack ?? error.message))
    await endAll()
    process.exit(1)
  },
)
