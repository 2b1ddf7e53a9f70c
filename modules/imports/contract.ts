import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound } from '../../shared/refusals.ts'
import { Mapping } from './reading/mapping.ts'
import * as unreadable from './reading/refusals.ts'
import * as refused from './refusals.ts'

const CountsReply = z
  .object({
    rows: z.int(),
    created: z.int(),
    updated: z.int(),
    merged: z.int().describe('Rows of a customer that another row had told of, spelt differently'),
    unchanged: z.int().describe('Known already'),
    rejected: z.int(),
    warnings: z.int(),
  })
  .meta({ id: 'ImportCounts' })

export const ImportState = z.enum([
  'waiting',
  'previewing',
  'previewed',
  'queued',
  'running',
  'done',
  'failed',
  'undoing',
  'undone',
])

export const ImportReply = z
  .object({
    id: Id,
    state: ImportState.describe('waiting: for a mapping or the go; previewed: counts say what would happen'),
    by: PersonRef,
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    progress: z.object({
      rows: z.int(),
      of: z.int().nullable().describe('All rows, where a preview has counted them'),
      sheets: z.int(),
      sheetsDone: z.int(),
    }),
    overwrite: z.boolean().describe('Rows overwrite what stands, instead of filling blanks only'),
    counts: CountsReply,
    sheets: z.array(
      z.object({
        id: Id,
        file: z.string(),
        name: z.string(),
        kind: z.string(),
        finished: z.boolean(),
        rowsDone: z.int(),
        counts: CountsReply,
      }),
    ),
    file: z
      .object({
        keptUntil: DayText.describe('T8: on this day files, sample rows and rows with remarks are emptied'),
        emptiedAt: Instant.nullable().describe('Since when the files are empty: they can no longer be read'),
        emptiedFor: z.enum(['age', 'anonymisation']).nullable(),
        rowsKept: z
          .boolean()
          .describe('Sample rows and rows with remarks are still there, without whom was made nameless'),
      })
      .describe('T8: what is kept of the files as they came'),
    rejects: z
      .string()
      .nullable()
      .describe('Where the file of rejected rows is; null where none was rejected, or the rows are gone'),
    partly: z
      .boolean()
      .describe(
        'S1: some rows are not for the reader; of the others it is counted what came in, changed, or was rejected',
      ),
    notices: z.array(z.string()).describe('Values that look like misspellings, as found'),
    problem: z.string().nullable().describe('Why it failed'),
    left: z
      .object({ customers: z.int(), names: z.array(z.string()) })
      .nullable()
      .describe('What undoing left: customers on which something was built since'),
    can: z.object({ run: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: 'Import' })

const tag = 'imports'

/** What comes with the files. */
export const HowToImport = z.object({
  mode: z.enum(['run', 'preview']).default('run'),
  overwrite: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Rows overwrite what stands, instead of filling blanks only'),
})

export const startImport = endpoint({
  id: 'startImport',
  method: 'POST',
  path: '/imports',
  tag,
  summary:
    'Import files (CSV, XLSX, vCard): what they hold is recognised, and it runs at once; `mode=preview` waits for the go (G4)',
  consumes: 'multipart/form-data',
  status: 202,
  body: HowToImport.extend({ files: z.array(z.string().meta({ format: 'binary' })) }),
  reply: ImportReply,
  refusals: [refused.noFiles, refused.nothingToImport, refused.mayNotImport, ...Object.values(unreadable)],
})

export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  tag,
  summary: 'Imports, the latest first',
  query: z.strictObject(paging),
  reply: pageOf(ImportReply),
})

export const showImport = endpoint({
  id: 'showImport',
  method: 'GET',
  path: '/imports/{id}',
  tag,
  summary: 'An import: state, progress, counts',
  params: ById,
  reply: ImportReply,
  refusals: [notFound],
})

export const changeImport = endpoint({
  id: 'changeImport',
  method: 'PATCH',
  path: '/imports/{id}',
  tag,
  summary: 'Say whether the rows of an import that waits overwrite what stands, or fill blanks only',
  params: ById,
  body: z.strictObject({ overwrite: z.boolean() }),
  reply: ImportReply,
  refusals: [notFound, refused.notYourImport, refused.notWaiting, refused.fileEmptied],
})

export const SheetReply = z
  .object({
    id: Id,
    file: z.string(),
    name: z.string(),
    mapping: Mapping,
    recognised: z.object({ confidence: z.number(), reasons: z.array(z.string()) }),
    sample: z.array(z.array(z.string())).describe('The first rows with data, as they stand'),
    kept: z.boolean().describe('The mapping was kept from an earlier file of the same make'),
  })
  .meta({ id: 'ImportSheet' })

export const listSheets = endpoint({
  id: 'listImportSheets',
  method: 'GET',
  path: '/imports/{id}/sheets',
  tag,
  summary: 'What each sheet of an import holds and how its columns map, with sample rows',
  params: ById,
  reply: z.object({ items: z.array(SheetReply) }),
  refusals: [notFound],
})

export const mapSheet = endpoint({
  id: 'mapImportSheet',
  method: 'PUT',
  path: '/imports/{id}/sheets/{sheetId}',
  tag,
  summary:
    'Correct what a sheet holds and what its columns mean (without columns: by their headings); `keep` remembers it for files of the same make',
  params: z.strictObject({ id: Id, sheetId: Id }),
  body: z.strictObject({ mapping: Mapping, keep: z.boolean().default(false) }),
  reply: z.object({ items: z.array(SheetReply) }),
  refusals: [notFound, refused.notYourImport, refused.notWaiting, refused.fileEmptied, refused.unknownSheet],
})

export const previewImport = endpoint({
  id: 'previewImport',
  method: 'POST',
  path: '/imports/{id}/preview',
  tag,
  summary: 'Work out what the import would create, update, merge and reject, and why, without writing anything',
  params: ById,
  status: 202,
  reply: ImportReply,
  refusals: [notFound, refused.notYourImport, refused.notWaiting, refused.fileEmptied],
})

export const runImport = endpoint({
  id: 'runImport',
  method: 'POST',
  path: '/imports/{id}/run',
  tag,
  summary: 'Let an import run that waits for the go',
  params: ById,
  status: 202,
  reply: ImportReply,
  refusals: [notFound, refused.notYourImport, refused.notWaiting, refused.fileEmptied],
})

export const undoImport = endpoint({
  id: 'undoImport',
  method: 'POST',
  path: '/imports/{id}/undo',
  tag,
  summary: 'Take an import back as far as nothing was built on it, and say what was left (T8: nothing is deleted)',
  params: ById,
  status: 202,
  reply: ImportReply,
  refusals: [notFound, refused.notYourImport, refused.notDone, refused.alreadyUndone],
})

export const RemarkReply = z
  .object({
    sheet: z.string(),
    line: z.int(),
    rejected: z.boolean(),
    cells: z.array(z.string()),
    problems: z.array(z.string()),
  })
  .meta({ id: 'ImportRemark' })

export const listRemarks = endpoint({
  id: 'listImportRemarks',
  method: 'GET',
  path: '/imports/{id}/remarks',
  tag,
  summary: 'Rows that were rejected or came in with a warning, with the reasons',
  params: ById,
  query: z.strictObject({ ...paging, rejected: z.enum(['true', 'false']).optional() }),
  reply: pageOf(RemarkReply),
  refusals: [notFound],
})

export const downloadRejects = endpoint({
  id: 'downloadRejects',
  method: 'GET',
  path: '/imports/{id}/rejects',
  tag,
  summary:
    'The rejected rows as a file like the one that came in, with a column of reasons in front: mend it and import it again',
  params: ById,
  produces: 'text/csv',
  refusals: [notFound, refused.rowsEmptied],
})
