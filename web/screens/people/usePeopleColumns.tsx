import { useMemo } from 'react'
import type { Person } from '../../../modules/people/ui/types.ts'
import { appTexts } from '../../app.texts.ts'
import type { Column } from '../../kit/lists/DataTable.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { PersonName, PersonState } from './PersonName.tsx'
import { peopleTexts as words } from './people.texts.ts'

/** Beside an open panel only some have room. */
const BRIEF = ['name', 'role', 'state']

export function usePeopleColumns(brief: boolean): readonly Column<Person>[] {
  const t = useText()
  const columns = useMemo<readonly Column<Person>[]>(
    () => [
      {
        key: 'name',
        title: t(words.name),
        width: 220,
        grows: true,
        always: true,
        cell: (person) => <PersonName of={person} />,
      },
      { key: 'team', title: t(words.team), width: 132, cell: (person) => person.team.name },
      { key: 'role', title: t(words.role), width: 128, cell: (person) => t(appTexts[person.role]) },
      { key: 'state', title: t(words.state), width: 112, cell: (person) => <PersonState of={person} /> },
      {
        key: 'seen',
        title: t(words.seen),
        width: 132,
        cell: (person) => (
          <span className={css.quiet}>
            {person.seenAt ? <MomentText at={person.seenAt} /> : person.state === 'active' ? t(words.never) : '—'}
          </span>
        ),
      },
    ],
    [t],
  )
  return brief ? columns.filter(({ key }) => BRIEF.includes(key)) : columns
}
