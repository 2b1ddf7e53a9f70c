import { useState } from 'react'
import { approveOrder, cancelOrder, completeOrder } from '../../../modules/deals/contract.ts'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import { Deliver } from '../../../modules/deals/ui/Deliver.tsx'
import { refundTexts, orderActTexts as words } from '../../../modules/deals/ui/orders.texts.ts'
import { Pay } from '../../../modules/deals/ui/Pay.tsx'
import type { Order } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import type { Choice } from '../../kit/controls/Choices.tsx'
import { ConfirmWithReason } from '../../kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from '../deals/Deals.module.css'

const REFUNDS = ['later', 'now', 'kept'] as const
type Refund = (typeof REFUNDS)[number]

/** What one may do with an order; what completes it is told in words (T12). */
export function OrderActs({ of: order }: { of: Order }) {
  const t = useText()
  const [act, setAct] = useState<'deliver' | 'pay' | 'cancel' | null>(null)
  const approve = useWrite(approveOrder, { changes: DEALS })
  const complete = useWrite(completeOrder, { changes: DEALS })
  const cancel = useWrite(cancelOrder, { changes: DEALS })
  const { money } = useFormat()
  const { can } = order
  const paid = order.paidFen ?? 0
  const refunds: Choice<Refund>[] = REFUNDS.map((value) => ({ value, label: t(refundTexts[value]) }))
  const params = { id: order.id }
  const told = (after: Order, done: string) => {
    setAct(null)
    toast({ text: after.state === 'completed' ? t(words.completed) : done })
  }
  const number = order.number ?? ''
  return (
    <div className={css.acts}>
      {can.approve && (
        <Button
          kind="primary"
          busy={approve.isPending}
          onClick={() =>
            approve.mutate({ params }, { onSuccess: (after) => told(after, t(words.approved, { number })) })
          }
        >
          {t(words.approve)}
        </Button>
      )}
      {can.deliver && (
        <Button kind="primary" onClick={() => setAct('deliver')}>
          {t(words.deliver)}
        </Button>
      )}
      {can.pay && (
        <Button kind={can.deliver ? 'plain' : 'primary'} onClick={() => setAct('pay')}>
          {t(words.pay)}
        </Button>
      )}
      {can.refund && !can.pay && <Button onClick={() => setAct('pay')}>{t(words.refundDo)}</Button>}
      {can.complete && (
        <Button
          busy={complete.isPending}
          onClick={() => complete.mutate({ params }, { onSuccess: (after) => told(after, '') })}
        >
          {t(words.complete)}
        </Button>
      )}
      {can.cancel && <Button onClick={() => setAct('cancel')}>{t(words.cancel)}</Button>}
      {act === 'deliver' && (
        <Deliver of={order} onDone={(after) => told(after, t(words.delivered))} onClose={() => setAct(null)} />
      )}
      {act === 'pay' && (
        <Pay
          of={order}
          onDone={(after) => told(after, t(can.pay ? words.paid : words.refunded))}
          onClose={() => setAct(null)}
        />
      )}
      {act === 'cancel' && (
        <ConfirmWithReason
          title={t(words.cancelTitle, { number })}
          verb={t(words.cancelDo)}
          danger
          {...(paid > 0 && { codes: refunds })}
          onConfirm={async (reason, refund) => {
            await cancel.mutateAsync({ params, body: { reason, ...(refund && { refund }) } })
            toast({ text: t(words.cancelled, { number }) })
          }}
          onClose={() => setAct(null)}
        >
          {t(words.cancelLead)}
          {paid > 0 && <p>{t(words.cancelPaid, { amount: money({ fen: paid, currency: order.amount.currency }) })}</p>}
        </ConfirmWithReason>
      )}
    </div>
  )
}
