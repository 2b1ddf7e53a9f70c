import type { ReactNode } from 'react'
import {
  anonymiseCustomer,
  archiveCustomer,
  listCustomers,
  restoreCustomer,
} from '../../../modules/customers/contract.ts'
import { useNoteCustomer } from '../../../modules/customers/ui/current.ts'
import type { Contact, Customer } from '../../../modules/customers/ui/types.ts'
import { call } from '../../api.ts'
import { ConfirmWithReason } from '../../kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { keyOf, queries } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { putAwayTexts as words } from './customer.texts.ts'

interface PutAwayProps {
  of: Customer
  onClose: () => void
}

interface ReasonedProps extends PutAwayProps {
  title: string
  verb: string
  done: string
  danger?: boolean
  act: (reason: string) => Promise<Customer>
  children: ReactNode
}

function Reasoned({ of: _, act, done, ...sheet }: ReasonedProps) {
  const note = useNoteCustomer()
  const confirm = async (reason: string) => {
    note(await act(reason))
    queries.invalidateQueries({ queryKey: keyOf(listCustomers) })
    toast({ text: done })
  }
  return <ConfirmWithReason {...sheet} onConfirm={confirm} />
}

/** T8: puts a customer away instead of deleting it. */
export function Archive({ of, onClose }: PutAwayProps) {
  const t = useText()
  const { id, name } = of
  return (
    <Reasoned
      of={of}
      title={t(words.archiveTitle, { name })}
      verb={t(words.archive)}
      done={t(words.archived, { name })}
      act={(reason) => call(archiveCustomer, { params: { id }, body: { reason } })}
      onClose={onClose}
    >
      {t(words.archiveLead)}
    </Reasoned>
  )
}

export function Restore({ of, onClose }: PutAwayProps) {
  const t = useText()
  const { id, name } = of
  return (
    <Reasoned
      of={of}
      title={t(words.restoreTitle, { name })}
      verb={t(words.restore)}
      done={t(words.restored, { name })}
      act={(reason) => call(restoreCustomer, { params: { id }, body: { reason } })}
      onClose={onClose}
    >
      {t(words.restoreLead)}
    </Reasoned>
  )
}

/** T8: a person's legal request. Of one contact, or of the whole customer. */
export function Anonymise({ of, contact, onClose }: PutAwayProps & { contact?: Contact }) {
  const t = useText()
  const { id } = of
  const name = contact?.name ?? of.name
  const contactId = contact?.id
  return (
    <Reasoned
      of={of}
      danger
      title={t(words.anonymiseTitle, { name })}
      verb={t(words.anonymise)}
      done={t(words.anonymised)}
      act={(reason) => call(anonymiseCustomer, { params: { id }, body: { reason, ...(contactId && { contactId }) } })}
      onClose={onClose}
    >
      {t(contact ? words.anonymiseContactLead : words.anonymiseLead)}
    </Reasoned>
  )
}
