import { countAll } from '../../../modules/today/ui/parts.ts'
import { useText } from '../../text/useText.ts'
import type { Member } from './member.ts'
import css from './Team.module.css'
import { teamTexts as words } from './team.texts.ts'

const sum = (members: readonly Member[], of: (member: Member) => number): number =>
  members.reduce((all, member) => all + of(member), 0)

/** The team's day in four figures. */
export function TeamFigures({ members }: { members: readonly Member[] }) {
  const t = useText()
  const figures = [
    { text: words.waiting, value: sum(members, ({ counts }) => countAll(counts)) },
    { text: words.overdue, value: sum(members, ({ counts }) => counts.overdue) },
    { text: words.logged, value: sum(members, ({ touchesToday }) => touchesToday) },
    { text: words.effective, value: sum(members, ({ effectiveToday }) => effectiveToday) },
  ]
  return (
    <dl className={css.figures}>
      {figures.map(({ text, value }) => (
        <div key={text.zh}>
          <dt>{t(text)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
