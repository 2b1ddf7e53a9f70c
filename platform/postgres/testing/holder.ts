// A process of its own that opens the database of an environment like Jinke's, tells of it, and lets go when its
// standard input ends. Used by tests of what happens between processes.
import { readConfig } from '../../config.ts'
import { StartupProblem } from '../../startupProblem.ts'
import { binariesIn } from '../binaries.ts'
import { openPostgres } from '../index.ts'

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

try {
  const { HOLDER_BINARIES: folder, HOLDER_URL: url } = process.env
  const postgres = await openPostgres(readConfig(), {
    binaries: binariesIn(folder as string),
    tell: (what) => say({ told: what.en }),
  })
  const servedBy = url ? await postgres.takeServing({ url, pid: process.pid }) : null
  say({ opened: postgres.connection('owner'), servedBy })
  process.stdin.resume().once('end', async () => {
    await postgres.close()
    process.exit(0)
  })
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  say({ problem: error.message })
  process.exit(error.exitCode)
}
