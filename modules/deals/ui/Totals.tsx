import { COMPANY_CURRENCY, type Money } from '../../../shared/money.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { type ApprovalReason, approvalReasons, type JudgedLine, judgedAmount, judgedOf } from '../rules/approval.ts'
import { netOf, totalsOf } from '../rules/totals.ts'
import { approvalLimits, taxIncluded, taxRate } from '../settings.ts'
import css from './LineEditor.module.css'
import { approvalTexts, lineTexts as words } from './quotes.texts.ts'

interface TotalsProps {
  netFen: number
  taxFen: number
  fen: number
  discount: number
  margin: number | null
  currency?: string
}

/** What lines add up to, to the fen. */
export function Totals({ netFen, taxFen, fen, discount, margin, currency = 'CNY' }: TotalsProps) {
  const t = useText()
  const format = useFormat()
  const money = (value: number) => format.money({ fen: value, currency })
  return (
    <dl className={css.totals}>
      <dt>{t(words.net)}</dt>
      <dd>{money(netFen)}</dd>
      <dt>{t(words.tax)}</dt>
      <dd>{money(taxFen)}</dd>
      {discount > 0 && (
        <>
          <dt>{t(words.allDiscount)}</dt>
          <dd>{discount}%</dd>
        </>
      )}
      {margin !== null && (
        <>
          <dt>{t(words.margin)}</dt>
          <dd className={names(margin < 0 && css.low)}>{margin}%</dd>
        </>
      )}
      <dt>{t(words.totalIncluded)}</dt>
      <dd className={css.total}>{money(fen)}</dd>
    </dl>
  )
}

interface LiveTotalsProps {
  lines: readonly JudgedLine[]
  approval?: 'quote' | 'order'
  /** What the need is worth. */
  worth: Money | null | undefined
}

/** The same of lines that are still being written, with what would need approval. */
export function LiveTotals({ lines, approval, worth }: LiveTotalsProps) {
  const included = useSetting(taxIncluded)
  const limits = useSetting(approvalLimits)
  const totals = totalsOf(lines, included)
  return (
    <>
      <Totals
        netFen={totals.net}
        taxFen={totals.tax}
        fen={totals.total}
        discount={totals.discount}
        margin={totals.margin}
      />
      {approval && (
        <NeedsApproval what={approval} of={approvalReasons(judgedOf(lines, included), limits, ofNeed(worth))} />
      )}
    </>
  )
}

/** What would need approval of an order of which only the amount is told. */
export function AmountNeedsApproval({ fen, costFen, worth }: AmountProps) {
  const limits = useSetting(approvalLimits)
  const rate = useSetting(taxRate)
  const judged = judgedAmount({
    fen,
    currency: COMPANY_CURRENCY,
    net: netOf(fen, rate),
    cost: costFen,
    usual: null,
  })
  return <NeedsApproval what="order" of={approvalReasons(judged, limits, ofNeed(worth))} />
}

interface AmountProps {
  fen: number
  costFen: number | null
  worth: Money | null | undefined
}

const ofNeed = (worth: Money | null | undefined) => ({
  accepted: null,
  expected: worth?.currency === COMPANY_CURRENCY ? worth.fen : null,
})

interface NeedsApprovalProps {
  of: readonly ApprovalReason[]
  what: 'quote' | 'order'
}

/** Why a quote or order needs a superior's yes, in words. */
export function NeedsApproval({ of: reasons, what }: NeedsApprovalProps) {
  const t = useText()
  const told = useApprovalWords()
  if (reasons.length === 0) return null
  return (
    <p className={css.approval}>
      {t(what === 'quote' ? words.needsApproval : words.orderNeedsApproval, { reasons: told(reasons) })}
    </p>
  )
}

export function useApprovalWords(): (reasons: readonly ApprovalReason[]) => string {
  const t = useText()
  const format = useFormat()
  const { total, discount, margin, unknown, least } = useSetting(approvalLimits)
  const money = (fen: number | null) => format.money({ fen: fen ?? 0, currency: COMPANY_CURRENCY })
  const limits: Record<ApprovalReason, string> = {
    total: money(total),
    discount: `${discount}%`,
    margin: `${margin}%`,
    quote: `${discount}%`,
    need: `${discount}%`,
    unknown: money(unknown),
    least: money(least),
  }
  return (reasons) => format.list(reasons.map((reason) => t(approvalTexts[reason], { limit: limits[reason] })))
}
