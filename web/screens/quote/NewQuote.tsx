import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { draftQuote, showDiagnosis, showNeed } from '../../../modules/deals/contract.ts'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import { blankLine, firstChoices } from '../../../modules/deals/ui/lineDraft.ts'
import { QuoteForm } from '../../../modules/deals/ui/QuoteForm.tsx'
import { quoteTexts } from '../../../modules/deals/ui/quotes.texts.ts'
import type { Need, Product } from '../../../modules/deals/ui/types.ts'
import { useProducts } from '../../../modules/deals/ui/useProducts.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from '../deal/Deal.module.css'
import { quoteScreenTexts as words } from './quote.texts.ts'
import { Undiagnosed } from './Undiagnosed.tsx'

type Search = { customer?: string; need?: string }

/** A quote from the first line: for a need, whose goods stand in it already, or for a customer. */
export default function NewQuote() {
  const t = useText()
  const navigate = useNavigate()
  const { customer, need: needId }: Search = useSearch({ strict: false })
  const need = useRead(showNeed, { params: { id: needId ?? '' } }, { enabled: needId !== undefined })
  const products = useProducts()
  const customerId = need.data?.customer.id ?? customer
  if (need.error) return <ErrorState error={need.error} onRetry={need.refetch} />
  if (needId && !need.data) return <RowBones count={4} height={72} />
  return (
    <Page title={t(words.newTitle)} lead={!customerId && t(words.forWhom)} narrow={!customerId}>
      {customerId ? (
        <Write key={products.length} customerId={customerId} need={need.data} products={products} />
      ) : (
        <PickCustomer
          onPick={({ id }) => navigate({ to: '/quotes/new', search: { customer: id } as never, replace: true })}
        />
      )}
    </Page>
  )
}

/** What the need tells of goods and quantity stands in the first line already. */
function firstLine(need: Need | undefined, products: readonly Product[]) {
  const product = products.find(({ id }) => id === need?.product?.id)
  return blankLine({
    productId: product?.id ?? null,
    options: product ? firstChoices(product) : [],
    name: need && !product ? need.title : '',
    quantity: need?.quantity ?? null,
    unit: need?.unit ?? '',
  })
}

interface WriteProps {
  customerId: string
  need: Need | undefined
  products: readonly Product[]
}

function Write({ customerId, need, products }: WriteProps) {
  const t = useText()
  const navigate = useNavigate()
  const customer = useRead(showCustomer, { params: { id: customerId } }).data
  const diagnosis = useRead(showDiagnosis, { params: { id: need?.id ?? '' } }, { enabled: need !== undefined }).data
  const { mutate, isPending, error } = useWrite(draftQuote, { changes: DEALS })
  return (
    <div className={css.page}>
      {customer && (
        <header className={css.title}>
          <CustomerRing of={customer} size={48} />
          <div>
            <Link to="/customers/$id" params={{ id: customerId }}>
              {customer.name}
            </Link>
            <p className={css.quiet}>{need?.title}</p>
          </div>
        </header>
      )}
      {need && diagnosis && diagnosis.missing.length > 0 && (
        <Undiagnosed missing={diagnosis.missing} needId={need.id} />
      )}
      <QuoteForm
        customerId={customerId}
        worth={need?.amount}
        products={products}
        start={{
          contactId: need?.decider?.id ?? null,
          lines: [firstLine(need, products)],
          validDays: null,
          terms: null,
          termsEn: null,
        }}
        verb={t(quoteTexts.saveDraft)}
        busy={isPending}
        problem={error}
        onSave={(written) =>
          mutate(
            { body: { customerId, needId: need?.id ?? null, ...written } },
            {
              onSuccess: (quote) => {
                toast({ text: t(quoteTexts.drafted, { number: quote.number }) })
                navigate({ to: '/quotes/$id', params: { id: quote.id }, replace: true })
              },
            },
          )
        }
        onCancel={() => history.back()}
      />
    </div>
  )
}
