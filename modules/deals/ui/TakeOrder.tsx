import { type FormEvent, useId, useState } from 'react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useToday } from '../../../web/text/zone.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { placeOrder } from '../contract.ts'
import { taxRate } from '../settings.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { LineEditor } from './LineEditor.tsx'
import { LineTable } from './LineTable.tsx'
import { blankLine, type LineDraft, lackOf, wholeLine, writtenOf } from './lineDraft.ts'
import { takeOrderTexts as words } from './orders.texts.ts'
import { AmountNeedsApproval, LiveTotals, Totals } from './Totals.tsx'
import type { NeedItem, Order, Quote } from './types.ts'
import { useProducts } from './useProducts.ts'

interface TakeOrderProps {
  customer: { id: string; name: string }
  /** The need that it wins. */
  need?: Pick<NeedItem, 'id' | 'title' | 'amount'> | undefined
  /** The accepted quote that it takes over. */
  quote?: Pick<Quote, 'id' | 'number' | 'latest'> | undefined
  onDone: (order: Order) => void
  onClose: () => void
}

/** Takes an order: from an accepted quote, by its total, or line by line. It wins its need (Q1). */
export function TakeOrder({ customer, need, quote, onDone, onClose }: TakeOrderProps) {
  const t = useText()
  const form = useId()
  const today = useToday()
  const products = useProducts()
  const rate = useSetting(taxRate)
  const [how, setHow] = useState<'whole' | 'byLine'>('whole')
  const [fen, setFen] = useState<number | null>(need?.amount?.fen ?? null)
  const [costFen, setCost] = useState<number | null>(null)
  const [product, setProduct] = useState(need?.title ?? '')
  const [lines, setLines] = useState<readonly LineDraft[]>(() => [blankLine({ name: need?.title ?? '' })])
  const [orderedOn, setOrderedOn] = useState(today)
  const [dueOn, setDueOn] = useState('')
  const [number, setNumber] = useState('')
  const [lacking, setLacking] = useState(false)
  const { mutate, isPending, error } = useWrite(placeOrder, { changes: DEALS })
  const byLine = !quote && how === 'byLine'
  const amounts = () => {
    if (quote) return { quoteId: quote.id }
    if (byLine) return { lines: lines.map(writtenOf) }
    return { amount: { fen: fen ?? 0, currency: 'CNY' }, costFen, product: product.trim() || null }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = byLine ? lines.some((line) => lackOf(line) !== null) : !quote && !fen
    setLacking(lacks)
    if (lacks) return
    const about = { customerId: customer.id, needId: need?.id ?? null, orderedOn, dueOn: dueOn || null }
    const body = { ...about, ...(number.trim() && { number: number.trim() }), ...amounts() }
    mutate(
      { body },
      {
        onSuccess: (order) => {
          const told = order.waiting ? words.takenWaits : order.need ? words.taken : words.takenPlain
          toast({ text: t(told, { number: order.number ?? '' }) })
          onClose()
          onDone(order)
        },
      },
    )
  }
  const about = quote ? t(words.ofQuote, { number: quote.number }) : need && t(words.ofNeed, { title: need.title })
  return (
    <Sheet
      title={t(words.title)}
      wide={byLine || quote !== undefined}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending}>
            {t(words.take)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <p>
          <strong>{customer.name}</strong>
          {about && <span className={css.quiet}> · {about}</span>}
        </p>
        {quote ? (
          <>
            <LineTable lines={quote.latest.lines} currency={quote.latest.currency} />
            <Totals {...quote.latest.totals} currency={quote.latest.currency} />
          </>
        ) : (
          <Segmented
            label={t(words.how)}
            choices={[
              { value: 'whole', label: t(words.whole) },
              { value: 'byLine', label: t(words.byLine) },
            ]}
            value={how}
            onChange={setHow}
          />
        )}
        {byLine && (
          <>
            <LineEditor lines={lines} onChange={setLines} products={products} />
            <LiveTotals
              lines={lines.map((line) => wholeLine(line, products, rate))}
              approval="order"
              worth={need?.amount}
            />
          </>
        )}
        <div className={css.pair}>
          {!quote && !byLine && (
            <>
              <Field label={t(words.amount)} name="amount">
                {(control) => <Amount {...control} data-autofocus value={fen} onChange={setFen} />}
              </Field>
              <Field label={t(words.cost)} name="costFen">
                {(control) => <Amount {...control} value={costFen} onChange={setCost} />}
              </Field>
              <Field label={t(words.product)} name="product">
                {(control) => (
                  <Input {...control} value={product} onChange={(event) => setProduct(event.target.value)} />
                )}
              </Field>
            </>
          )}
          <Field label={t(words.number)} name="number" hint={t(words.numberHint)}>
            {(control) => <Input {...control} value={number} onChange={(event) => setNumber(event.target.value)} />}
          </Field>
          <Field label={t(words.orderedOn)} name="orderedOn">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                max={today}
                value={orderedOn}
                onChange={(event) => setOrderedOn(event.target.value)}
              />
            )}
          </Field>
          <Field label={t(words.dueOn)} name="dueOn">
            {(control) => (
              <Input {...control} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
            )}
          </Field>
        </div>
        {!quote && !byLine && fen !== null && fen > 0 && (
          <AmountNeedsApproval fen={fen} costFen={costFen} worth={need?.amount} />
        )}
        {lacking && (
          <p className={css.error} role="alert">
            {t(words.amountNeeded)}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
