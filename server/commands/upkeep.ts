import { readHead } from '../../modules/audit/rules/head.ts'
import { examine } from '../../platform/postgres/doctor.ts'
import { type Locale, say } from '../../shared/text.ts'
import { openJinke } from '../opening.ts'
import { examineTrails } from './trails.ts'
import { answer, type Command, readArgs, UsageProblem } from './usage.ts'
import { summaries, talk } from './words.ts'

export const doctor: Command = {
  usage: 'jinke doctor [--head N:DIGEST] [--json]',
  summary: summaries.doctor,
  async run(args, { config, locale }) {
    const options = { head: { type: 'string' }, json: { type: 'boolean' } } as const
    const { values } = readArgs(args, this.usage, options, { least: 0, most: 0 })
    const noted = values.head === undefined ? null : readHead(values.head)
    if (values.head !== undefined && !noted) throw new UsageProblem(this.usage)
    const examined = await examine(config)
    const { findings: ofTrails, trails } = await examineTrails(config, { noted, tell: showProgress(locale) })
    const findings = [...examined, ...ofTrails]
    const ok = findings.every((f) => f.ok)
    const lines = findings.map(
      (f) => `${f.ok ? '✓' : '✗'} ${f.what[locale]}${f.mend ? `\n    → ${f.mend[locale]}` : ''}`,
    )
    answer(values.json, { ok, findings, trails }, [...lines, ...(ok ? [say(talk.allWell, locale)] : [])].join('\n'))
    return ok ? 0 : 1
  },
}

/** On a terminal one line that counts; elsewhere silence. */
function showProgress(locale: Locale): (done: number, of: number) => void {
  return (done, of) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${say(talk.checkingTrail, locale, { done, of })}${done === of ? '\n' : ''}`)
  }
}

export const migrate: Command = {
  usage: 'jinke migrate [--json]',
  summary: summaries.migrate,
  async run(args, { config, locale }) {
    const { values } = readArgs(args, this.usage, { json: { type: 'boolean' } } as const, { least: 0, most: 0 })
    await (await openJinke(config)).close()
    answer(values.json, { migrated: true }, say(talk.migrated, locale))
    return 0
  },
}
