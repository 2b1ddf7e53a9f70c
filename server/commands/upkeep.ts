import { examine } from '../../platform/postgres/doctor.ts'
import { say } from '../../shared/text.ts'
import { openJinke } from '../opening.ts'
import { answer, type Command, readArgs } from './usage.ts'
import { summaries, talk } from './words.ts'

export const doctor: Command = {
  usage: 'jinke doctor [--json]',
  summary: summaries.doctor,
  async run(args, { config, locale }) {
    const { values } = readArgs(args, this.usage, { json: { type: 'boolean' } } as const, { least: 0, most: 0 })
    const findings = await examine(config)
    const ok = findings.every((f) => f.ok)
    const lines = findings.map(
      (f) => `${f.ok ? '✓' : '✗'} ${f.what[locale]}${f.mend ? `\n    → ${f.mend[locale]}` : ''}`,
    )
    answer(values.json, { ok, findings }, [...lines, ...(ok ? [say(talk.allWell, locale)] : [])].join('\n'))
    return ok ? 0 : 1
  },
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
