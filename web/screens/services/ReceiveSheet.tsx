import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listAssets, receive } from '../../../modules/services/contract.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { AssetFields, bodyOf, useAssetDraft } from './AssetFields.tsx'
import { RECEPTIONS } from './changes.ts'
import css from './parts.module.css'
import { receptionTexts as words } from './services.texts.ts'

export interface Receiving {
  customer?: { id: string; name: string } | undefined
  appointmentId?: string | undefined
  assetId?: string | undefined
}

/** A10: in the yard, in half a minute: whose, which machine, what ails it; the rest if there is time. */
export function ReceiveSheet({ from, onClose }: { from: Receiving; onClose: () => void }) {
  const t = useText()
  const [customer, setCustomer] = useState(from.customer)
  if (!customer)
    return (
      <Sheet place="middle" title={t(words.whose)} onClose={onClose}>
        <PickCustomer onPick={setCustomer} />
      </Sheet>
    )
  return <Receive customer={customer} from={from} onClose={onClose} />
}

const NEW = 'new'
const NONE = 'none'
const MORE = ['place', 'circumstances', 'condition', 'tried'] as const

interface ReceiveProps {
  customer: { id: string; name: string }
  from: Receiving
  onClose: () => void
}

function Receive({ customer, from, onClose }: ReceiveProps) {
  const t = useText()
  const form = useId()
  const navigate = useNavigate()
  const { people, loading } = usePeople()
  const known = (useRead(listAssets, { params: { id: customer.id } }).data?.items ?? []).filter((a) => !a.endedAt)
  const [picked, setPicked] = useState<string | null>(from.assetId ?? null)
  const which = picked ?? (known.length === 1 ? (known[0]?.id ?? NEW) : known.length === 0 ? NEW : NONE)
  const { draft, set } = useAssetDraft()
  const [cause, setCause] = useState('')
  const [more, setMore] = useState<Record<(typeof MORE)[number], string>>({
    place: '',
    circumstances: '',
    condition: '',
    tried: '',
  })
  const [workerId, setWorkerId] = useState<string | null>(null)
  const { mutate, isPending, error } = useWrite(receive, {
    changes: RECEPTIONS,
    onSuccess: ({ id }) => {
      onClose()
      navigate({ to: '/receptions/$id', params: { id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!cause.trim()) return
    const asset = which === NEW && draft.name.trim() ? { asset: bodyOf(draft) } : {}
    mutate({
      body: {
        customerId: customer.id,
        assetId: which === NEW || which === NONE ? null : which,
        ...asset,
        appointmentId: from.appointmentId ?? null,
        cause: cause.trim(),
        ...Object.fromEntries(MORE.map((key) => [key, more[key].trim() || null])),
        workerId,
      },
    })
  }
  return (
    <Sheet
      title={t(words.title, { name: customer.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending} disabled={!cause.trim()}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.cause)} name="cause" hint={t(words.causeHint)}>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus
              required
              rows={3}
              maxLength={1000}
              value={cause}
              onChange={(event) => setCause(event.target.value)}
            />
          )}
        </Field>
        <div className={css.stack}>
          <Segmented
            look="chips"
            label={t(words.asset)}
            choices={[
              ...known.map((a) => ({ value: a.id, label: a.serial ? `${a.name} · ${a.serial}` : a.name })),
              { value: NEW, label: t(words.newAsset) },
              { value: NONE, label: t(words.noAsset) },
            ]}
            value={which}
            onChange={setPicked}
          />
          {which === NEW && <AssetFields draft={draft} set={set} />}
        </div>
        <details className={css.more}>
          <summary>{t(words.more)}</summary>
          <div className={css.form}>
            {MORE.map((key) => (
              <Field key={key} label={t(words[key])} name={key}>
                {(control) => (
                  <TextArea
                    {...control}
                    rows={2}
                    maxLength={key === 'place' ? 200 : 1000}
                    value={more[key]}
                    onChange={(event) => setMore({ ...more, [key]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </details>
        <Field label={t(words.worker)} name="workerId">
          {(control) => (
            <Choose
              {...control}
              label={t(words.worker)}
              empty={t(words.later)}
              loading={loading}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={workerId}
              onChange={setWorkerId}
            />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
