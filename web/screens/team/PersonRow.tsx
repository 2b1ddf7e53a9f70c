import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { PartsBar } from '../../../modules/today/ui/PartsBar.tsx'
import { names } from '../../kit/look/names.ts'
import { Face } from '../../kit/signs/Face.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import type { Member } from './member.ts'
import css from './Team.module.css'
import { TouchDots } from './TouchDots.tsx'
import { teamTexts as words } from './team.texts.ts'

const MANAGING = ['manager', 'director']

/** One colleague's day; a press shows the list as they see it. */
export function PersonRow({ member, most }: { member: Member; most: number }) {
  const t = useText()
  const { person, counts, held, touchesToday, effectiveToday } = member
  return (
    <li className={css.person}>
      <Link
        to="/"
        search={{ person: person.id } as never}
        className={css.row}
        aria-label={t(words.openDay, { name: person.name })}
        aria-describedby={`day-of-${person.id}`}
      >
        <Face name={person.name} size={36} />
        <div id={`day-of-${person.id}`} className={css.cells}>
          <div className={css.who}>
            <span className={css.name}>{person.name}</span>
            <Opened member={member} />
          </div>
          <PartsBar counts={counts} most={most} managing={MANAGING.includes(person.role)} />
          <div className={css.done}>
            <TouchDots count={touchesToday} effective={effectiveToday} />
            <span className={css.quiet}>{t(words.held, { count: held })}</span>
          </div>
        </div>
        <ChevronRight size={16} aria-hidden="true" className={css.go} />
      </Link>
    </li>
  )
}

/** T11: whether the list was opened today. */
function Opened({ member: { person, openedAt } }: { member: Member }) {
  const t = useText()
  const format = useFormat()
  if (person.state === 'invited') return <span className={css.quiet}>{t(words.invited)}</span>
  if (openedAt) return <span className={css.quiet}>{t(words.opened, { time: format.time(openedAt) })}</span>
  return <span className={names(css.quiet, css.missing)}>{t(words.notOpened)}</span>
}
