import { enqueue } from '../../../platform/jobs.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { undoJob } from '../jobs.ts'
import { maySteer } from '../policy.ts'
import { presentImport, presentSheet } from '../present.ts'
import type { Mapping } from '../reading/mapping.ts'
import { alreadyUndone, fileEmptied, notDone, notWaiting, notYourImport, unknownSheet } from '../refusals.ts'
import {
  findImport,
  forgetPreview,
  type ImportRow,
  keepMapping,
  lockImport,
  setState,
  sheetsOf,
  updateMapping,
} from '../repo.ts'
import { withoutBirthdays, withoutSecrets } from '../secrets.ts'
import { keptOf } from '../sight.ts'
import { readAs } from './readAs.ts'
import { enqueuePreview, enqueueRun, headingKey } from './upload.ts'

const WAITING = ['waiting', 'previewed', 'failed']

/** Imports are seen by who made them, and by managers and above. */
const maySee = (work: Work, found: ImportRow): boolean =>
  found.by.id === work.by.id || ['manager', 'director', 'admin', 'auditor'].includes(work.by.role)

async function seen(work: Work, id: string, lock = false): Promise<ImportRow> {
  const found = await (lock ? lockImport : findImport)(work.tx, id)
  if (!found || !maySee(work, found)) throw new Refused(notFound())
  return found
}

export async function showImport(work: Work, id: string) {
  const found = await seen(work, id)
  const sheets = await sheetsOf(work.tx, [id])
  return presentImport(work, found, sheets, await keptOf(work, [found], sheets))
}

export async function listSheets(work: Work, id: string) {
  const found = await seen(work, id)
  const sheets = await sheetsOf(work.tx, [id])
  const isKept = (await keptOf(work, [found], sheets)).has(id)
  const items = []
  for (const sheet of sheets) {
    const sample = await withoutSecrets(work, found.by.id, sheet.sample, (row) => row)
    const shown = sample.map((row) => withoutBirthdays(work, found.by.id, sheet.mapping, row))
    items.push(presentSheet(work, { ...sheet, sample: shown }, isKept))
  }
  return { items }
}

/** Steered by who made it, and by those who answer for all. */
async function steered(work: Work, id: string): Promise<ImportRow> {
  const found = await seen(work, id, true)
  if (!maySteer(work.by, found.by.id)) throw new Refused(notYourImport())
  return found
}

async function waiting(work: Work, id: string): Promise<ImportRow> {
  const found = await steered(work, id)
  if (!WAITING.includes(found.state)) throw new Refused(notWaiting())
  if (found.emptiedAt) throw new Refused(fileEmptied())
  return found
}

export async function mapSheet(work: Work, id: string, sheetId: string, mapping: Mapping, keep: boolean) {
  await waiting(work, id)
  const sheet = (await sheetsOf(work.tx, [id])).find((s) => s.id === sheetId)
  if (!sheet) throw new Refused(unknownSheet())
  const meant = Object.keys(mapping.columns).length > 0 ? mapping : readAs(mapping)
  await updateMapping(work.tx, sheetId, meant)
  if (keep) await keepMapping(work.tx, headingKey(sheet.mapping), meant, work.by.id, work.now)
  await setState(work.tx, id, 'waiting')
  return listSheets(work, id)
}

export async function changeImport(work: Work, id: string, overwrite: boolean) {
  const found = await waiting(work, id)
  await setState(work.tx, id, found.state === 'failed' ? 'failed' : 'waiting', { overwrite })
  return showImport(work, id)
}

export async function previewImport(work: Work, id: string) {
  await waiting(work, id)
  await setState(work.tx, id, 'previewing')
  await enqueuePreview(work, id)
  return showImport(work, id)
}

export async function runImport(work: Work, id: string) {
  const found = await waiting(work, id)
  if (found.state !== 'failed') await forgetPreview(work.tx, id)
  await setState(work.tx, id, 'queued')
  await enqueueRun(work, id)
  return showImport(work, id)
}

export async function undo(work: Work, id: string) {
  const found = await steered(work, id)
  if (found.state === 'undone' || found.state === 'undoing') throw new Refused(alreadyUndone())
  if (!['done', 'failed'].includes(found.state)) throw new Refused(notDone())
  await setState(work.tx, id, 'undoing')
  await enqueue(work, undoJob, { importId: id, byId: work.by.id }, { queue: `imports ${work.company.slug}` })
  return showImport(work, id)
}
