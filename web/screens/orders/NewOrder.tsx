import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { takeOrderTexts } from '../../../modules/deals/ui/orders.texts.ts'
import { TakeOrder } from '../../../modules/deals/ui/TakeOrder.tsx'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useText } from '../../text/useText.ts'

interface NewOrderProps {
  customer?: { id: string; name: string }
  onClose: () => void
}

/** Takes an order by hand, of a customer that is found first. */
export function NewOrder({ customer: given, onClose }: NewOrderProps) {
  const t = useText()
  const navigate = useNavigate()
  const [customer, setCustomer] = useState(given)
  if (!customer)
    return (
      <Sheet title={t(takeOrderTexts.title)} onClose={onClose}>
        <PickCustomer onPick={setCustomer} />
      </Sheet>
    )
  return (
    <TakeOrder
      customer={customer}
      onDone={(order) => navigate({ to: '/orders/$id', params: { id: order.id } })}
      onClose={onClose}
    />
  )
}
