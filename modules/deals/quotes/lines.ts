import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { seesCost } from '../policy.ts'
import { productsMeant } from '../products/repo.ts'
import { type Line, lineOf, type WrittenLine, whyNotLine } from '../rules/lines.ts'
import { lineTotals, totalsOf, whyTooMuch } from '../rules/totals.ts'
import { taxRate } from '../settings.ts'

/** Lines as somebody wrote them, made whole from the catalogue; what cannot stand is refused with its number. */
export async function wholeLines(work: Work, written: readonly WrittenLine[]): Promise<Line[]> {
  const ids = written.flatMap((line) => line.productId ?? [])
  const names = written.flatMap((line) => (line.productId === null && line.name ? [line.name] : []))
  const products = new Map((await productsMeant(work.tx, ids, names)).map((p) => [p.id, p]))
  for (const [at, line] of written.entries()) demand(whyNotLine(line, at + 1, products))
  const rate = settingOf(work.settings, taxRate)
  const lines = written.map((line) => lineOf(line, newId(), products, rate))
  demand(whyTooMuch(lines))
  return lines
}

/** Lines with their amounts; costs only for those who may know them. */
export function presentLines(work: Work, lines: readonly Line[], taxIncluded: boolean) {
  const costs = seesCost(work.by)
  return lines.map(({ listed, alike, ...line }) => {
    const { net, tax, total } = lineTotals(line, taxIncluded)
    const told = { ...line, listPrice: alike ? null : listed?.unitPrice || null, netFen: net, taxFen: tax, fen: total }
    return costs ? told : { ...told, unitCost: null, setupCostFen: null }
  })
}

/** What the lines add up to, in fen. */
export function presentTotals(work: Work, lines: readonly Line[], taxIncluded: boolean) {
  const { net, tax, total, cost, margin, discount } = totalsOf(lines, taxIncluded)
  const costs = seesCost(work.by)
  return { netFen: net, taxFen: tax, fen: total, discount, costFen: costs ? cost : null, margin: costs ? margin : null }
}
