import { Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import { createKey, type KeyReply, listKeys, revokeKey } from '../../../modules/people/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { names } from '../../kit/look/names.ts'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { Section } from './Section.tsx'

type Key = z.infer<typeof KeyReply>

/** Keys with which scripts act as oneself. */
export function Keys() {
  const t = useText()
  const { data, error, refetch } = useRead(listKeys, {})
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const add = (
    <Button size="small" icon={<Plus />} onClick={() => setMaking(true)}>
      {t(words.newKey)}
    </Button>
  )
  return (
    <Section title={t(words.keys)} lead={t(words.keysLead)} aside={add}>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {data?.items.length === 0 && <p className={css.quiet}>{t(words.noKeys)}</p>}
      <ul className={css.items}>
        {data?.items.map((key) => (
          <KeyItem key={key.id} value={key} onRevoke={() => setRevoking(key)} />
        ))}
      </ul>
      <p className={css.quiet}>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t(words.docs)}
        </a>
      </p>
      {making && <NewKey onClose={() => setMaking(false)} />}
      {revoking && <RevokeKey value={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  )
}

function KeyItem({ value, onRevoke }: { value: Key; onRevoke: () => void }) {
  const t = useText()
  const format = useFormat()
  const facts = [
    t(words.keyMade, { day: format.moment(value.createdAt) }),
    value.expiresAt && t(words.keyExpires, { day: format.moment(value.expiresAt) }),
    value.revokedAt && t(words.keyRevoked),
  ]
  return (
    <li className={names(css.item, value.revokedAt && css.gone)}>
      <div className={css.what}>
        <div className={css.name}>
          {value.name}
          {value.readOnly && <span className={css.mark}>{t(words.readOnlyMark)}</span>}
        </div>
        <div className={css.quiet}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {!value.revokedAt && (
        <Button size="small" kind="danger" onClick={onRevoke}>
          {t(words.revoke)}
        </Button>
      )}
    </li>
  )
}

function NewKey({ onClose }: { onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState('')
  const [readOnly, setReadOnly] = useState(true)
  const [expiresOn, setExpiresOn] = useState('')
  const make = useWrite(createKey, { changes: [listKeys] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ body: { name, readOnly, ...(expiresOn && { expiresOn }) } })
  }
  if (make.data)
    return (
      <Sheet
        place="middle"
        title={t(words.keyShown)}
        onClose={onClose}
        footer={
          <Button kind="primary" onClick={onClose}>
            {t(words.copied)}
          </Button>
        }
      >
        <div className={css.stack}>
          <p>{t(words.keyShownDetail)}</p>
          <div className={css.key}>
            <span className={css.what}>{make.data.key}</span>
            <CopyButton text={make.data.key} what={t(words.keyItself)} />
          </div>
        </div>
      </Sheet>
    )
  return (
    <Sheet
      place="middle"
      title={t(words.newKey)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={make.isPending} disabled={name.trim() === ''}>
          {t(words.create)}
        </Button>
      }
    >
      <Form id={form} className={css.stack} onSubmit={submit} problem={make.error}>
        <Field label={t(words.keyName)} name="name" hint={t(words.keyNameHint)}>
          {(control) => (
            <Input {...control} data-autofocus value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t(words.expiresOn)} name="expiresOn">
          {(control) => (
            <Input {...control} type="date" value={expiresOn} onChange={(event) => setExpiresOn(event.target.value)} />
          )}
        </Field>
        <Check checked={readOnly} onChange={setReadOnly}>
          {t(words.readOnly)}
        </Check>
      </Form>
    </Sheet>
  )
}

function RevokeKey({ value, onClose }: { value: Key; onClose: () => void }) {
  const t = useText()
  const revoke = useWrite(revokeKey, { changes: [listKeys], onSuccess: onClose })
  return (
    <Sheet
      place="middle"
      title={t(words.revokeTitle, { name: value.name })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ params: { id: value.id } })}>
          {t(words.revoke)}
        </Button>
      }
    >
      <p>{t(words.revokeDetail)}</p>
      {revoke.error && <ErrorState small error={revoke.error} />}
    </Sheet>
  )
}
