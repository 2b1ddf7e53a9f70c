import { Link } from '@tanstack/react-router'
import { ChevronRight, ListTodo, Stethoscope } from 'lucide-react'
import { PartsBar } from '../../../modules/today/ui/PartsBar.tsx'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { names } from '../../kit/look/names.ts'
import { Face } from '../../kit/signs/Face.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import type { Help, Member } from './home.ts'
import css from './Team.module.css'
import { TouchDots } from './TouchDots.tsx'
import { teamTexts as words } from './team.texts.ts'

const MANAGING = ['manager', 'director']
const FIRST = 3

interface PersonRowProps extends Pick<Help, 'person' | 'reasons' | 'message'> {
  /** The colleague's day; not known of those who sell without being of a selling team. */
  member: Member | undefined
  /** The longest list of all that are compared. */
  most: number
}

/** One colleague: why help is needed, each reason a step from where it is given, and the load beside it. */
export function PersonRow({ person, reasons, message, member, most }: PersonRowProps) {
  const t = useText()
  const rest = reasons.slice(FIRST)
  return (
    <li className={css.person}>
      <div className={css.who}>
        <Face name={person.name} size={36} />
        <div className={css.named}>
          <Link
            to="/"
            search={{ person: person.id } as never}
            className={css.name}
            aria-label={t(words.openDay, { name: person.name })}
          >
            {person.name}
          </Link>
          {member && <Opened member={member} />}
        </div>
      </div>
      {reasons.length > 0 && (
        <div className={css.why}>
          <Reasons of={reasons.slice(0, FIRST)} />
          {rest.length > 0 && (
            <details className={css.rest}>
              <summary>{t(words.moreReasons, { count: rest.length })}</summary>
              <Reasons of={rest} />
            </details>
          )}
          <div className={css.acts}>
            <Link
              to="/diagnosis/people/$id"
              params={{ id: person.id }}
              className={buttonClass({ size: 'small', kind: 'quiet' })}
            >
              <Stethoscope aria-hidden="true" />
              {t(words.diagnosis)}
            </Link>
            <Link
              to="/"
              search={{ person: person.id } as never}
              className={buttonClass({ size: 'small', kind: 'quiet' })}
            >
              <ListTodo aria-hidden="true" />
              {t(words.day)}
            </Link>
            <CopyButton text={message} what={t(words.copyWhat, { name: person.name })}>
              {t(words.copy)}
            </CopyButton>
          </div>
        </div>
      )}
      {member && (
        <div className={css.load}>
          <PartsBar counts={member.counts} most={most} managing={MANAGING.includes(member.person.role)} />
          <div className={css.done}>
            <TouchDots count={member.touchesToday} effective={member.effectiveToday} />
            <span className={css.quiet}>{t(words.held, { count: member.held })}</span>
          </div>
        </div>
      )}
    </li>
  )
}

function Reasons({ of }: { of: Help['reasons'] }) {
  return (
    <ul className={css.reasons}>
      {of.map(({ code, text, path }) => (
        <li key={code}>
          <Link to={path} className={css.reason} data-code={code}>
            <i aria-hidden="true" />
            <span>{text}</span>
            <ChevronRight size={16} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
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
