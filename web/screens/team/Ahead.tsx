import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Falls } from '../../../modules/importance/ui/Falls.tsx'
import { COUNTED, told } from '../../../modules/today/ui/parts.ts'
import { names } from '../../kit/look/names.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Ahead.module.css'
import { type Home, lookAtHomeAgain, type Shown, useHomeState } from './home.ts'
import { Recalls } from './Recalls.tsx'
import { StepIns } from './StepIns.tsx'
import { aheadTexts as words } from './team.texts.ts'

const SPEAKING = ['manager', 'director', 'admin']

/** What the next days hold, in a few large figures; each opens its list. */
export function Ahead({ home: { ahead, warning } }: { home: Home }) {
  const t = useText()
  const me = useMe()
  const { show, person, open, close, ofAll } = useHomeState()
  const list = { person, onClose: close, onAll: ofAll }
  const opens = (shown: Shown) => ({ count: ahead[COUNT_OF[shown]], onOpen: () => open(shown) })
  const closeness = { count: 0, to: '/closeness' }
  return (
    <>
      <ul className={css.figures} aria-label={t(words.title)}>
        <Figure tone={css.turn} {...opens('step-ins')}>
          {t(words.stepIns)}
        </Figure>
        {SPEAKING.includes(me.role) && (
          <Figure tone={css.turn} {...opens('falls')}>
            {t(words.falls)}
          </Figure>
        )}
        <Figure tone={css.late} {...opens('recalls')}>
          {t(words.recalls, { days: warning })}
        </Figure>
        <Figure count={ahead.recalled} to="/customers" search={{ owner: 'none', state: 'recalled' }}>
          {t(words.recalled)}
        </Figure>
        <Figure {...closeness} count={ahead.reviews}>
          {t(words.reviews)}
        </Figure>
        <Figure {...closeness} count={ahead.stuck}>
          {t(words.stuck)}
        </Figure>
      </ul>
      {show === 'step-ins' && <StepIns {...list} />}
      {show === 'recalls' && <Recalls {...list} />}
      {show === 'falls' && <Falls person={person} onClose={close} onAll={ofAll} onDecided={lookAtHomeAgain} />}
    </>
  )
}

const COUNT_OF = { 'step-ins': 'stepIns', recalls: 'recalls', falls: 'falls' } as const

interface FigureProps {
  count: number
  tone?: string | undefined
  onOpen?: () => void
  to?: string
  search?: Record<string, string>
  children: ReactNode
}

function Figure({ count, tone, onOpen, to, search, children }: FigureProps) {
  const what = (
    <>
      <strong className={names(css.count, count > 0 && tone)}>{told(count, count >= COUNTED)}</strong>
      {children}
    </>
  )
  return (
    <li>
      {to ? (
        <Link to={to} search={search as never} className={css.figure}>
          {what}
        </Link>
      ) : (
        <button type="button" className={css.figure} onClick={onOpen}>
          {what}
        </button>
      )}
    </li>
  )
}
