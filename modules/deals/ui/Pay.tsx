import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../../../web/api.ts'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { notePayment } from '../contract.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { orderActTexts as words } from './orders.texts.ts'
import type { Order } from './types.ts'
import { type Noted, WhenAndNote } from './WhenAndNote.tsx'

interface PayProps {
  of: Order
  onDone: (order: Order) => void
  onClose: () => void
}

/** Notes a payment, one of several perhaps, or what was given back. */
export function Pay({ of: order, onDone, onClose }: PayProps) {
  const t = useText()
  const form = useId()
  const { today, money } = useFormat()
  const owed = Math.max(0, order.amount.fen - (order.paidFen ?? 0))
  const [fen, setFen] = useState<number | null>(owed || null)
  const [refund, setRefund] = useState(false)
  const [noted, setNoted] = useState<Noted>({ on: today, note: '' })
  const [over, setOver] = useState(false)
  const { mutate, isPending, error } = useWrite(notePayment, { changes: DEALS })
  const tooMuch = error instanceof Problem && error.reason === 'paid_too_much'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fen) return
    mutate({ params: { id: order.id }, body: { ...noted, fen: refund ? -fen : fen, over } }, { onSuccess: onDone })
  }
  return (
    <Sheet
      title={t(words.pay)}
      place="middle"
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending}>
          {t(words.save)}
        </Button>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        <Field
          label={t(words.payAmount)}
          hint={t(words.payLeft, { amount: money({ fen: owed, currency: order.amount.currency }) })}
          error={error?.message}
        >
          {(control) => <Amount {...control} data-autofocus value={fen} onChange={setFen} />}
        </Field>
        <WhenAndNote value={noted} onChange={setNoted} />
        {(order.paidFen ?? 0) > 0 && (
          <Check checked={refund} onChange={setRefund}>
            {t(words.refund)}
          </Check>
        )}
        {tooMuch && (
          <Check checked={over} onChange={setOver}>
            {t(words.overPaid)}
          </Check>
        )}
      </form>
    </Sheet>
  )
}
