import { ChevronDown, Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { listTeams } from '../../../modules/people/contract.ts'
import { teamTexts as words } from '../../../modules/people/ui/people.texts.ts'
import { AddTeam, MoveTeam, RenameTeam } from '../../../modules/people/ui/TeamSheets.tsx'
import { type Branch, branchesOf } from '../../../modules/people/ui/tree.ts'
import type { Team } from '../../../modules/people/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { names } from '../../kit/look/names.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Teams.module.css'

interface TeamsProps {
  chosen: string | undefined
  manages: boolean
  onChoose: (team: string | undefined) => void
}

type Doing = { what: 'add' | 'rename' | 'move'; team: Team }

/** The tree of teams with their managers: choosing one narrows the list to its members. */
export function Teams({ chosen, manages, onChoose }: TeamsProps) {
  const t = useText()
  const teams = useRead(listTeams, {}).data?.items ?? []
  const branches = branchesOf(teams)
  const root = branches[0]?.team
  const [doing, setDoing] = useState<Doing | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const width = useWidth()
  const stop = () => setDoing(null)
  const choose = (team: string | undefined) => {
    setUnfolded(false)
    onChoose(team)
  }
  return (
    <section className={css.teams} aria-label={t(words.teams)}>
      <header className={css.head}>
        {width === 'phone' ? (
          <button type="button" className={css.fold} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(words.teams)}
            <strong>{teams.find(({ id }) => id === chosen)?.name ?? t(words.everyone)}</strong>
            <ChevronDown size={16} aria-hidden="true" />
          </button>
        ) : (
          <h2>{t(words.teams)}</h2>
        )}
        {manages && root && (
          <Button
            size="small"
            kind="quiet"
            icon={<Plus />}
            aria-label={t(words.add)}
            data-tip={t(words.add)}
            onClick={() => setDoing({ what: 'add', team: teams.find(({ id }) => id === chosen) ?? root })}
          />
        )}
      </header>
      <ul className={css.tree} hidden={width === 'phone' && !unfolded}>
        <li>
          <button
            type="button"
            className={names(css.team, chosen === undefined && css.on)}
            aria-pressed={chosen === undefined}
            onClick={() => choose(undefined)}
          >
            <span className={css.name}>{t(words.everyone)}</span>
            <span className={css.count}>{teams.reduce((sum, team) => sum + team.members, 0)}</span>
          </button>
        </li>
        {branches.map((branch) => (
          <TeamEntry
            key={branch.team.id}
            branch={branch}
            on={chosen === branch.team.id}
            manages={manages}
            onChoose={() => choose(branch.team.id)}
            onDo={(what) => setDoing({ what, team: branch.team })}
          />
        ))}
      </ul>
      {doing?.what === 'add' && <AddTeam teams={teams} parentId={doing.team.id} onClose={stop} />}
      {doing?.what === 'rename' && <RenameTeam team={doing.team} onClose={stop} />}
      {doing?.what === 'move' && <MoveTeam team={doing.team} teams={teams} onClose={stop} />}
    </section>
  )
}

interface TeamEntryProps {
  branch: Branch
  on: boolean
  manages: boolean
  onChoose: () => void
  onDo: (what: Doing['what']) => void
}

function TeamEntry({ branch: { team, depth }, on, manages, onChoose, onDo }: TeamEntryProps) {
  const t = useText()
  const managers = team.managers.map(({ name }) => name)
  return (
    <li className={css.one} style={{ paddingInlineStart: depth * 16 }}>
      <button type="button" className={names(css.team, on && css.on)} aria-pressed={on} onClick={onChoose}>
        <span className={css.name}>
          {team.name}
          {(managers.length > 0 || depth > 0) && (
            <small className={css.manager}>
              {managers.length > 0 ? t(words.managers, { names: managers.join(' · ') }) : t(words.noManager)}
            </small>
          )}
        </span>
        <span className={css.count}>{team.members}</span>
      </button>
      {manages && (
        <Menu
          title={t(words.options, { name: team.name })}
          align="end"
          trigger={(props) => (
            <button {...props} type="button" className={css.more} aria-label={t(words.options, { name: team.name })}>
              <Ellipsis size={16} />
            </button>
          )}
          items={[
            { label: t(words.addBelow), onChoose: () => onDo('add') },
            { label: t(words.rename), onChoose: () => onDo('rename') },
            {
              label: t(words.move),
              onChoose: () => onDo('move'),
              ...(team.parentId === null && { whyNot: t(words.rootStays) }),
            },
          ]}
        />
      )}
    </li>
  )
}
