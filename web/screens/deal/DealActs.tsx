import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { moveNeed } from '../../../modules/deals/contract.ts'
import { AskSupport } from '../../../modules/deals/ui/AskSupport.tsx'
import { DEALS } from '../../../modules/deals/ui/changes.ts'
import { LoseNeed } from '../../../modules/deals/ui/LoseNeed.tsx'
import { supportTexts } from '../../../modules/deals/ui/needs.texts.ts'
import { TakeOrder } from '../../../modules/deals/ui/TakeOrder.tsx'
import type { Need } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from '../deals/Deals.module.css'
import { dealTexts as words } from './deal.texts.ts'

type Act = 'support' | 'lose' | 'order'

/** What one may do with a need: quote, take the order, ask the manager in, lose it; what was lost is taken up again. */
export function DealActs({ of: need }: { of: Need }) {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const { mutate } = useWrite(moveNeed, { changes: DEALS })
  const takeUp = () =>
    mutate(
      { params: { id: need.id }, body: { stage: need.level } },
      { onError: (error) => toast({ kind: 'wrong', text: error.message }) },
    )
  const mayAsk = need.can.askForSupport && need.owner?.id === me.id
  return (
    <div className={css.acts}>
      {need.can.quote && (
        <Button kind="primary" onClick={() => navigate({ to: '/quotes/new', search: { need: need.id } as never })}>
          {t(words.newQuote)}
        </Button>
      )}
      {need.can.close && <Button onClick={() => setAct('order')}>{t(words.takeOrder)}</Button>}
      {mayAsk && <Button onClick={() => setAct('support')}>{t(supportTexts.ask)}</Button>}
      {need.can.close && <Button onClick={() => setAct('lose')}>{t(words.lost)}</Button>}
      {need.can.edit && need.loss && <Button onClick={takeUp}>{t(words.reopen)}</Button>}
      {act === 'support' && <AskSupport of={need} onClose={stop} />}
      {act === 'lose' && <LoseNeed of={need} onClose={stop} />}
      {act === 'order' && (
        <TakeOrder
          customer={need.customer}
          need={need}
          onDone={(order) => navigate({ to: '/orders/$id', params: { id: order.id } })}
          onClose={stop}
        />
      )}
    </div>
  )
}
