import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { changeQuote, showNeed, showQuote } from '../../../modules/deals/contract.ts'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import formCss from '../../../modules/deals/ui/form.module.css'
import { LineTable } from '../../../modules/deals/ui/LineTable.tsx'
import { draftOf } from '../../../modules/deals/ui/lineDraft.ts'
import { QuoteMark } from '../../../modules/deals/ui/marks.tsx'
import { QuoteActs } from '../../../modules/deals/ui/QuoteActs.tsx'
import { QuoteForm } from '../../../modules/deals/ui/QuoteForm.tsx'
import { quoteTexts } from '../../../modules/deals/ui/quotes.texts.ts'
import { TakeOrder } from '../../../modules/deals/ui/TakeOrder.tsx'
import { NeedsApproval, Totals, useApprovalWords } from '../../../modules/deals/ui/Totals.tsx'
import type { Quote as QuoteValue } from '../../../modules/deals/ui/types.ts'
import { useProducts } from '../../../modules/deals/ui/useProducts.ts'
import { Versions } from '../../../modules/deals/ui/Versions.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from '../deal/Deal.module.css'
import { quoteScreenTexts as words } from './quote.texts.ts'
import { Undiagnosed } from './Undiagnosed.tsx'

/** One quote: what it offers, what it is in, its versions and approvals, and what one may do next. */
export default function Quote() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showQuote, { params: { id } })
  if (data) return <Page key={data.id} of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={5} height={72} />
}

function Page({ of: quote }: { of: QuoteValue }) {
  const t = useText()
  const navigate = useNavigate()
  const [doing, setDoing] = useState<'edit' | 'order' | null>(null)
  useTitle(quote.number)
  const { latest } = quote
  return (
    <article className={css.page}>
      <Link to="/quotes" className={css.back}>
        {t(words.back)}
      </Link>
      <Head of={quote} />
      <Notes of={quote} />
      {doing === 'edit' ? (
        <Edit of={quote} onDone={() => setDoing(null)} />
      ) : (
        <>
          <QuoteActs of={quote} onEdit={() => setDoing('edit')} onOrder={() => setDoing('order')} />
          <section className={formCss.card}>
            <LineTable lines={latest.lines} currency={latest.currency} />
            <Totals {...latest.totals} currency={latest.currency} />
          </section>
          {latest.terms && (
            <section className={formCss.section}>
              <h2>{t(words.terms)}</h2>
              <p className={formCss.asWritten}>{latest.terms}</p>
            </section>
          )}
        </>
      )}
      {quote.earlier.length > 0 && <Versions of={quote} />}
      {quote.approvals.length > 0 && <Approvals of={quote} />}
      {doing === 'order' && (
        <TakeOrder
          customer={quote.customer}
          need={quote.need ? { ...quote.need, amount: quote.amount } : undefined}
          quote={quote}
          onDone={(order) => navigate({ to: '/orders/$id', params: { id: order.id } })}
          onClose={() => setDoing(null)}
        />
      )}
    </article>
  )
}

function Head({ of: quote }: { of: QuoteValue }) {
  const t = useText()
  const format = useFormat()
  const { latest } = quote
  const facts = [
    t(words.version, { version: quote.current }),
    latest.contact && t(words.madeOutTo, { name: latest.contact.name }),
    quote.validUntil && t(words.validUntil, { day: format.day(quote.validUntil) }),
    quote.by.name,
  ]
  return (
    <header className={css.head}>
      <CustomerRing of={quote.customer} size={56} />
      <div>
        <h1>{quote.number}</h1>
        <p className={css.facts}>
          <Link to="/customers/$id" params={{ id: quote.customer.id }}>
            {quote.customer.name}
          </Link>
          {quote.need && (
            <Link to="/deals/$id" params={{ id: quote.need.id }}>
              {quote.need.title}
            </Link>
          )}
          <span className={css.quiet}>{facts.filter(Boolean).join(' · ')}</span>
        </p>
      </div>
      <QuoteMark state={quote.state} />
    </header>
  )
}

/** What is to be known before one goes on: what it needs, why it was refused, what came of it. */
function Notes({ of: quote }: { of: QuoteValue }) {
  const t = useText()
  const isOpen = quote.can.edit || quote.can.submit
  return (
    <>
      {isOpen &&
        quote.warnings.map((warning) => (
          <Undiagnosed key={warning.reason} missing={warning.missing} needId={quote.need?.id ?? null} />
        ))}
      {isOpen && quote.state !== 'approved' && <NeedsApproval what="quote" of={quote.needsApproval} />}
      {quote.reason && <p className={formCss.error}>{t(words.refusedWhy, { reason: quote.reason })}</p>}
      {quote.order && (
        <p>
          <Link to="/orders/$id" params={{ id: quote.order.id }}>
            {t(words.order, { number: quote.order.number ?? '' })}
          </Link>
        </p>
      )}
    </>
  )
}

function Edit({ of: quote, onDone }: { of: QuoteValue; onDone: () => void }) {
  const t = useText()
  const products = useProducts()
  const need = useRead(showNeed, { params: { id: quote.need?.id ?? '' } }, { enabled: quote.need !== null }).data
  const { mutate, isPending, error } = useWrite(changeQuote, { changes: DEALS })
  const { latest } = quote
  if (products.length === 0 && latest.lines.some(({ productId }) => productId !== null))
    return <RowBones count={3} height={72} />
  return (
    <QuoteForm
      customerId={quote.customer.id}
      worth={need?.amount}
      products={products}
      start={{
        contactId: latest.contact?.id ?? null,
        lines: latest.lines.map((line) =>
          draftOf(
            line,
            products.find(({ id }) => id === line.productId),
          ),
        ),
        validDays: latest.validDays,
        terms: latest.terms,
        termsEn: latest.termsEn,
      }}
      verb={t(quoteTexts.save)}
      busy={isPending}
      problem={error}
      onSave={(body) =>
        mutate(
          { params: { id: quote.id }, body, ifMatch: quote.version },
          {
            onSuccess: () => {
              toast({ text: t(quoteTexts.saved, { number: quote.number }) })
              onDone()
            },
          },
        )
      }
      onCancel={onDone}
    />
  )
}

/** Who asked for it, who decided, with which words. */
function Approvals({ of: quote }: { of: QuoteValue }) {
  const t = useText()
  const told = useApprovalWords()
  return (
    <section className={formCss.section}>
      <h2>{t(words.approvals)}</h2>
      <ul className={formCss.list}>
        {quote.approvals.map((one) => (
          <li key={one.askedAt} className={formCss.card}>
            <span>
              {t(words.asked, { name: one.askedBy.name, version: one.version, reasons: told(one.reasons) })}{' '}
              <span className={formCss.quiet}>
                <MomentText at={one.askedAt} />
              </span>
            </span>
            <span>
              {one.decision ? t(words[one.decision], { name: one.decidedBy?.name ?? '' }) : t(words.waits)}
              {one.note && ` · ${one.note}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
