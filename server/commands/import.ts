import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import {
  actorOf,
  fileSource,
  type ImportedFile,
  lookInto,
  type Source,
  showImport,
  startImport,
} from '../../modules/imports/index.ts'
import { findPersonByLogin, firstAdmin, foldLogin } from '../../modules/people/index.ts'
import type { Company } from '../../platform/companies.ts'
import { newId } from '../../platform/sql.ts'
import { letGo, takeIn } from '../../platform/uploads.ts'
import { JINKE } from '../../shared/actor.ts'
import { say, texts } from '../../shared/text.ts'
import { type Opened, openJinke } from '../opening.ts'
import { startWorker } from '../worker.ts'
import { answer, type Command, mainCompany, readArgs, type Surroundings, UsageProblem } from './usage.ts'
import { summaries, talk, companies as words } from './words.ts'

const LOOK_EVERY_MS = 150

const told = texts({
  rejects: { zh: '未导入的行连同原因：{path}', en: 'The rejected rows with the reasons: {path}' },
})

export const importFiles: Command = {
  usage: 'jinke import FILE… [--as EMAIL] [--overwrite] [--yes] [--json]',
  summary: summaries.import,
  async run(args, surroundings) {
    const options = {
      as: { type: 'string' },
      overwrite: { type: 'boolean' },
      yes: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const
    const { values, positionals } = readArgs(args, this.usage, options, { least: 1, most: 100 })
    const sources = await Promise.all(positionals.map((path) => sourceAt(path, surroundings)))
    const opened = await openJinke(surroundings.config)
    try {
      const company = await mainCompany(opened.companies, surroundings.locale)
      const found = await lookInto(sources)
      const by = await actorFor(company, values.as, surroundings)
      const id = await withUploads(company, sources, opened.clock.now(), (files) =>
        opened.companies.writing(company, by, newId().replaceAll('-', ''), (work) =>
          startImport(work, files, found, { mode: 'run', overwrite: values.overwrite ?? false }),
        ),
      )
      const done = await follow(opened, company, id)
      const { counts } = done
      answer(
        values.json,
        {
          id,
          state: done.state,
          ...counts,
          sheets: done.sheets,
          rejects: done.rejects,
          notices: done.notices,
          problem: done.problem,
        },
        say(talk.imported, surroundings.locale, counts),
      )
      const rejects =
        done.rejects && !values.json ? say(told.rejects, surroundings.locale, { path: done.rejects }) : null
      for (const line of [rejects, ...done.notices, done.problem]) if (line) process.stderr.write(`${line}\n`)
      return done.state === 'done' ? 0 : 1
    } finally {
      await opened.close()
    }
  },
}

async function sourceAt(path: string, { locale }: Surroundings): Promise<Source> {
  try {
    await access(path, constants.R_OK)
    return await fileSource(path)
  } catch {
    throw new UsageProblem(say(words.noFile, locale, { path }))
  }
}

/** Takes the files in; what `act` does not keep of them is let go. */
async function withUploads<T>(
  { db }: Company,
  sources: readonly Source[],
  now: Date,
  act: (files: ImportedFile[]) => Promise<T>,
): Promise<T> {
  const ids = sources.map(newId)
  try {
    const files: ImportedFile[] = []
    for (const [at, source] of sources.entries())
      files.push({ ...(await takeIn(db, ids[at] as string, source.open(), now)), name: source.name })
    return await act(files)
  } finally {
    await letGo(db, ids)
  }
}

async function actorFor(company: Company, login: string | undefined, { locale }: Surroundings) {
  const person = login ? await findPersonByLogin(company.db, foldLogin(login)) : await firstAdmin(company.db)
  if (login && !person) throw new UsageProblem(say(words.nobody, locale, { login }))
  return person ? actorOf(company.db, person.id) : JINKE
}

/** Works until the import has ended, beside a running server's worker where there is one; tells how far it is. */
async function follow(opened: Opened, company: Company, id: string) {
  const worker = await startWorker(opened)
  try {
    for (;;) {
      const work = await opened.companies.reading(company, JINKE, '')
      const now = await showImport(work, id)
      if (['done', 'failed', 'undone'].includes(now.state)) return now
      if (process.stderr.isTTY) process.stderr.write(`\r${now.progress.rows} …`)
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r')
    await worker.stop()
  }
}
