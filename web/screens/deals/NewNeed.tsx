import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Sign } from '../../../modules/customers/ui/types.ts'
import { NeedForm, NeedFormDo } from '../../../modules/deals/ui/NeedForm.tsx'
import { needTexts as words } from '../../../modules/deals/ui/needs.texts.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'
import css from './Deals.module.css'
import { dealsTexts } from './deals.texts.ts'

interface NewNeedProps {
  /** Whose need it is; asked for where left out. */
  customer?: Pick<Sign, 'id' | 'name'> | undefined
  onClose: () => void
}

/** Writes down a need, for a customer that is found first. */
export function NewNeed({ customer: given, onClose }: NewNeedProps) {
  const t = useText()
  const navigate = useNavigate()
  const form = useId()
  const [customer, setCustomer] = useState(given)
  const [busy, setBusy] = useState(false)
  if (!customer)
    return (
      <Sheet title={t(words.create)} onClose={onClose}>
        <PickCustomer onPick={setCustomer} />
      </Sheet>
    )
  return (
    <Sheet title={t(words.create)} onClose={onClose} footer={<NeedFormDo form={form} busy={busy} />}>
      <div className={css.panel}>
        <p className={css.acts}>
          <strong>{customer.name}</strong>
          {!given && (
            <Button size="small" kind="quiet" onClick={() => setCustomer(undefined)}>
              {t(words.otherCustomer)}
            </Button>
          )}
        </p>
        <NeedForm
          id={form}
          customerId={customer.id}
          onBusy={setBusy}
          onDone={(need) => {
            onClose()
            toast({
              text: t(words.created, { title: need.title }),
              action: {
                label: t(dealsTexts.open),
                act: () => navigate({ to: '/deals/$id', params: { id: need.id } }),
              },
            })
          }}
        />
      </div>
    </Sheet>
  )
}
