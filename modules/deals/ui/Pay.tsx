import { type FormEvent, useId, useState } from 'react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
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

/** Notes a payment, one of several perhaps, or what was given back; of an order that takes no more money, that alone. */
export function Pay({ of: order, onDone, onClose }: PayProps) {
  const t = useText()
  const form = useId()
  const { today, money } = useFormat()
  const owed = Math.max(0, order.amount.fen - (order.paidFen ?? 0))
  const paid = order.paidFen ?? 0
  const [refund, setRefund] = useState(!order.can.pay)
  const [fen, setFen] = useState<number | null>((refund ? paid : owed) || null)
  const [noted, setNoted] = useState<Noted>({ on: today, note: '' })
  const [over, setOver] = useState(false)
  const [early, setEarly] = useState(false)
  const { mutate, isPending, error } = useWrite(notePayment, { changes: DEALS })
  const reason = error?.reason
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fen) return
    mutate(
      { params: { id: order.id }, body: { ...noted, fen: refund ? -fen : fen, over, early } },
      { onSuccess: onDone },
    )
  }
  return (
    <Sheet
      title={t(order.can.pay ? words.pay : words.refundDo)}
      place="middle"
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field
          label={t(words.payAmount)}
          name="fen"
          hint={t(refund ? words.refundMost : words.payLeft, {
            amount: money({ fen: refund ? paid : owed, currency: order.amount.currency }),
          })}
        >
          {(control) => <Amount {...control} data-autofocus value={fen} onChange={setFen} />}
        </Field>
        <WhenAndNote value={noted} onChange={setNoted} />
        {order.can.pay && paid > 0 && (
          <Check
            checked={refund}
            onChange={(next) => {
              setRefund(next)
              setFen((next ? paid : owed) || null)
            }}
          >
            {t(words.refund)}
          </Check>
        )}
        {reason === 'before_order' && (
          <Check checked={early} onChange={setEarly}>
            {t(words.early)}
          </Check>
        )}
        {reason === 'paid_too_much' && (
          <Check checked={over} onChange={setOver}>
            {t(words.overPaid)}
          </Check>
        )}
      </Form>
    </Sheet>
  )
}
