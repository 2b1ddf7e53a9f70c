import { Armchair, Box, Car, DoorOpen, Plus, Wrench } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { addResource, changeResource, listResources } from '../../../modules/appointments/contract.ts'
import { resourceKindWords } from '../../../modules/appointments/ui/appointments.texts.ts'
import type { Resource } from '../../../modules/appointments/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { InlineText } from '../../kit/controls/InlineEditors.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { useKeys } from '../../kit/keys.ts'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Resources.module.css'
import { resourcesTexts as words } from './resources.texts.ts'

const ICONS = { room: DoorOpen, bay: Wrench, vehicle: Car, equipment: Box, other: Armchair }
const KINDS = Object.keys(ICONS) as Resource['kind'][]

/** A9: rooms, bays, cars: what is reserved with an appointment, and never twice. */
export default function Resources() {
  const t = useText()
  const { data, error, refetch } = useRead(listResources, {})
  const [adding, setAdding] = useState(false)
  const may = data?.can.change ?? false
  useKeys({ n: () => setAdding(true) }, may)
  const add = may && (
    <Button kind="primary" icon={<Plus />} keys="n" onClick={() => setAdding(true)}>
      {t(words.create)}
    </Button>
  )
  return (
    <Page title={t(words.title)} lead={t(words.lead)} actions={add}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={4} height={52} />}
      {data?.items.length === 0 && (
        <Empty icon={<DoorOpen />} title={t(words.none)} action={add}>
          {t(words.noneText)}
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <ul className={css.list}>
          {data.items.map((resource) => (
            <One key={resource.id} of={resource} may={may} />
          ))}
        </ul>
      )}
      {adding && <Add onClose={() => setAdding(false)} />}
    </Page>
  )
}

function One({ of: resource, may }: { of: Resource; may: boolean }) {
  const t = useText()
  const Icon = ICONS[resource.kind]
  const isOff = resource.state === 'off'
  const { mutateAsync, isPending } = useWrite(changeResource, { changes: [listResources] })
  const change = (body: { name?: string; state?: 'on' | 'off' }, over?: unknown) =>
    mutateAsync({
      params: { id: resource.id },
      body,
      ifMatch: (over as Resource | undefined)?.version ?? resource.version,
    })
  return (
    <li className={names(css.one, isOff && css.isOff)}>
      <Icon size={18} aria-hidden="true" />
      <span className={css.name}>
        <InlineText
          label={t(words.name)}
          value={resource.name}
          onSave={(name, over) => change({ name }, over)}
          theirs={(current) => (current as Resource).name}
          whyNot={may ? null : ''}
        />
        <small>
          {t(resourceKindWords[resource.kind])}
          {isOff && ` · ${t(words.isOff)}`}
        </small>
      </span>
      {may && (
        <Button
          size="small"
          kind="quiet"
          busy={isPending}
          onClick={() =>
            change({ state: isOff ? 'on' : 'off' }).catch((error: Error) =>
              toast({ kind: 'wrong', text: error.message }),
            )
          }
        >
          {t(isOff ? words.on : words.off)}
        </Button>
      )}
    </li>
  )
}

function Add({ onClose }: { onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Resource['kind']>('room')
  const { mutate, isPending, error } = useWrite(addResource, { changes: [listResources], onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) mutate({ body: { name: name.trim(), kind } })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.create)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending}>
            {t(words.add)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.name)} name="name">
          {(control) => (
            <Input
              {...control}
              data-autofocus
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Segmented
          look="chips"
          label={t(words.kind)}
          choices={KINDS.map((value) => ({ value, label: t(resourceKindWords[value]) }))}
          value={kind}
          onChange={setKind}
        />
      </Form>
    </Sheet>
  )
}
