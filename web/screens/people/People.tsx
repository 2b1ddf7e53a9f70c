import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { listPeople } from '../../../modules/people/contract.ts'
import { EndSessions } from '../../../modules/people/ui/EndSessions.tsx'
import { PersonForm } from '../../../modules/people/ui/PersonForm.tsx'
import { personTexts, stateTexts } from '../../../modules/people/ui/people.texts.ts'
import { RemoveFactors } from '../../../modules/people/ui/RemoveFactors.tsx'
import { ResetPassword } from '../../../modules/people/ui/ResetPassword.tsx'
import type { Person } from '../../../modules/people/ui/types.ts'
import { Departure } from '../../../modules/pool/ui/Departure.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { DataTable } from '../../kit/lists/DataTable.tsx'
import { type Filter, FilterBar } from '../../kit/lists/FilterBar.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { PersonCard } from './PersonCard.tsx'
import { PersonPanel } from './PersonPanel.tsx'
import { peopleTexts as words } from './people.texts.ts'
import { Teams } from './Teams.tsx'
import { usePeopleColumns } from './usePeopleColumns.tsx'
import { usePeopleState } from './usePeopleState.ts'

type Doing = { what: 'add' } | { what: 'change' | 'password' | 'factors' | 'sessions' | 'leave'; person: Person }

const STATES = ['active', 'invited', 'left'] as const

/** The people of the company and the tree of their teams; directors and admins change both here. */
export default function People() {
  const t = useText()
  const me = useMe()
  const { state, change } = usePeopleState()
  const { items, loading, error, retry, hasMore, more } = useList(listPeople, {
    query: { q: state.q.trim() || undefined, team: state.team, state: state.state },
  })
  const [doing, setDoing] = useState<Doing | null>(null)
  const manages = me.can.managePeople
  const open = items.find((person) => person.id === state.open)
  const columns = usePeopleColumns(open !== undefined)
  const narrowed = state.q !== '' || state.team !== undefined || state.state !== undefined
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t(words.state),
      kind: 'choices',
      single: true,
      always: true,
      choices: STATES.map((value) => ({ value, label: t(stateTexts[value]) })),
    },
  ]
  const stop = () => setDoing(null)
  const add = manages && (
    <Button kind="primary" icon={<Plus />} onClick={() => setDoing({ what: 'add' })}>
      {t(personTexts.add)}
    </Button>
  )
  return (
    <Page title={t(words.title)} lead={t(words.lead)} actions={add}>
      <div className={css.page}>
        <Teams chosen={state.team} manages={manages} onChoose={(team) => change({ team, open: undefined })} />
        <div>
          <FilterBar
            filters={filters}
            values={{ state: state.state && [state.state] }}
            onChange={(values) => change({ state: values.state?.[0] as (typeof STATES)[number] | undefined })}
            query={state.q}
            onQuery={(q) => change({ q }, { replace: true })}
            queryHint={t(words.search)}
          />
          {error && items.length === 0 && <ErrorState error={error} onRetry={retry} />}
          {!loading && !error && items.length === 0 && (
            <Empty
              icon={<UsersRound />}
              title={t(narrowed ? words.noHits : words.empty)}
              action={
                narrowed ? (
                  <Button onClick={() => change({ q: '', team: undefined, state: undefined })}>{t(words.clear)}</Button>
                ) : (
                  add
                )
              }
            >
              {!narrowed && t(words.emptyText)}
            </Empty>
          )}
          {(loading || items.length > 0) && (
            <DataTable
              label={t(words.title)}
              columns={columns}
              items={items}
              keyOf={(person) => person.id}
              card={(person) => <PersonCard of={person} />}
              open={state.open ?? null}
              onOpen={(person) => change({ open: person.id }, { replace: state.open !== undefined })}
              loading={loading}
              hasMore={hasMore}
              onMore={more}
            />
          )}
        </div>
      </div>
      {open && (
        <PersonPanel
          person={open}
          onDo={(what) => setDoing({ what, person: open })}
          onClose={() => change({ open: undefined })}
        />
      )}
      {doing?.what === 'add' && <PersonForm teamId={state.team} onClose={stop} />}
      {doing?.what === 'change' && <PersonForm person={doing.person} onClose={stop} />}
      {doing?.what === 'password' && <ResetPassword person={doing.person} onClose={stop} />}
      {doing?.what === 'factors' && <RemoveFactors person={doing.person} onClose={stop} />}
      {doing?.what === 'sessions' && <EndSessions person={doing.person} onClose={stop} />}
      {doing?.what === 'leave' && <Departure person={doing.person} onClose={stop} />}
    </Page>
  )
}
