import type { Work } from '../../../platform/work.ts'
import { tellRefusal } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { presentSign } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { diagnosesOf } from '../needs/diagnosis.repo.ts'
import { whyNotApprove } from '../policy.ts'
import { approvalReasons, judgedOf } from '../rules/approval.ts'
import { missingOf, whyUndiagnosed } from '../rules/diagnosis.ts'
import {
  shownState,
  whyNotAnswer,
  whyNotDecide,
  whyNotEditQuote,
  whyNotRevise,
  whyNotSend,
  whyNotSubmit,
} from '../rules/quote.ts'
import { approvalLimits, diagnosisRule } from '../settings.ts'
import { presentLines, presentTotals } from './lines.ts'
import { approvalsOf, orderOf, type QuoteRow, type VersionRow, versionsOf } from './repo.ts'

/** A quote as lists show it. */
export function presentQuoteItem(work: Work, quote: QuoteRow) {
  const { held, customer, state, fen, currency, decidedOn: _on, reason: _reason, needFen: _worth, ...same } = quote
  const edit = whyNotEdit(work.by, held) === null && whyNotEditQuote({ state }) === null
  const shown = shownState(quote, work.today)
  return { ...same, customer: presentSign(work, customer), state: shown, amount: { fen, currency }, can: { edit } }
}

/** Why a version needs a superior's yes, by the company's limits. */
export const reasonsOf = (
  work: Work,
  { needFen }: Pick<QuoteRow, 'needFen'>,
  { lines, taxIncluded }: Pick<VersionRow, 'lines' | 'taxIncluded'>,
) =>
  approvalReasons(judgedOf(lines, taxIncluded), settingOf(work.settings, approvalLimits), {
    accepted: null,
    expected: needFen,
  })

/** A quote whole. */
export async function presentQuote(work: Work, quote: QuoteRow) {
  const [latest, ...earlier] = (await versionsOf(work.tx, quote.id)) as [VersionRow, ...VersionRow[]]
  const approvals = await approvalsOf(work.tx, quote.id)
  const order = await orderOf(work.tx, quote.id)
  const reasons = reasonsOf(work, quote, latest)
  const item = presentQuoteItem(work, quote)
  const mayEdit = whyNotEdit(work.by, quote.held) === null
  const askedBy = approvals[0]?.askedBy.id ?? null
  const mayDecide = whyNotApprove(work.by, quote.held, askedBy) === null
  const can = (why: unknown) => mayEdit && why === null
  return {
    ...item,
    latest: presentVersion(work, latest, item.state),
    earlier: earlier.map((version) => presentVersion(work, version, 'superseded' as const)),
    approvals,
    needsApproval: reasons,
    order,
    decidedOn: quote.decidedOn,
    reason: quote.reason,
    warnings: await warningsOf(work, quote),
    can: {
      edit: item.can.edit,
      submit: can(whyNotSubmit(quote, reasons)),
      decide: mayDecide && whyNotDecide(quote) === null,
      send: can(whyNotSend(quote, reasons)),
      accept: can(whyNotAnswer(quote, true, work.today)),
      refuse: can(whyNotAnswer(quote, false, work.today)),
      revise: can(whyNotRevise(quote)),
      order: mayEdit && quote.state === 'accepted' && order === null,
    },
  }
}

function presentVersion<State>(work: Work, { lines, ...version }: VersionRow, state: State) {
  return {
    ...version,
    state,
    lines: presentLines(work, lines, version.taxIncluded),
    totals: presentTotals(work, lines, version.taxIncluded),
  }
}

/** P8: that a quote was made without a whole diagnosis. */
async function warningsOf(work: Work, { need }: QuoteRow) {
  const diagnosis = need ? ((await diagnosesOf(work.tx, need.id))[0] ?? null) : null
  const why = whyUndiagnosed(diagnosis, settingOf(work.settings, diagnosisRule))
  return why ? [{ reason: why.kind.reason, text: tellRefusal(why, work.locale), missing: missingOf(diagnosis) }] : []
}
