import type { Work } from '../../platform/work.ts'
import { addDays, dayIn } from '../../shared/calendar.ts'
import { settingOf } from '../../shared/setting.ts'
import type { Locale } from '../../shared/text.ts'
import { fill, say, texts } from '../../shared/text.ts'
import { addCounts, noCounts } from './engine/batch.ts'
import { maySteer } from './policy.ts'
import { problemWords } from './problems.ts'
import type { Notice } from './reading/notice.ts'
import { type Problem, tellProblem } from './reading/problems.ts'
import { type Reason, tellReason } from './reading/recognise.ts'
import type { ImportRow, SheetRow } from './repo.ts'
import { importsKeptDays } from './settings.ts'
import { type Kept, namedFor } from './sight.ts'

const words = texts({
  age: {
    zh: '文件保存到期，已清空；要继续请重新上传',
    en: 'The file was kept for its time and is empty now; to go on, upload it anew',
  },
  anonymisation: {
    zh: '有人依法要求匿名，导入的文件都已清空；要继续请重新上传，并先去掉那个人',
    en: 'Somebody was anonymised at their legal request, and all imported files were emptied. To go on, upload it anew, without that person',
  },
})

/** A notice in words, whichever catalogue it is of. */
export function tellNotice(notice: Notice, locale: Locale): string {
  const own = problemWords[notice.code as keyof typeof problemWords]
  return own ? fill(own[locale], { ...notice.values }) : tellProblem(notice as Problem, locale)
}

/** An import as it is told; of one from which rows are kept only what is in sight (S1). */
export function presentImport(work: Work, found: ImportRow, sheets: readonly SheetRow[], keeps: Kept) {
  const kept = keeps.get(found.id)
  const steers = maySteer(work.by, found.by.id)
  const counted = sheets.map((s) => kept?.get(s.id) ?? { ...noCounts(), ...s.counts })
  const counts = counted.reduce(addCounts, noCounts())
  return {
    id: found.id,
    state: found.state,
    by: found.by,
    createdAt: found.createdAt,
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
    undoneAt: found.undoneAt,
    progress: {
      rows: kept ? counts.rows : sheets.reduce((sum, s) => sum + s.rowsDone, 0),
      of: kept ? null : (found.body.rowsInAll ?? null),
      sheets: sheets.length,
      sheetsDone: sheets.filter((s) => s.finished).length,
    },
    overwrite: found.body.overwrite,
    counts,
    sheets: sheets.map((s, i) => ({
      id: s.id,
      ...namedFor(work, { file: s.file, name: s.name }, kept !== undefined),
      kind: s.kind,
      finished: s.finished,
      rowsDone: kept?.get(s.id)?.rows ?? s.rowsDone,
      counts: counted[i] ?? noCounts(),
    })),
    file: fileOf(work, found),
    rejects: counts.rejected > 0 && !found.rowsEmptiedAt ? `/api/v1/imports/${found.id}/rejects` : null,
    partly: kept !== undefined,
    notices: (kept ? [] : (found.body.notices ?? [])).map((notice) => tellNotice(notice, work.locale)),
    problem:
      found.state === 'failed' && found.emptiedFor
        ? say(words[found.emptiedFor], work.locale)
        : (found.body.problem?.[work.locale] ?? null),
    left: found.body.left ?? null,
    can: {
      run: steers && !found.emptiedAt && ['waiting', 'previewed', 'failed'].includes(found.state),
      undo: steers && ['done', 'failed'].includes(found.state),
    },
  }
}

/** T8: until when files are kept as they came, counted from the last that was done. */
function fileOf(work: Work, found: ImportRow) {
  const { createdAt, startedAt, finishedAt, undoneAt, emptiedAt, emptiedFor, rowsEmptiedAt } = found
  const last =
    [createdAt, startedAt, finishedAt, undoneAt]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? createdAt
  const keptUntil = addDays(dayIn(work.zone, new Date(last)), settingOf(work.settings, importsKeptDays) + 1)
  return { keptUntil, emptiedAt, emptiedFor, rowsKept: rowsEmptiedAt === null }
}

export const presentSheet = (work: Work, s: SheetRow, isKept: boolean) => ({
  id: s.id,
  ...namedFor(work, { file: s.file, name: s.name }, isKept),
  mapping: s.mapping,
  recognised: {
    confidence: s.heading.confidence,
    reasons: s.heading.reasons.map((r) => tellReason(r as Reason, work.locale)),
  },
  sample: s.sample,
  kept: s.heading.kept,
})
