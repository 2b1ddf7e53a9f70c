import { type FormEvent, useId, useState } from 'react'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check, Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteDelivery } from '../contract.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { orderActTexts as words } from './orders.texts.ts'
import type { Order } from './types.ts'
import { type Noted, WhenAndNote } from './WhenAndNote.tsx'

interface DeliverProps {
  of: Order
  onDone: (order: Order) => void
  onClose: () => void
}

const left = ({ quantity, delivered }: Order['lines'][number]): number =>
  Math.max(0, Math.round((quantity - delivered) * 1000) / 1000)

/** Notes a delivery: all that is left, or so much of each line. */
export function Deliver({ of: order, onDone, onClose }: DeliverProps) {
  const t = useText()
  const form = useId()
  const { today, number } = useFormat()
  const open = order.lines.filter((line) => left(line) > 0)
  const [how, setHow] = useState<'all' | 'part'>('all')
  const [gone, setGone] = useState<Readonly<Record<string, number | null>>>({})
  const [noted, setNoted] = useState<Noted>({ on: today, note: '' })
  const [over, setOver] = useState(false)
  const [early, setEarly] = useState(false)
  const { mutate, isPending, error } = useWrite(noteDelivery, { changes: DEALS })
  const reason = error?.reason
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isAll = how === 'all'
    const portions = open.map((line) => ({ lineId: line.id, quantity: isAll ? left(line) : (gone[line.id] ?? 0) }))
    const lines = portions.filter(({ quantity }) => quantity > 0)
    mutate({ params: { id: order.id }, body: { ...noted, lines, complete: isAll, over, early } }, { onSuccess: onDone })
  }
  return (
    <Sheet
      title={t(words.deliver)}
      place="middle"
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        {open.length > 0 && (
          <Segmented
            label={t(words.deliver)}
            choices={[
              { value: 'all', label: t(words.deliverAll) },
              { value: 'part', label: t(words.deliverPart) },
            ]}
            value={how}
            onChange={setHow}
          />
        )}
        {how === 'part' &&
          open.map((line) => (
            <Field
              key={line.id}
              label={line.name}
              hint={t(words.left, { quantity: number(left(line)), unit: line.unit })}
            >
              {(control) => (
                <Count
                  {...control}
                  after={line.unit}
                  value={gone[line.id] ?? null}
                  onChange={(quantity) => setGone({ ...gone, [line.id]: quantity })}
                />
              )}
            </Field>
          ))}
        <WhenAndNote value={noted} onChange={setNoted} />
        {reason === 'before_order' && (
          <Check checked={early} onChange={setEarly}>
            {t(words.early)}
          </Check>
        )}
        {reason === 'delivered_too_much' && (
          <Check checked={over} onChange={setOver}>
            {t(words.overDelivered)}
          </Check>
        )}
      </Form>
    </Sheet>
  )
}
