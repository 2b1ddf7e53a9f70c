import { useNavigate } from '@tanstack/react-router'
import type { Customer, Item } from '../../../modules/customers/ui/types.ts'
import { useLogTouch } from '../../../modules/touches/ui/useLogTouch.ts'

/** The touch being written about a customer; what was refused is mended on its page. */
export function useTouchForm(item: Item, customer: Customer | undefined, onSent: () => void) {
  const navigate = useNavigate()
  const contacts = customer?.contacts.filter((contact) => contact.leftOn === null) ?? []
  return useLogTouch({
    customer: item,
    contacts: [...contacts.filter(({ main }) => main), ...contacts.filter(({ main }) => !main)],
    onSent,
    onComeBack: () => navigate({ to: '/customers/$id', params: { id: item.id } }),
  })
}
