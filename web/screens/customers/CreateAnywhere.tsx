import { useNavigate } from '@tanstack/react-router'
import { CreateCustomer } from '../../../modules/customers/ui/CreateCustomer.tsx'
import { createTexts as words } from '../../../modules/customers/ui/create.texts.ts'
import { creating } from '../../creating.ts'
import { toast } from '../../kit/layers/toast.ts'
import { useText } from '../../text/useText.ts'

/** `N` on the list, or ⌘K anywhere: a new customer, whose page opens when it is there. */
export default function CreateAnywhere({ name }: { name: string }) {
  const t = useText()
  const navigate = useNavigate()
  return (
    <CreateCustomer
      name={name}
      onCreated={(customer) => {
        toast({ text: t(words.created, { name: customer.name }) })
        navigate({ to: '/customers/$id', params: { id: customer.id } })
      }}
      onClose={() => creating.set(null)}
    />
  )
}
