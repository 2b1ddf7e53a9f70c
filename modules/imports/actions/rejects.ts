import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Work } from '../../../platform/work.ts'
import { say, texts } from '../../../shared/text.ts'
import { tellNotice } from '../present.ts'
import { listRemarks, sheetsOf } from '../repo.ts'
import { withoutBirthdays, withoutSecrets } from '../secrets.ts'

const words = texts({
  reason: { zh: '未导入的原因', en: 'Why it was not imported' },
  line: { zh: '原行号', en: 'Line' },
})

const PAGE = 500

/**
 * The rejected rows as a file like those that came in, with reason and line in front; sheet after sheet. A cell that a
 * spreadsheet would take for a formula is quoted, so that opening the file runs nothing.
 */
export function rejectsFile(work: Work, importId: string, broughtBy: string): Readable {
  const csv = stringify({ bom: true, escape_formulas: true })
  // Read no faster than it is taken, and no further once whoever asked has left; a fault breaks the file off.
  pipeline(Readable.from(linesOf(work, importId, broughtBy)), csv, () => undefined)
  return csv
}

async function* linesOf(work: Work, importId: string, broughtBy: string): AsyncGenerator<string[]> {
  const sheets = new Map((await sheetsOf(work.tx, [importId])).map((s) => [s.id, s]))
  let sheetId = ''
  for (let place: unknown[] | null = null; ; ) {
    const found = await listRemarks(work.tx, importId, true, place, PAGE)
    for (const remark of await withoutSecrets(work, broughtBy, found, ({ cells }) => cells)) {
      if (remark.sheetId !== sheetId) {
        sheetId = remark.sheetId
        yield [
          say(words.reason, work.locale),
          say(words.line, work.locale),
          ...(sheets.get(sheetId)?.mapping.headings ?? []),
        ]
      }
      const reasons = remark.problems.map((p) => tellNotice(p, work.locale)).join('；')
      yield [reasons, String(remark.line), ...withoutBirthdays(work, broughtBy, remark.mapping, remark.cells)]
    }
    const last = found.at(-1)
    if (!last || found.length < PAGE) return
    place = [false, last.sheetId, last.line]
  }
}
