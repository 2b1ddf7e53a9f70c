import { type FormEvent, type ReactNode, useState } from 'react'
import type { Money } from '../../../shared/money.ts'
import type { Problem } from '../../../web/api.ts'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useRead } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { showCustomer } from '../../customers/contract.ts'
import { quoteTerms, quoteTermsEn, taxRate, validDays } from '../settings.ts'
import css from './form.module.css'
import editorCss from './LineEditor.module.css'
import { LineEditor } from './LineEditor.tsx'
import { type LineDraft, lackOf, type WrittenLine, wholeLine, writtenOf } from './lineDraft.ts'
import { lineTexts, quoteTexts as words } from './quotes.texts.ts'
import { LiveTotals } from './Totals.tsx'
import type { Product } from './types.ts'

export interface QuoteDraft {
  readonly contactId: string | null
  readonly lines: readonly LineDraft[]
  /** Null: as the company's settings say. */
  readonly validDays: number | null
  readonly terms: string | null
  readonly termsEn: string | null
}

export interface WrittenQuote {
  contactId: string | null
  lines: WrittenLine[]
  validDays?: number
  terms?: string
  termsEn?: string
}

interface QuoteFormProps {
  customerId: string
  /** What the need is worth that it answers. */
  worth: Money | null | undefined
  start: QuoteDraft
  products: readonly Product[]
  verb: string
  busy: boolean
  problem: Problem | null
  onSave: (quote: WrittenQuote) => void
  onCancel: () => void
  /** Above the lines: what is to be thought of. */
  children?: ReactNode
}

/** A quote being written: its lines with live totals, to whom, how long it holds, on which terms. */
export function QuoteForm(props: QuoteFormProps) {
  const { customerId, worth, start, products, verb, busy, problem, onSave, onCancel, children } = props
  const t = useText()
  const rate = useSetting(taxRate)
  const usual = { days: useSetting(validDays), terms: useSetting(quoteTerms), termsEn: useSetting(quoteTermsEn) }
  const contacts = useRead(showCustomer, { params: { id: customerId } }).data?.contacts ?? []
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const set = (next: Partial<QuoteDraft>) => setDraft({ ...draft, ...next })
  const lacks = draft.lines.map(lackOf)
  const at = lacks.findIndex((lack) => lack !== null)
  const lack = { name: lineTexts.lackName, quantity: lineTexts.lackQuantity, price: lineTexts.lackPrice }
  const missing = tried && lacks[at] ? t(lack[lacks[at]], { at: at + 1 }) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (at >= 0) return
    onSave({
      contactId: draft.contactId,
      lines: draft.lines.map(writtenOf),
      ...(draft.validDays !== null && { validDays: draft.validDays }),
      ...(draft.terms !== null && { terms: draft.terms }),
      ...(draft.termsEn !== null && { termsEn: draft.termsEn }),
    })
  }
  return (
    <Form className={css.form} onSubmit={submit} problem={problem}>
      {children}
      <LineEditor lines={draft.lines} onChange={(lines) => set({ lines })} products={products} />
      <LiveTotals lines={draft.lines.map((line) => wholeLine(line, products, rate))} approval="quote" worth={worth} />
      <div className={css.pair}>
        <Field label={t(words.contact)} name="contactId">
          {(control) => (
            <Select
              {...control}
              empty={t(words.nobody)}
              options={contacts.map(({ id, name, job }) => ({
                value: id,
                label: [name, job].filter(Boolean).join(' · '),
              }))}
              value={draft.contactId ?? ''}
              onChange={(event) => set({ contactId: event.target.value || null })}
            />
          )}
        </Field>
        <Field label={t(words.validDays)} name="validDays">
          {(control) => (
            <Count
              {...control}
              after={t(words.days)}
              value={draft.validDays ?? usual.days}
              onChange={(days) => set({ validDays: days })}
            />
          )}
        </Field>
      </div>
      <Field label={t(words.terms)} name="terms" hint={t(words.termsHint)}>
        {(control) => (
          <TextArea
            {...control}
            value={draft.terms ?? usual.terms}
            onChange={(event) => set({ terms: event.target.value })}
          />
        )}
      </Field>
      <Field label={t(words.termsEn)} name="termsEn" hint={t(words.termsEnHint)}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            value={draft.termsEn ?? usual.termsEn}
            onChange={(event) => set({ termsEn: event.target.value })}
          />
        )}
      </Field>
      {missing && (
        <p className={css.error} role="alert">
          {missing}
        </p>
      )}
      <div className={editorCss.bar}>
        <Button onClick={onCancel}>{t(words.cancel)}</Button>
        <Button type="submit" kind="primary" busy={busy}>
          {verb}
        </Button>
      </div>
    </Form>
  )
}
