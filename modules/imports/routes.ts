import { page, readCursor } from '../../platform/cursor.ts'
import { withForm } from '../../platform/http/form.ts'
import { readFields } from '../../platform/http/input.ts'
import { read, stream, write } from '../../platform/http/route.ts'
import { piecesOf } from '../../platform/uploads.ts'
import { Refused } from '../../shared/refusal.ts'
import { rejectsFile } from './actions/rejects.ts'
import { changeImport, listSheets, mapSheet, previewImport, runImport, showImport, undo } from './actions/steer.ts'
import { lookInto, startImport } from './actions/upload.ts'
import * as contract from './contract.ts'
import './handing.ts'
import { presentImport, tellNotice } from './present.ts'
import { rowsEmptied } from './refusals.ts'
import { listImports, listRemarks, sheetsOf } from './repo.ts'
import { withoutBirthdays, withoutSecrets } from './secrets.ts'
import { keptOf, namedFor } from './sight.ts'

const seesAll = ['manager', 'director', 'admin', 'auditor']

export const importRoutes = [
  stream(contract.startImport, (work, _input, { request, writingOnce }) =>
    withForm(work, request, async ({ files, fields }) => {
      const { mode, overwrite } = readFields(contract.HowToImport, fields, work.locale)
      const found = await lookInto(files.map((file) => ({ ...file, open: () => piecesOf(work.tx, file.id) })))
      const sent = [fields, ...files.map(({ name, sha256 }) => [name, sha256])]
      const id = await writingOnce(sent, (inside) =>
        startImport(inside, files, found, { mode, overwrite: overwrite === 'true' }),
      )
      return showImport(work, id)
    }),
  ),
  read(contract.listImports, async (work, { query }) => {
    const own = seesAll.includes(work.by.role) ? null : work.by.id
    const found = await listImports(work.tx, own, readCursor(query.cursor, 2), query.limit + 1)
    const sheets = await sheetsOf(
      work.tx,
      found.map((i) => i.id),
    )
    const { items, nextCursor } = page(found, query.limit, (last) => [last.createdAt, last.id])
    const kept = await keptOf(work, items, sheets)
    return {
      items: items.map((i) =>
        presentImport(
          work,
          i,
          sheets.filter((s) => s.importId === i.id),
          kept,
        ),
      ),
      nextCursor,
    }
  }),
  read(contract.showImport, (work, { params }) => showImport(work, params.id)),
  write(contract.changeImport, (work, { params, body }) => changeImport(work, params.id, body.overwrite)),
  read(contract.listSheets, (work, { params }) => listSheets(work, params.id)),
  write(contract.mapSheet, (work, { params, body }) =>
    mapSheet(work, params.id, params.sheetId, body.mapping, body.keep),
  ),
  write(contract.previewImport, (work, { params }) => previewImport(work, params.id)),
  write(contract.runImport, (work, { params }) => runImport(work, params.id)),
  write(contract.undoImport, (work, { params }) => undo(work, params.id)),
  read(contract.listRemarks, async (work, { params, query }) => {
    const { by, partly } = await showImport(work, params.id)
    const rejected = query.rejected === undefined ? null : query.rejected === 'true'
    const found = await listRemarks(work.tx, params.id, rejected, readCursor(query.cursor, 3), query.limit + 1)
    const { items, nextCursor } = page(found, query.limit, (last) => [!last.rejected, last.sheetId, last.line])
    return {
      items: (await withoutSecrets(work, by.id, items, ({ cells }) => cells))
        .map((remark) => namedFor(work, remark, partly))
        .map(({ sheet, file, line, rejected, cells, problems, mapping }) => ({
          sheet: sheet || file,
          line,
          rejected,
          cells: withoutBirthdays(work, by.id, mapping, cells),
          problems: problems.map((p) => tellNotice(p, work.locale)),
        })),
      nextCursor,
    }
  }),
  stream(contract.downloadRejects, async (work, { params }, { reply }) => {
    const { by, file } = await showImport(work, params.id)
    if (!file.rowsKept) throw new Refused(rowsEmptied())
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('未导入的行.csv')}`)
      .send(rejectsFile(work, params.id, by.id))
  }),
]
