import { Link } from '@tanstack/react-router'
import { KeyRound, LogOut, MonitorOff, Pencil, ShieldOff, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { factorTexts } from '../../../modules/people/ui/factors.texts.ts'
import { passwordTexts, sessionTexts } from '../../../modules/people/ui/people.texts.ts'
import type { Person } from '../../../modules/people/ui/types.ts'
import { departureTexts } from '../../../modules/pool/ui/departure.texts.ts'
import { appTexts } from '../../app.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { DayText, MomentText } from '../../kit/signs/Figures.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './People.module.css'
import { PersonKeys } from './PersonKeys.tsx'
import { PersonFace, PersonState } from './PersonName.tsx'
import { PersonTimes } from './PersonTimes.tsx'
import { peopleTexts as words } from './people.texts.ts'

interface PersonPanelProps {
  person: Person
  onDo: (what: 'change' | 'password' | 'factors' | 'sessions' | 'leave') => void
  onClose: () => void
}

/** One colleague beside the list, with what may be done about the account. */
export function PersonPanel({ person, onDo, onClose }: PersonPanelProps) {
  const t = useText()
  const me = useMe()
  const isAdmin = me.role === 'admin'
  const manages = me.can.managePeople && (isAdmin || person.role !== 'admin') && person.state !== 'left'
  return (
    <SidePanel
      title={
        <span className={css.title}>
          <PersonFace of={person} large />
          {person.name}
          <PersonState of={person} />
        </span>
      }
      onClose={onClose}
      footer={
        manages && (
          <Button
            kind="primary"
            icon={person.state === 'invited' ? <UserPlus /> : <Pencil />}
            onClick={() => onDo('change')}
          >
            {t(person.state === 'invited' ? words.invite : words.change)}
          </Button>
        )
      }
    >
      <div className={css.panel}>
        {person.state === 'invited' && <p className={css.quiet}>{t(words.invitedHint)}</p>}
        <dl className={css.facts}>
          <Fact label={t(words.team)}>{person.team.name}</Fact>
          <Fact label={t(words.role)}>{t(appTexts[person.role])}</Fact>
          <Fact label={t(words.email)}>{person.email && <Copied text={person.email} what={t(words.email)} />}</Fact>
          <Fact label={t(words.mobile)}>{person.mobile && <Copied text={person.mobile} what={t(words.mobile)} />}</Fact>
          <Fact label={t(words.joinedOn)}>{person.joinedOn && <DayText day={person.joinedOn} />}</Fact>
          <Fact label={t(words.leftOn)}>{person.leftOn && <DayText day={person.leftOn} />}</Fact>
          <Fact label={t(words.seen)}>{person.seenAt ? <MomentText at={person.seenAt} /> : t(words.never)}</Fact>
        </dl>
        <Link to="/customers" search={{ owner: person.id } as never}>
          {t(words.customers)}
        </Link>
        {person.state !== 'left' && <PersonTimes key={person.id} personId={person.id} />}
        {isAdmin && person.state === 'active' && <PersonKeys key={person.id} personId={person.id} />}
        {manages && (
          <div className={css.acts}>
            {isAdmin && person.state === 'active' && (
              <Button icon={<KeyRound />} onClick={() => onDo('password')}>
                {t(passwordTexts.reset)}
              </Button>
            )}
            {isAdmin && person.state === 'active' && (
              <Button icon={<MonitorOff />} onClick={() => onDo('sessions')}>
                {t(sessionTexts.end)}
              </Button>
            )}
            {isAdmin && person.state === 'active' && me.company.kind === 'main' && (
              <Button icon={<ShieldOff />} onClick={() => onDo('factors')}>
                {t(factorTexts.removeAll)}
              </Button>
            )}
            {person.id !== me.id && (
              <Button kind="danger" icon={<LogOut />} onClick={() => onDo('leave')}>
                {t(departureTexts.act)}
              </Button>
            )}
          </div>
        )}
      </div>
    </SidePanel>
  )
}

/** A fact with its name; nothing where there is none. */
const Fact = ({ label, children }: { label: string; children: ReactNode }) =>
  children && (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )

const Copied = ({ text, what }: { text: string; what: string }) => (
  <span className={css.copied}>
    {text}
    <CopyButton text={text} what={what} />
  </span>
)
