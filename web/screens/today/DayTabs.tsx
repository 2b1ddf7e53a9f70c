import { Link } from '@tanstack/react-router'
import { names } from '../../kit/look/names.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './DayTabs.module.css'
import { todayTexts as words } from './today.texts.ts'

/** A manager's day is one's own and the team's; a colleague's list belongs to the team's. */
export function DayTabs({ at }: { at: 'mine' | 'team' }) {
  const t = useText()
  const me = useMe()
  if (!me.can.seeTeam) return null
  const tabs = [
    { key: 'mine', to: '/', text: words.mine },
    { key: 'team', to: '/team', text: words.team },
  ] as const
  return (
    <nav className={css.tabs} aria-label={t(words.title)}>
      {tabs.map(({ key, to, text }) => (
        <Link
          key={key}
          to={to}
          className={names(css.tab, key === at && css.on)}
          aria-current={key === at ? 'true' : undefined}
        >
          {t(text)}
        </Link>
      ))}
    </nav>
  )
}
