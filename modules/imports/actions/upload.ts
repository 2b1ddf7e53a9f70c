import { createHash } from 'node:crypto'
import { publish } from '../../../platform/events.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { inTurn, newId } from '../../../platform/sql.ts'
import type { Upload } from '../../../platform/uploads.ts'
import type { Work } from '../../../platform/work.ts'
import { foldText } from '../../../shared/fold.ts'
import { Refused } from '../../../shared/refusal.ts'
import { mayImport } from '../../people/policy.ts'
import { importStarted } from '../events.ts'
import { previewJob, runJob } from '../jobs.ts'
import type { Mapping } from '../reading/mapping.ts'
import { type Opened, open } from '../reading/open.ts'
import { type Recognition, ROWS_TO_RECOGNISE, recognise } from '../reading/recognise.ts'
import type { RawRow, Source } from '../reading/source.ts'
import { mayNotImport, noFiles, nothingToImport } from '../refusals.ts'
import { insertFile, insertImport, insertSheet, keptMapping, type State } from '../repo.ts'

export type ImportedFile = Pick<Upload, 'id' | 'size'> & { readonly name: string }

/** A sheet as it was recognised in an upload. */
interface Found {
  file: number
  name: string
  recognition: Recognition
  sample: string[][]
}

const SAMPLE = 20

/** Looks into files: which sheets there are and what each holds. It happens before any transaction: reading may take long. */
export async function lookInto(files: readonly Source[]): Promise<Found[]> {
  const found: Found[] = []
  for (const [file, source] of files.entries()) {
    const opened = await open(source)
    const look = () => beginningsOf(opened)
    const sheets = await (opened.format === 'xlsx' ? oneByOne(look) : look())
    for (const [sheet, rows] of sheets) {
      const recognition = recognise(rows, source.name)
      const sample = rows.filter((r) => r.line >= recognition.mapping.firstLine).slice(0, SAMPLE)
      found.push({ file, name: sheet, recognition, sample: sample.map((r) => [...r.cells]) })
    }
  }
  return found
}

/** The first rows of each sheet. */
async function beginningsOf({ format, rows: all }: Opened): Promise<Map<string, RawRow[]>> {
  const sheets = new Map<string, RawRow[]>()
  for await (const row of all) {
    const rows = sheets.get(row.sheet) ?? []
    sheets.set(row.sheet, rows)
    if (rows.length < ROWS_TO_RECOGNISE) rows.push(row)
    else if (format !== 'xlsx') break
  }
  return sheets
}

let lookedInto: Promise<unknown> = Promise.resolve()

/** A spreadsheet is unpacked whole in a thread of its own: of all that are brought at a time one after another. Imports are jobs, of which few run. */
function oneByOne<T>(look: () => Promise<T>): Promise<T> {
  const looked = lookedInto.then(look)
  lookedInto = looked.catch(() => undefined)
  return looked
}

/** Files of the same make have the same headings: by them a corrected mapping is found again. */
export const headingKey = (mapping: Pick<Mapping, 'headings'>): string =>
  createHash('sha256')
    .update(JSON.stringify(mapping.headings.map(foldText)))
    .digest('base64url')
    .slice(0, 22)

export interface ImportOptions {
  mode: 'run' | 'preview'
  overwrite: boolean
}

/** Begins an import of files that were taken in, which are kept as they came: its sheets recognised, it runs, or waits for the go. */
export async function startImport(
  work: Work,
  files: readonly ImportedFile[],
  found: readonly Found[],
  options: ImportOptions,
): Promise<string> {
  if (!mayImport(work.by)) throw new Refused(mayNotImport())
  if (files.length === 0) throw new Refused(noFiles())
  const id = newId()
  const state: State = options.mode === 'run' ? 'queued' : 'waiting'
  await insertImport(work.tx, id, state, { overwrite: options.overwrite }, work.by.id, work.now)
  // The database puts each together in its memory.
  await inTurn(work.tx, 'files of imports')
  for (const [position, file] of files.entries()) await insertFile(work.tx, id, position, file)
  let known = 0
  for (const [position, sheet] of found.entries()) {
    const { mapping, confidence, reasons } = sheet.recognition
    const kept = mapping.headings.some(Boolean) ? await keptMapping(work.tx, headingKey(mapping)) : null
    const { orders } = mapping.options
    const used = kept ? { ...kept, firstLine: mapping.firstLine, options: { ...kept.options, orders } } : mapping
    if (used.kind !== 'unknown') known += 1
    await insertSheet(work.tx, {
      importId: id,
      fileId: files[sheet.file]?.id ?? '',
      position,
      name: sheet.name,
      mapping: used,
      heading: { confidence, reasons: [...reasons], kept: kept !== null },
      sample: sheet.sample,
    })
  }
  if (known === 0 && options.mode === 'run') throw new Refused(nothingToImport())
  if (options.mode === 'run') await enqueueRun(work, id)
  await publish(work, importStarted, { subjectId: id, data: {} })
  return id
}

/** Imports of a company run one after another: each sees what those before it made. */
export const enqueueRun = (work: Work, importId: string) =>
  enqueue(work, runJob, { importId }, { queue: `imports ${work.company.slug}` })
export const enqueuePreview = (work: Work, importId: string) =>
  enqueue(work, previewJob, { importId }, { queue: `imports ${work.company.slug}` })
