import '../../modules/insight/kept.ts'
import '../../modules/quantity/jobs.ts'
import { readHead } from '../../modules/audit/rules/head.ts'
import { examineFigures } from '../../modules/quantity/index.ts'
import type { Config } from '../../platform/config.ts'
import { examine, type Finding } from '../../platform/postgres/doctor.ts'
import { worded } from '../../platform/startupProblem.ts'
import { JINKE } from '../../shared/actor.ts'
import { type Locale, say } from '../../shared/text.ts'
import { openJinke } from '../opening.ts'
import { examineTrails } from './trails.ts'
import { answer, type Command, readArgs, UsageProblem } from './usage.ts'
import { figures, summaries, talk } from './words.ts'

export const doctor: Command = {
  usage: 'jinke doctor [--head N:DIGEST] [--figures [--all]] [--json]',
  summary: summaries.doctor,
  async run(args, { config, locale }) {
    const options = {
      head: { type: 'string' },
      figures: { type: 'boolean' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const
    const { values } = readArgs(args, this.usage, options, { least: 0, most: 0 })
    const noted = values.head === undefined ? null : readHead(values.head)
    if ((values.head !== undefined && !noted) || (values.all && !values.figures)) throw new UsageProblem(this.usage)
    const examined = await examine(config)
    const { findings: ofTrails, trails } = await examineTrails(config, { noted, tell: showProgress(locale) })
    const ofFigures = values.figures ? await examineKept(config, values.all === true) : []
    const findings = [...examined, ...ofTrails, ...ofFigures]
    const ok = findings.every((f) => f.ok)
    const lines = findings.map(
      (f) => `${f.ok ? '✓' : '✗'} ${f.what[locale]}${f.mend ? `\n    → ${f.mend[locale]}` : ''}`,
    )
    answer(values.json, { ok, findings, trails }, [...lines, ...(ok ? [say(talk.allWell, locale)] : [])].join('\n'))
    return ok ? 0 : 1
  },
}

/** G2: whether what is kept of figures is what counting tells, company by company; what is not is forgotten, and kept anew. */
async function examineKept(config: Config, all: boolean): Promise<Finding[]> {
  const { companies, close } = await openJinke(config)
  try {
    const findings: Finding[] = []
    for (const { slug } of await companies.list()) {
      const company = await companies.find(slug)
      if (!company) continue
      const found = await companies.writing(company, JINKE, 'doctor', (work) => examineFigures(work, { all }))
      const words = { company: slug, customers: found.customers, figures: found.differing.join(', ') }
      if (!found.kept) findings.push({ ok: true, what: worded(figures.notKept, words) })
      else if (found.differing.length === 0) findings.push({ ok: true, what: worded(figures.right, words) })
      else findings.push({ ok: false, what: worded(figures.wrong, words), mend: figures.mended })
    }
    return findings
  } finally {
    await close()
  }
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
