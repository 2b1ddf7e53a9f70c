import type { Work } from '../../platform/work.ts'
import type { Locale } from '../../shared/text.ts'
import { fill } from '../../shared/text.ts'
import { addCounts, noCounts } from './engine/batch.ts'
import { maySteer } from './policy.ts'
import { problemWords } from './problems.ts'
import type { Notice } from './reading/notice.ts'
import { type Problem, tellProblem } from './reading/problems.ts'
import { type Reason, tellReason } from './reading/recognise.ts'
import type { ImportRow, SheetRow } from './repo.ts'
import { type Kept, namedFor } from './sight.ts'

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
    rejects: counts.rejected > 0 ? `/api/v1/imports/${found.id}/rejects` : null,
    partly: kept !== undefined,
    notices: (kept ? [] : (found.body.notices ?? [])).map((notice) => tellNotice(notice, work.locale)),
    problem: found.body.problem?.[work.locale] ?? null,
    left: found.body.left ?? null,
    can: {
      run: steers && ['waiting', 'previewed', 'failed'].includes(found.state),
      undo: steers && ['done', 'failed'].includes(found.state),
    },
  }
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
