import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { showCustomer } from '../../customers/contract.ts'
import { linkMailAddress, listAddresses, showMail } from '../contract.ts'
import css from './mail.module.css'
import { mailTexts as words } from './mail.texts.ts'
import type { Mail } from './types.ts'

/** C1: somebody unknown wrote in a known conversation: whose address is it? */
export function LinkAddress({ of, address }: { of: Mail; address: string }) {
  const customer = of.customers.find(({ can }) => can.part)
  return customer ? <Linking mailId={of.id} customerId={customer.id} address={address} /> : null
}

function Linking({ mailId, customerId, address }: { mailId: string; customerId: string; address: string }) {
  const t = useText()
  const { data } = useRead(showCustomer, { params: { id: customerId } })
  const contacts = data?.contacts.filter(({ leftOn }) => leftOn === null) ?? []
  const [chosen, setChosen] = useState('')
  const contact = contacts.find(({ id }) => id === (chosen || contacts[0]?.id))
  const link = useWrite(linkMailAddress, {
    changes: [showMail, showCustomer, listAddresses],
    onSuccess: () => toast({ text: t(words.linked, { address, name: contact?.name ?? '' }) }),
  })
  if (!contact) return null
  return (
    <div className={css.note}>
      <span>{t(words.stranger, { address })}</span>
      <span className={css.linking}>
        <Select
          aria-label={t(words.linkTo)}
          options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
          value={contact.id}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Button
          busy={link.isPending}
          onClick={() => link.mutate({ params: { id: mailId }, body: { customerId, contactId: contact.id, address } })}
        >
          {t(words.link)}
        </Button>
      </span>
      {link.error && <ErrorState small error={link.error} />}
    </div>
  )
}
