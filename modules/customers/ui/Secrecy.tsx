import { Link } from '@tanstack/react-router'
import { EyeOff, History, LockOpen, Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { Button, buttonClass } from '../../../web/kit/controls/Button.tsx'
import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { Face } from '../../../web/kit/signs/Face.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listCustomers, showCustomer } from '../contract.ts'
import {
  hideCustomer,
  nameConfidant,
  openCustomer,
  removeConfidant,
  type SecrecyReply,
  showSecrecy,
} from '../secret/contract.ts'
import { ColleagueField } from './ColleagueField.tsx'
import css from './Secrecy.module.css'
import { secrecyTexts as words } from './secrecy.texts.ts'
import type { Customer } from './types.ts'
import { usePeople } from './usePeople.ts'

type Told = z.infer<typeof SecrecyReply>
type Confidant = Told['confidants'][number]

/** S1, S2: who sees a customer. Of an open one it stands there only for who may hide it. */
export function Secrecy({ of: customer }: { of: Customer }) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const [hiding, setHiding] = useState(false)
  const [opening, setOpening] = useState(false)
  const { data } = useRead(showSecrecy, { params: { id: customer.id } })
  if (!data || (data.grade === 'open' && !data.can.hide)) return null
  return (
    <section className={css.panel} aria-label={t(words.title)}>
      <header className={css.head}>
        <h2>{t(words.title)}</h2>
        {data.can.name && !adding && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
            {t(words.name)}
          </Button>
        )}
      </header>
      <p className={css.quiet}>{t(data.can.open ? words.staysText : WHAT[data.grade])}</p>
      {adding && <Name of={customer} told={data} onClose={() => setAdding(false)} />}
      {data.confidants.length > 0 && (
        <ul>
          {data.confidants.map((confidant) => (
            <Person key={confidant.person.id} of={customer} confidant={confidant} mayRemove={data.can.name} />
          ))}
        </ul>
      )}
      {data.can.name && !customer.can.anonymise && <p className={css.quiet}>{t(words.anonymising)}</p>}
      <span className={css.acts}>
        {data.can.review && (
          <Link
            to={'/sights' as string}
            search={{ customer: customer.id } as never}
            className={buttonClass({ size: 'small', kind: 'quiet' })}
          >
            <History size={16} aria-hidden="true" />
            {t(words.review)}
          </Link>
        )}
        {data.can.open && (
          <Button size="small" kind="quiet" icon={<LockOpen />} onClick={() => setOpening(true)}>
            {t(words.open)}
          </Button>
        )}
        {data.can.hide && (
          <Button size="small" kind="quiet" icon={<EyeOff />} onClick={() => setHiding(true)}>
            {t(data.grade === 'hidden' ? words.show : words.hide)}
          </Button>
        )}
      </span>
      {opening && <Open of={customer} onClose={() => setOpening(false)} />}
      {hiding && <Hide of={customer} hide={data.grade !== 'hidden'} onClose={() => setHiding(false)} />}
    </section>
  )
}

const WHAT = { open: words.openText, sealed: words.sealedText, hidden: words.hiddenText } as const

function Person({ of: customer, confidant, mayRemove }: { of: Customer; confidant: Confidant; mayRemove: boolean }) {
  const t = useText()
  const { person, by, cause, namedBy, signed } = confidant
  const name = useWrite(nameConfidant, { changes: [showSecrecy] })
  const remove = useWrite(removeConfidant, { changes: [showSecrecy] })
  const params = { id: customer.id, personId: person.id }
  const take = () =>
    remove.mutate(
      { params },
      {
        onSuccess: () => toast({ text: t(words.removed, { name: person.name }), undo: () => name.mutate({ params }) }),
        onError: (problem) => toast({ kind: 'wrong', text: problem.message }),
      },
    )
  const why = () => {
    if (by === 'office') return t(words.byOffice)
    if (cause === 'named' && namedBy) return t(words.namedBy, { name: namedBy.name })
    return t(cause === 'owner' || person.id === customer.owner?.id ? words.asOwner : words.knewIt)
  }
  return (
    <li className={css.person}>
      <Face name={person.name} size={26} />
      <span className={css.who}>
        <span>{person.name}</span>
        <span className={css.quiet}>
          {why()}
          {!signed && <span className={css.unsigned}> · {t(words.unsigned)}</span>}
        </span>
      </span>
      {mayRemove && by === 'list' && (
        <Button
          size="small"
          kind="quiet"
          icon={<X />}
          aria-label={t(words.remove, { name: person.name })}
          data-tip={t(words.remove, { name: person.name })}
          onClick={take}
        />
      )}
    </li>
  )
}

function Name({ of: customer, told, onClose }: { of: Customer; told: Told; onClose: () => void }) {
  const t = useText()
  const { people } = usePeople()
  const [person, setPerson] = useState<string | null>(null)
  const name = useWrite(nameConfidant, {
    changes: [showSecrecy],
    onSuccess: (_reply, { params }) => {
      const { name: who = '' } = people.find(({ id }) => id === params.personId) ?? {}
      toast({ text: t(words.named, { name: who }) })
      onClose()
    },
  })
  const there = told.confidants.map((confidant) => confidant.person.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (person) name.mutate({ params: { id: customer.id, personId: person } })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <ColleagueField label={t(words.colleague)} but={there} value={person} onChange={setPerson} />
      {name.error && <ErrorState small error={name.error} />}
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary" disabled={!person} busy={name.isPending}>
          {t(words.add)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(words.cancel)}
        </Button>
      </span>
    </form>
  )
}

function Open({ of: customer, onClose }: { of: Customer; onClose: () => void }) {
  const t = useText()
  const open = useWrite(openCustomer, { changes: [showSecrecy, showCustomer, listCustomers] })
  return (
    <ConfirmWithReason
      title={t(words.openTitle, { name: customer.name })}
      verb={t(words.open)}
      onConfirm={(reason) => open.mutateAsync({ params: { id: customer.id }, body: { reason } })}
      onClose={onClose}
    >
      {t(words.openAsk)}
    </ConfirmWithReason>
  )
}

function Hide({ of: customer, hide, onClose }: { of: Customer; hide: boolean; onClose: () => void }) {
  const t = useText()
  const mark = useWrite(hideCustomer, { changes: [showSecrecy, showCustomer, listCustomers] })
  const { name } = customer
  return (
    <ConfirmWithReason
      title={t(hide ? words.hideTitle : words.showTitle, { name })}
      verb={t(hide ? words.hide : words.show)}
      onConfirm={(reason) => mark.mutateAsync({ params: { id: customer.id }, body: { hidden: hide, reason } })}
      onClose={onClose}
    >
      {t(hide ? words.hideText : words.showText)}
    </ConfirmWithReason>
  )
}
