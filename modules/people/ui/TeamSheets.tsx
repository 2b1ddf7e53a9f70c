import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addTeam, changeTeam, listPeople, listTeams } from '../contract.ts'
import css from './forms.module.css'
import { teamTexts as words } from './people.texts.ts'
import { branchesOf, teamOptions, withinTeam } from './tree.ts'
import type { Team } from './types.ts'

interface OfTeams {
  teams: readonly Team[]
  onClose: () => void
}

/** A new team below another one. */
export function AddTeam({ teams, parentId, onClose }: OfTeams & { parentId: string }) {
  const t = useText()
  const [name, setName] = useState('')
  const [below, setBelow] = useState(parentId)
  const { mutate, isPending, error } = useWrite(addTeam, {
    changes: [listTeams],
    onSuccess: (team) => {
      toast({ text: t(words.added, { name: team.name }) })
      onClose()
    },
  })
  return (
    <TeamSheet
      title={t(words.add)}
      verb={t(words.add)}
      busy={isPending}
      ready={name.trim() !== ''}
      onSubmit={() => mutate({ body: { name, parentId: below } })}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} error={error} />
      <Below teams={teams} value={below} onChange={setBelow} label={t(words.below)} />
    </TeamSheet>
  )
}

export function RenameTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState(team.name)
  const { mutate, isPending, error } = useChangeTeam(onClose)
  return (
    <TeamSheet
      title={t(words.rename)}
      verb={t(words.save)}
      busy={isPending}
      ready={name.trim() !== ''}
      onSubmit={() => mutate({ params: { id: team.id }, body: { name }, ifMatch: team.version })}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} error={error} />
    </TeamSheet>
  )
}

export function MoveTeam({ team, teams, onClose }: OfTeams & { team: Team }) {
  const t = useText()
  const within = withinTeam(teams, team.id)
  const [parentId, setParentId] = useState(team.parentId ?? '')
  const { mutate, isPending, error } = useChangeTeam(onClose)
  return (
    <TeamSheet
      title={t(words.moveTitle, { name: team.name })}
      verb={t(words.save)}
      busy={isPending}
      ready={parentId !== team.parentId}
      onSubmit={() => mutate({ params: { id: team.id }, body: { parentId }, ifMatch: team.version })}
      onClose={onClose}
    >
      <p className={css.lead}>{t(words.moveHint)}</p>
      <Below
        teams={teams.filter(({ id }) => !within.has(id))}
        value={parentId}
        onChange={setParentId}
        label={t(words.below)}
        error={error?.message}
      />
    </TeamSheet>
  )
}

function useChangeTeam(onClose: () => void) {
  const t = useText()
  return useWrite(changeTeam, {
    changes: [listTeams, listPeople],
    onSuccess: (team) => {
      toast({ text: t(words.saved, { name: team.name }) })
      onClose()
    },
  })
}

interface TeamSheetProps {
  title: string
  verb: string
  busy: boolean
  ready: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

function TeamSheet({ title, verb, busy, ready, onSubmit, onClose, children }: TeamSheetProps) {
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Sheet
      place="middle"
      title={title}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={busy} disabled={!ready}>
          {verb}
        </Button>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        {children}
      </form>
    </Sheet>
  )
}

interface NameFieldProps {
  value: string
  onChange: (name: string) => void
  error: Problem | null
}

function NameField({ value, onChange, error }: NameFieldProps) {
  const t = useText()
  return (
    <Field label={t(words.name)} hint={t(words.nameHint)} error={error?.byField.name ?? error?.message}>
      {(control) => (
        <Input
          {...control}
          data-autofocus
          maxLength={80}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface BelowProps {
  teams: readonly Team[]
  value: string
  onChange: (id: string) => void
  label: string
  error?: string | undefined
}

function Below({ teams, value, onChange, label, error }: BelowProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Select
          {...control}
          options={teamOptions(branchesOf(teams))}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
