import { Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { createKey, listKeys, revokeKey } from '../../../modules/people/contract.ts'
import { KeyList } from '../../../modules/people/ui/KeyList.tsx'
import { keyTexts } from '../../../modules/people/ui/keys.texts.ts'
import { RevokeKey } from '../../../modules/people/ui/RevokeKey.tsx'
import type { Key } from '../../../modules/people/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { Section } from './Section.tsx'

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
    <Section title={t(keyTexts.title)} lead={t(words.keysLead)} aside={add}>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {data && <KeyList keys={data.items} onRevoke={setRevoking} />}
      <p className={css.quiet}>
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t(words.docs)}
        </a>
      </p>
      {making && <NewKey onClose={() => setMaking(false)} />}
      {revoking && <RevokeOwn value={revoking} onClose={() => setRevoking(null)} />}
    </Section>
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

function RevokeOwn({ value, onClose }: { value: Key; onClose: () => void }) {
  const { mutate, error, isPending } = useWrite(revokeKey, { changes: [listKeys], onSuccess: onClose })
  return (
    <RevokeKey
      name={value.name}
      busy={isPending}
      error={error}
      onRevoke={() => mutate({ params: { id: value.id } })}
      onClose={onClose}
    />
  )
}
