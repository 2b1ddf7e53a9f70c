import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { COMPANY_CURRENCY } from '../../../shared/money.ts'
import { type SignRow, signColumn, visibleTo } from '../../customers/index.ts'
import type { Held } from '../../customers/policy.ts'
import type { Ref } from '../needs/repo.ts'
import type { ApprovalReason } from '../rules/approval.ts'
import type { Line } from '../rules/lines.ts'
import type { QuoteState } from '../rules/quote.ts'
import type { Totals } from '../rules/totals.ts'
import { heldColumn, refColumn } from '../sight.ts'

export interface QuoteRow {
  id: string
  number: string
  customer: SignRow
  held: Held
  need: { id: string; title: string } | null
  /** What the need is worth, in the company's money. */
  needFen: number | null
  state: QuoteState
  current: number
  fen: number
  currency: string
  validUntil: Day | null
  decidedOn: Day | null
  reason: string | null
  by: Ref
  createdAt: string
  version: number
}

const columns = (
  work: Work,
) => sql`f.id, f.number, ${signColumn} as customer, ${heldColumn(work)}, f.state, f.current, f.fen, f.currency, f.valid_until,
  case when n.id is null then null else jsonb_build_object('id', n.id, 'title', n.title) end as need,
  case when n.currency = ${COMPANY_CURRENCY} then n.fen end as need_fen, f.decided_on, f.reason,
  ${refColumn('p')} as by, f.created_at, f.version`

const beside = sql`join customer m on m.id = f.customer_id join customer c on c.id = m.root_id
  left join need n on n.id = f.need_id join person p on p.id = f.created_by`

/** Those of a list, the latest first. */
export const quotesOf = (work: Work, list: RawBuilder<unknown>) =>
  rows(work.tx, sql<QuoteRow>`select ${columns(work)} from ${list} ${beside} order by f.id desc`)

export const findSeen = (work: Work, id: string) =>
  row(
    work.tx,
    sql<QuoteRow>`select ${columns(work)} from quote f ${beside} where f.id = ${id} and ${visibleTo(work.by)}`,
  )

export const findQuote = (work: Work, id: string) =>
  row(work.tx, sql<QuoteRow>`select ${columns(work)} from quote f ${beside} where f.id = ${id}`)

/** The customer to whom it was made: after a merge the one that was kept. */
export const customerOfQuote = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select c.root_id as id from quote q join customer c on c.id = q.customer_id where q.id = ${id}`,
    )
  )?.id ?? null

export interface VersionRow {
  number: number
  contact: Ref | null
  lines: Line[]
  taxIncluded: boolean
  currency: string
  validDays: number
  terms: string
  termsEn: string
  by: Ref
  at: string
  sentOn: Day | null
  sentAt: string | null
}

/** The versions of a quote, the latest first. */
export const versionsOf = (tx: Tx, quoteId: string) =>
  rows(
    tx,
    sql<VersionRow>`select v.number, ${refColumn('k')} as contact, v.lines, v.tax_included, v.currency, v.valid_days, v.terms, v.terms_en, ${refColumn('p')} as by, v.at, v.sent_on, v.sent_at
      from quote_version v left join contact k on k.id = v.contact_id join person p on p.id = v.by_id
      where v.quote_id = ${quoteId} order by v.number desc`,
  )

export interface NewVersion {
  contactId: string | null
  lines: readonly Line[]
  totals: Totals
  taxIncluded: boolean
  currency: string
  validDays: number
  terms: string
  termsEn: string
}

/** Writes a version that is not sent yet: a new one, or the same as it now reads. */
export async function writeVersion(work: Work, quoteId: string, number: number, v: NewVersion): Promise<void> {
  const { net, tax, total, cost } = v.totals
  await run(
    work.tx,
    sql`insert into quote_version (quote_id, number, contact_id, lines, tax_included, net_fen, tax_fen, fen, cost_fen, currency, valid_days, terms, terms_en, by_id, at)
        values (${quoteId}, ${number}, ${v.contactId}, ${JSON.stringify(v.lines)}, ${v.taxIncluded}, ${net}, ${tax}, ${total}, ${cost}, ${v.currency},
          ${v.validDays}, ${v.terms}, ${v.termsEn}, ${work.by.id}, ${work.now})
        on conflict (quote_id, number) do update set contact_id = excluded.contact_id, lines = excluded.lines, tax_included = excluded.tax_included,
          net_fen = excluded.net_fen, tax_fen = excluded.tax_fen, fen = excluded.fen, cost_fen = excluded.cost_fen, valid_days = excluded.valid_days,
          terms = excluded.terms, terms_en = excluded.terms_en, by_id = excluded.by_id, at = excluded.at`,
  )
}

export async function insertQuote(
  work: Work,
  quote: { id: string; number: string; customerId: string; needId: string | null; fen: number; currency: string },
): Promise<void> {
  await run(
    work.tx,
    sql`insert into quote (id, number, customer_id, need_id, fen, currency, created_by, created_at)
        values (${quote.id}, ${quote.number}, ${quote.customerId}, ${quote.needId}, ${quote.fen}, ${quote.currency}, ${work.by.id}, ${work.now})`,
  )
}

const COLUMNS = {
  state: 'state',
  current: 'current',
  fen: 'fen',
  validUntil: 'valid_until',
  decidedOn: 'decided_on',
  reason: 'reason',
} as const

/** Notes what became of a quote. */
export async function updateQuote(
  tx: Tx,
  id: string,
  values: Partial<Pick<QuoteRow, keyof typeof COLUMNS>>,
): Promise<void> {
  const sets = Object.entries(values).map(
    ([field, value]) => sql`${sql.ref(COLUMNS[field as keyof typeof COLUMNS])} = ${value}`,
  )
  await run(tx, sql`update quote set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

export async function markSent(work: Work, quoteId: string, number: number): Promise<void> {
  await run(
    work.tx,
    sql`update quote_version set sent_on = ${work.today}, sent_at = ${work.now}, sent_by = ${work.by.id} where quote_id = ${quoteId} and number = ${number}`,
  )
}

export interface ApprovalRow {
  version: number
  reasons: ApprovalReason[]
  askedBy: Ref
  askedAt: string
  decision: 'approved' | 'returned' | null
  note: string | null
  decidedBy: Ref | null
  decidedAt: string | null
}

/** The approvals asked for a quote, the latest first. */
export const approvalsOf = (tx: Tx, quoteId: string) =>
  rows(
    tx,
    sql<ApprovalRow>`select a.number as version, a.reasons, ${refColumn('p')} as asked_by, a.asked_at, a.decision, a.note, ${refColumn('d')} as decided_by, a.decided_at
      from quote_approval a join person p on p.id = a.asked_by left join person d on d.id = a.decided_by
      where a.quote_id = ${quoteId} order by a.asked_at desc, a.id desc`,
  )

export async function askApproval(
  work: Work,
  quoteId: string,
  number: number,
  reasons: readonly ApprovalReason[],
): Promise<void> {
  await run(
    work.tx,
    sql`insert into quote_approval (id, quote_id, number, reasons, asked_by, asked_at)
        values (${newId()}, ${quoteId}, ${number}, ${[...reasons]}, ${work.by.id}, ${work.now})`,
  )
}

export async function decideApproval(
  work: Work,
  quoteId: string,
  decision: 'approved' | 'returned',
  note: string,
): Promise<void> {
  await run(
    work.tx,
    sql`update quote_approval set decision = ${decision}, note = ${note || null}, decided_by = ${work.by.id}, decided_at = ${work.now}
        where quote_id = ${quoteId} and decision is null`,
  )
}

/** The order that was made from it and stands. */
export const orderOf = (tx: Tx, quoteId: string) =>
  row(
    tx,
    sql<{
      id: string
      number: string | null
    }>`select id, number from sales_order where quote_id = ${quoteId} and cancelled_on is null`,
  )

/** What a need should come to, in the company's money: the least that was sent for it as it now stands, else what it is worth. */
export const expectedOf = async (tx: Tx, needId: string): Promise<number | null> =>
  (
    await row(
      tx,
      sql<{ fen: number | null }>`select coalesce(
          (select min(q.fen) from quote q where q.need_id = n.id and q.currency = ${COMPANY_CURRENCY} and q.state in ('sent', 'accepted', 'refused')),
          case when n.currency = ${COMPANY_CURRENCY} then n.fen end) as fen from need n where n.id = ${needId}`,
    )
  )?.fen ?? null
