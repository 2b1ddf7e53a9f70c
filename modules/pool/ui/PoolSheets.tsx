import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listTeams } from '../../people/contract.ts'
import { addPool, changePool, listPool, listPools } from '../contract.ts'
import { poolsTexts as words } from './pool.texts.ts'
import css from './Suspend.module.css'

export interface PoolRef {
  readonly id: string
  readonly name: string
  readonly version: number
}

interface SheetOfPool {
  pool: PoolRef
  onClose: () => void
}

/** T6: opens a pool of a team or of a region. */
export function OpenPool({ onClose }: { onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<'team' | 'region'>('team')
  const [teamId, setTeamId] = useState('')
  const [region, setRegion] = useState('')
  const teams = useRead(listTeams, {}).data?.items.filter(({ parentId }) => parentId !== null) ?? []
  const { mutate, isPending, error } = useWrite(addPool, {
    changes: [listPools, listPool],
    onSuccess: (pool) => {
      toast({ text: t(words.opened, { name: pool.name }) })
      onClose()
    },
  })
  const whose = scope === 'team' ? teamId : region.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ body: { name, ...(scope === 'team' ? { teamId } : { region: region.trim() }) } })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.open)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending} disabled={!name.trim() || !whose}>
          {t(words.open)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <p className={css.lead}>{t(words.openLead)}</p>
        <Field label={t(words.name)} name="name" hint={t(words.nameHint)}>
          {(control) => (
            <Input {...control} data-autofocus maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
          )}
        </Field>
        <Segmented
          label={t(words.of)}
          choices={[
            { value: 'team', label: t(words.ofTeam) },
            { value: 'region', label: t(words.ofRegion) },
          ]}
          value={scope}
          onChange={setScope}
        />
        {scope === 'team' ? (
          <Field label={t(words.team)} name="teamId" hint={t(words.teamHint)}>
            {(control) => (
              <Select
                {...control}
                empty={t(words.team)}
                options={teams.map((team) => ({ value: team.id, label: team.name }))}
                value={teamId}
                onChange={(e) => setTeamId(e.target.value)}
              />
            )}
          </Field>
        ) : (
          <Field label={t(words.region)} name="region" hint={t(words.regionHint)}>
            {(control) => (
              <Input {...control} maxLength={100} value={region} onChange={(e) => setRegion(e.target.value)} />
            )}
          </Field>
        )}
      </Form>
    </Sheet>
  )
}

export function RenamePool({ pool, onClose }: SheetOfPool) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState(pool.name)
  const { mutate, isPending, error } = useWrite(changePool, {
    changes: [listPools, listPool],
    onSuccess: () => {
      toast({ text: t(words.renamed, { name: name.trim() }) })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate({ params: { id: pool.id }, body: { name }, ifMatch: pool.version })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.rename)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending} disabled={!name.trim()}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.name)} name="name">
          {(control) => (
            <Input {...control} data-autofocus maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}

export function ClosePool({ pool, onClose }: SheetOfPool) {
  const t = useText()
  const { mutate, isPending, error } = useWrite(changePool, {
    changes: [listPools, listPool],
    onSuccess: () => {
      toast({ text: t(words.closed, { name: pool.name }) })
      onClose()
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.closeTitle, { name: pool.name })}
      onClose={onClose}
      footer={
        <Button
          kind="danger"
          busy={isPending}
          onClick={() => mutate({ params: { id: pool.id }, body: { closed: true }, ifMatch: pool.version })}
        >
          {t(words.close)}
        </Button>
      }
    >
      <p className={css.lead}>{t(words.closeDetail)}</p>
      {error && <ErrorState small error={error} />}
    </Sheet>
  )
}
