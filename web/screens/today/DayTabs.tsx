import { Link } from '@tanstack/react-router'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './DayTabs.module.css'
import { todayTexts as words } from './today.texts.ts'

/** A manager's day is one's own and the team's. */
export function DayTabs() {
  const t = useText()
  const me = useMe()
  if (!me.can.seeTeam) return null
  return (
    <nav className={css.tabs} aria-label={t(words.title)}>
      <Link
        to="/"
        className={css.tab}
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ className: css.on }}
      >
        {t(words.mine)}
      </Link>
      <Link to="/team" className={css.tab} activeProps={{ className: css.on }}>
        {t(words.team)}
      </Link>
    </nav>
  )
}
