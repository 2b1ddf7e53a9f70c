import { showTeamToday } from '../../../modules/today/contract.ts'
import { countAll } from '../../../modules/today/ui/parts.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { DayTabs } from '../today/DayTabs.tsx'
import { StaleNote } from '../today/StaleNote.tsx'
import type { Member } from './member.ts'
import { PersonRow } from './PersonRow.tsx'
import css from './Team.module.css'
import { TeamFigures } from './TeamFigures.tsx'
import { teamTexts as words } from './team.texts.ts'

const MINUTE = 60_000
const ROW_HEIGHT = 76

/** T11: the team's day: what waits with whom, who has not opened the list, and what was done today. */
export default function Team() {
  const t = useText()
  const { data, error, refetch } = useRead(showTeamToday, {}, { refetchInterval: MINUTE })
  const members = data?.items ?? []
  const active = members.filter(({ person }) => person.state === 'active')
  const opened = active.filter(({ openedAt }) => openedAt !== null).length
  const told = { people: active.length, opened }
  const lead = active.length > 0 && (opened < active.length ? t(words.lead, told) : t(words.leadAll, told))
  const most = Math.max(1, ...members.map(({ counts }) => countAll(counts)))
  return (
    <Page title={t(words.title)} lead={lead} actions={<DayTabs at="team" />}>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={ROW_HEIGHT} />)}
      {data && <StaleNote seenAt={undefined} error={error} onRetry={refetch} />}
      {data && members.length === 0 && <Empty title={t(words.empty)}>{t(words.emptyDetail)}</Empty>}
      {members.length > 0 && <TeamFigures members={members} />}
      {byTeam(members).map(([team, people]) => (
        <section key={team} className={css.team}>
          <h2 className={css.heading}>
            {team} <span>{people.length}</span>
          </h2>
          <ul aria-label={t(words.list, { team })}>
            {people.map((member) => (
              <PersonRow key={member.person.id} member={member} most={most} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

/** The server lists them by team and name. */
function byTeam(members: readonly Member[]): [string, Member[]][] {
  const teams = new Map<string, Member[]>()
  for (const member of members) teams.set(member.person.team, [...(teams.get(member.person.team) ?? []), member])
  return [...teams]
}
