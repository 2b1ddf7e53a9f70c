import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addMonths } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Select } from '../../kit/controls/Input.tsx'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { useScorecardState, type Whose } from './useScorecard.ts'

interface Named {
  id: string
  name: string
}

interface ChoosingProps {
  whose: Whose
  teams: readonly Named[]
  people: readonly Named[]
}

/** Whose card, and of which month. */
export function Choosing({ whose, teams, people }: ChoosingProps) {
  const t = useText()
  const monthText = useMonth()
  const { month, thisMonth, change } = useScorecardState()
  const option = (of: Whose['of']) => (one: Named) => ({ value: `${of} ${one.id}`, label: one.name })
  const options = [...teams.map(option('teams')), ...people.map(option('people'))]
  const choose = (value: string) => {
    const [of, id] = value.split(' ')
    change(of === 'teams' ? { team: id, person: undefined } : { person: id, team: undefined })
  }
  const step = (by: number) => change({ month: addMonths(month, by) })
  return (
    <div className={css.choosing}>
      {options.length > 1 && (
        <Select
          className={css.whose}
          aria-label={t(words.whose)}
          options={options}
          value={`${whose.of} ${whose.id}`}
          onChange={(event) => choose(event.target.value)}
        />
      )}
      <span className={css.month}>
        <Button kind="quiet" icon={<ChevronLeft size={16} />} aria-label={t(words.before)} onClick={() => step(-1)} />
        <b aria-live="polite">{monthText(month)}</b>
        <Button
          kind="quiet"
          icon={<ChevronRight size={16} />}
          aria-label={t(words.after)}
          disabled={month > thisMonth}
          onClick={() => step(1)}
        />
      </span>
      {month > thisMonth && <span className={css.pale}>{t(words.toCome)}</span>}
      {month === thisMonth && <span className={css.pale}>{t(words.soFar)}</span>}
    </div>
  )
}
