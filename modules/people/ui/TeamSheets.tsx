import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
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
      problem={error}
    >
      <NameField value={name} onChange={setName} />
      <Below teams={teams} value={below} onChange={setBelow} label={t(words.below)} />
    </TeamSheet>
  )
}

export function RenameTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState(team.name)
  const { mutate, isPending, version, problem, meanwhile } = useChangeTeam(team, onClose)
  return (
    <TeamSheet
      title={t(words.rename)}
      verb={t(words.save)}
      busy={isPending}
      ready={name.trim() !== ''}
      onSubmit={() => mutate({ params: { id: team.id }, body: { name }, ifMatch: version })}
      onClose={onClose}
      problem={problem}
    >
      <NameField value={name} onChange={setName} meanwhile={meanwhile} />
    </TeamSheet>
  )
}

export function MoveTeam({ team, teams, onClose }: OfTeams & { team: Team }) {
  const t = useText()
  const within = withinTeam(teams, team.id)
  const [parentId, setParentId] = useState(team.parentId ?? '')
  const { mutate, isPending, version, problem, meanwhile } = useChangeTeam(team, onClose)
  return (
    <TeamSheet
      title={t(words.moveTitle, { name: team.name })}
      verb={t(words.save)}
      busy={isPending}
      ready={parentId !== team.parentId}
      onSubmit={() => mutate({ params: { id: team.id }, body: { parentId }, ifMatch: version })}
      onClose={onClose}
      problem={problem}
    >
      <p className={css.lead}>{t(words.moveHint)}</p>
      <Below
        teams={teams.filter(({ id }) => !within.has(id))}
        value={parentId}
        onChange={setParentId}
        label={t(words.below)}
        meanwhile={meanwhile}
      />
    </TeamSheet>
  )
}

/** Changes a team; where someone was faster it says how the team stands now, and the next save is on top of that. */
function useChangeTeam(team: Team, onClose: () => void) {
  const t = useText()
  const { mutate, isPending, error } = useWrite(changeTeam, {
    changes: [listTeams, listPeople],
    onSuccess: (team) => {
      toast({ text: t(words.saved, { name: team.name }) })
      onClose()
    },
  })
  const current = error?.reason === 'version_conflict' ? (error.current as Team) : undefined
  return {
    mutate,
    isPending,
    version: current?.version ?? team.version,
    problem: current ? null : error,
    meanwhile: current && t(words.changedMeanwhile, { name: current.name }),
  }
}

interface TeamSheetProps {
  title: string
  verb: string
  busy: boolean
  ready: boolean
  onSubmit: () => void
  onClose: () => void
  problem: Problem | null
  children: ReactNode
}

function TeamSheet({ title, verb, busy, ready, onSubmit, onClose, problem, children }: TeamSheetProps) {
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
      <Form id={form} className={css.form} onSubmit={submit} problem={problem}>
        {children}
      </Form>
    </Sheet>
  )
}

interface NameFieldProps {
  value: string
  onChange: (name: string) => void
  meanwhile?: string | undefined
}

function NameField({ value, onChange, meanwhile }: NameFieldProps) {
  const t = useText()
  return (
    <Field label={t(words.name)} name="name" hint={t(words.nameHint)} error={meanwhile}>
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
  meanwhile?: string | undefined
}

function Below({ teams, value, onChange, label, meanwhile }: BelowProps) {
  return (
    <Field label={label} name="parentId" error={meanwhile}>
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
