import { Link } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { showHome } from '../../../modules/insight/contract.ts'
import { NEEDS, type Need } from '../../../modules/insight/rules/home/help.ts'
import { WeekSummary } from '../../../modules/insight/ui/WeekSummary.tsx'
import { showTeamToday } from '../../../modules/today/contract.ts'
import { countAll } from '../../../modules/today/ui/parts.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { DayTabs } from '../today/DayTabs.tsx'
import { StaleNote } from '../today/StaleNote.tsx'
import { Ahead } from './Ahead.tsx'
import { type Home, type Member, useHomeState } from './home.ts'
import { NewPeople } from './NewPeople.tsx'
import { PersonRow } from './PersonRow.tsx'
import css from './Team.module.css'
import { TeamDiagnosis } from './TeamDiagnosis.tsx'
import { teamTexts as words } from './team.texts.ts'

const MINUTE = 60_000
const ROW_HEIGHT = 148

/** The manager's morning: whom to help today and why, the next days, new people, the team's diagnosis and its last week. */
export default function Team() {
  const home = useRead(showHome, {}, { refetchInterval: 5 * MINUTE })
  const day = useRead(showTeamToday, {}, { refetchInterval: MINUTE })
  const me = useMe()
  const t = useText()
  const members = (day.data?.items ?? []).filter(({ person }) => person.id !== me.id)
  const error = home.error ?? day.error
  const retry = () => Promise.all([home.refetch(), day.refetch()])
  const { team } = useHomeState()
  const chosen = home.data?.teams.find(({ id }) => id === team) ?? home.data?.teams[0]
  const known = home.data && day.data
  return (
    <Page title={t(words.title)} lead={<Lead of={members} />} actions={<DayTabs at="team" />}>
      {!known && (error ? <ErrorState error={error} onRetry={retry} /> : <Loading />)}
      {known && <StaleNote seenAt={undefined} error={error} onRetry={retry} />}
      {known && members.length === 0 && <Nobody />}
      {home.data && day.data && members.length > 0 && (
        <>
          <Ahead home={home.data} />
          <div className={css.home}>
            <People home={home.data} members={members} />
            <aside className={css.aside}>
              <NewPeople />
              {chosen && <TeamDiagnosis teams={home.data.teams} chosen={chosen} />}
              {chosen && <WeekSummary team={chosen.id} />}
            </aside>
          </div>
        </>
      )}
    </Page>
  )
}

/** T11: who has opened today's list, and what has been done so far. A line stands there from the first moment. */
function Lead({ of: members }: { of: readonly Member[] }) {
  const t = useText()
  const active = members.filter(({ person }) => person.state === 'active')
  const sum = (of: (member: Member) => number) => members.reduce((all, member) => all + of(member), 0)
  const told = {
    people: active.length,
    opened: active.filter(({ openedAt }) => openedAt !== null).length,
    logged: sum(({ touchesToday }) => touchesToday),
    effective: sum(({ effectiveToday }) => effectiveToday),
  }
  if (active.length === 0) return <>&nbsp;</>
  return <>{told.opened < told.people ? t(words.lead, told) : t(words.leadAll, told)}</>
}

/** What is loading stands where it will stand. */
const Loading = () => (
  <div className={css.loading}>
    <RowBones count={4} height={ROW_HEIGHT} />
    <RowBones count={2} height={2 * ROW_HEIGHT} />
  </div>
)

function Nobody() {
  const t = useText()
  return (
    <Empty
      icon={<UsersRound />}
      title={t(words.empty)}
      action={
        <Link to="/people" className={buttonClass({ kind: 'primary' })}>
          {t(words.addPeople)}
        </Link>
      }
    >
      {t(words.emptyDetail)}
    </Empty>
  )
}

type Part = Need | 'fine'

/** Everybody once: those who need help in the order of need, then those who go well. */
function People({ home, members }: { home: Home; members: readonly Member[] }) {
  const t = useText()
  const most = Math.max(1, ...members.map(({ counts }) => countAll(counts)))
  const memberOf = (id: string) => members.find(({ person }) => person.id === id)
  const helped = new Set(home.people.map(({ person }) => person.id))
  const fine = members.filter(({ person }) => !helped.has(person.id))
  const parts = [
    ...NEEDS.map((need) => ({ part: need as Part, people: home.people.filter((one) => one.need === need) })),
    { part: 'fine' as Part, people: fine.map(({ person }) => ({ person, reasons: [], message: '' })) },
  ]
  return (
    <div>
      {parts
        .filter(({ people }) => people.length > 0)
        .map(({ part, people }) => (
          <section key={part} className={css.part} data-part={part}>
            <h2 className={css.heading}>
              {t(words[part])} <b>{people.length}</b> <span>{t(words[`${part}Why`])}</span>
            </h2>
            <ul aria-label={t(words.list, { what: t(words[part]) })}>
              {people.map(({ person, reasons, message }) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  reasons={reasons}
                  message={message}
                  member={memberOf(person.id)}
                  most={most}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}
