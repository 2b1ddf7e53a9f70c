import { z } from 'zod'
import { publish } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import type { Work } from '../../platform/work.ts'
import { Refused } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import { fill } from '../../shared/text.ts'
import { scoreBuyers } from '../importance/index.ts'
import { undoImport } from './actions/undo.ts'
import { actorOf } from './engine/actor.ts'
import { addCounts, type Counts, noCounts } from './engine/batch.ts'
import { Directory } from './engine/directory.ts'
import { oddValues } from './engine/notices.ts'
import { People } from './engine/people.ts'
import { ORDER, type RunOptions, runSheet } from './engine/run.ts'
import { settleNoted } from './engine/settle.ts'
import { importFinished, importsEmptied } from './events.ts'
import { brokeOff } from './refusals.ts'
import { emptyImports, findImport, forgetPreview, noteFinished, noteStarted, setState, sheetsOf } from './repo.ts'
import { importsKeptDays } from './settings.ts'

const OfImport = z.object({ importId: z.uuid() })

/** Works through the sheets that are not finished, what others refer to first. */
async function runSheets(options: RunOptions): Promise<Counts> {
  const sheets = (await sheetsOf(options.context.company.db, [options.importId])).sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  )
  const shared = {
    directory: new Directory(),
    people: new People(),
    imagined: { drafts: new Map(), facts: new Set<string>() },
  }
  let total = noCounts()
  for (const sheet of sheets)
    total = addCounts(
      total,
      sheet.finished ? { ...noCounts(), ...sheet.counts } : await runSheet(options, sheet, shared),
    )
  return total
}

type Working = Pick<RunOptions, 'context' | 'importId' | 'by'>

/** Works out what the customers stand at of whom the import brought in facts. */
async function settleAll({ context, importId, by }: Working): Promise<void> {
  const settle = async () => {
    let isMore = true
    while (isMore) isMore = await context.writing((work) => settleNoted(work, importId), by)
  }
  const ends = await Promise.allSettled(Array.from({ length: SETTLERS }, settle))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** While one waits for the database, another reckons. */
const SETTLERS = 2

/** I1: orders have come or gone. */
const scoreAnew = (work: Work) => enqueue(work, scoreBuyers, {}, { key: `score buyers ${work.company.slug}` })

/** So often it is tried again (for a minute and a half, within which a database is back) before it counts as failed. */
const TRIES = 5

/**
 * What kept a file from being read is told to people at once. Anything else is tried again; when it is given up people
 * are told what they can do, and under which reference the log tells what it was.
 */
async function telling({ context, importId, by }: Working, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const isKnown = error instanceof Refused
    if (!isKnown && context.attempt < TRIES) throw error
    if (!isKnown) context.log.error({ err: error }, 'the import is given up')
    const { kind, values } = isKnown ? error.why : brokeOff({ traceId: context.traceId })
    const problem = { zh: fill(kind.text.zh, values), en: fill(kind.text.en, values) }
    await settleAll({ context, importId, by }).catch((fault) =>
      context.log.error({ err: fault }, 'nor could it be settled'),
    )
    await context.writing((work) => setState(work.tx, importId, 'failed', { problem }))
  }
}

export const runJob = job({
  name: 'imports:run',
  payload: OfImport,
  async run(context, { importId }) {
    const found = await findImport(context.company.db, importId)
    if (!found || !['queued', 'running'].includes(found.state)) return
    await context.writing((work) => noteStarted(work.tx, importId, work.now))
    const by = await actorOf(context.company.db, found.by.id)
    await telling({ context, importId, by }, async () => {
      const counts = await runSheets({ context, importId, by, preview: false, overwrite: found.body.overwrite })
      await settleAll({ context, importId, by })
      await context.writing(async (work) => {
        const notices = await oddValues(work, importId)
        await setState(work.tx, importId, 'running', { notices })
        await noteFinished(work.tx, importId, work.now)
        await scoreAnew(work)
        await publish(work, importFinished, {
          subjectId: importId,
          data: { rows: counts.rows, created: counts.created, rejected: counts.rejected },
        })
      }, by)
    })
  },
})

export const previewJob = job({
  name: 'imports:preview',
  payload: OfImport,
  async run(context, { importId }) {
    const found = await findImport(context.company.db, importId)
    if (found?.state !== 'previewing') return
    await context.writing((work) => forgetPreview(work.tx, importId))
    const by = await actorOf(context.company.db, found.by.id)
    await telling({ context, importId, by }, async () => {
      const { rows } = await runSheets({ context, importId, by, preview: true, overwrite: found.body.overwrite })
      await context.writing((work) => setState(work.tx, importId, 'previewed', { rowsInAll: rows }))
    })
  },
})

export const undoJob = job({
  name: 'imports:undo',
  payload: OfImport.extend({ byId: z.uuid() }),
  async run(context, { importId, byId }) {
    const by = await actorOf(context.company.db, byId)
    await undoImport(context, importId, by)
    await context.writing(scoreAnew)
  },
})

const DAY_MS = 86_400_000

/** T8: every night what has been kept long enough of imported files is emptied. */
export const forgetFiles = job({
  name: 'imports:forget_files',
  payload: z.object({}),
  schedule: '52 19 * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      const before = new Date(work.now.getTime() - settingOf(work.settings, importsKeptDays) * DAY_MS)
      const count = await emptyImports(work.tx, before, work.now)
      if (count > 0) await publish(work, importsEmptied, { data: { count } })
    }),
})
