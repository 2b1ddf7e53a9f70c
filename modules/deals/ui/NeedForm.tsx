import { type FormEvent, useState } from 'react'
import { COMPANY_CURRENCY, type Money } from '../../../shared/money.ts'
import { Amount, Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { openNeed } from '../contract.ts'
import { LEVELS, type Level, needStageWords } from '../rules/board.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { needTexts as words } from './needs.texts.ts'
import type { Need } from './types.ts'
import { useProducts } from './useProducts.ts'

interface NeedFormProps {
  customerId: string
  /** The id by which a button outside submits it. */
  id: string
  onBusy: (busy: boolean) => void
  onDone: (need: Need) => void
}

const money = (fen: number | null): Money | null => (fen === null ? null : { fen, currency: COMPANY_CURRENCY })

/** Writes down a wish to buy: what, how far, and whatever else is known by now. */
export function NeedForm({ customerId, id, onBusy, onDone }: NeedFormProps) {
  const t = useText()
  const products = useProducts()
  const [title, setTitle] = useState('')
  const [untitled, setUntitled] = useState(false)
  const [level, setLevel] = useState<Level>('explicit')
  const [fen, setFen] = useState<number | null>(null)
  const [quantity, setQuantity] = useState<number | null>(null)
  const [productId, setProduct] = useState('')
  const [wantedOn, setWantedOn] = useState('')
  const [chance, setChance] = useState<number | null>(null)
  const [nextStep, setNextStep] = useState('')
  const [nextOn, setNextOn] = useState('')
  const { mutateAsync, error } = useWrite(openNeed, { changes: DEALS })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setUntitled(true)
    onBusy(true)
    const product = products.find((one) => one.id === productId)
    const body = {
      customerId,
      level,
      title: title.trim(),
      amount: money(fen),
      quantity,
      unit: quantity === null ? null : (product?.unit ?? null),
      productId: productId || null,
      wantedOn: wantedOn || null,
      chance,
      nextStep: nextStep.trim() || null,
      nextOn: nextOn || null,
    }
    await mutateAsync({ body })
      .then(onDone)
      .catch(() => undefined)
    onBusy(false)
  }
  return (
    <Form id={id} className={css.form} onSubmit={submit} problem={error}>
      <Field label={t(words.title)} name="title" error={untitled ? t(words.titleNeeded) : undefined}>
        {(control) => (
          <Input
            {...control}
            data-autofocus
            maxLength={200}
            placeholder={t(words.titleHint)}
            value={title}
            onChange={(event) => {
              setTitle(event.target.value)
              setUntitled(false)
            }}
          />
        )}
      </Field>
      <div>
        <p className={css.legend}>{t(words.level)}</p>
        <Segmented
          label={t(words.level)}
          choices={LEVELS.map((value) => ({ value, label: t(needStageWords[value]) }))}
          value={level}
          onChange={setLevel}
        />
        <p className={css.hint}>{t(words.levelHint)}</p>
      </div>
      <div className={css.pair}>
        <Field label={t(words.amount)} name="amount">
          {(control) => <Amount {...control} value={fen} onChange={setFen} />}
        </Field>
        <Field label={t(words.chance)} name="chance">
          {(control) => <Count {...control} after="%" value={chance} onChange={setChance} />}
        </Field>
        <Field label={t(words.product)} name="productId">
          {(control) => (
            <Select
              {...control}
              empty={t(words.none)}
              options={products.map((one) => ({ value: one.id, label: one.name }))}
              value={productId}
              onChange={(event) => setProduct(event.target.value)}
            />
          )}
        </Field>
        <Field label={t(words.quantity)} name="quantity">
          {(control) => <Count {...control} value={quantity} onChange={setQuantity} />}
        </Field>
        <Field label={t(words.nextStep)} name="nextStep">
          {(control) => <Input {...control} value={nextStep} onChange={(event) => setNextStep(event.target.value)} />}
        </Field>
        <Field label={t(words.nextOn)} name="nextOn">
          {(control) => (
            <Input {...control} type="date" value={nextOn} onChange={(event) => setNextOn(event.target.value)} />
          )}
        </Field>
        <Field label={t(words.wantedOn)} name="wantedOn">
          {(control) => (
            <Input {...control} type="date" value={wantedOn} onChange={(event) => setWantedOn(event.target.value)} />
          )}
        </Field>
      </div>
    </Form>
  )
}

/** The form's one button, which stands in the footer of what holds it. */
export function NeedFormDo({ form, busy }: { form: string; busy: boolean }) {
  const t = useText()
  return (
    <Button type="submit" form={form} kind="primary" busy={busy}>
      {t(words.createDo)}
    </Button>
  )
}
