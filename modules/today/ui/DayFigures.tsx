import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { PARTS, type Part } from '../rules/reasons.ts'
import css from './DayFigures.module.css'
import { figureTexts as words } from './day.texts.ts'
import { COUNTED, type Counts, figureOf, told } from './parts.ts'

interface DayFiguresProps {
  counts: Counts
  newThisWeek: number
  managing: boolean
  /** Each figure opens what is behind it. */
  onOpen: (part: Part) => void
}

/** The day in a few large figures: what waits by part, and Q3's new people of the week. */
export function DayFigures({ counts, newThisWeek, managing, onOpen }: DayFiguresProps) {
  const t = useText()
  return (
    <ul className={css.figures}>
      {PARTS.filter((part) => counts[part] > 0).map((part) => (
        <li key={part}>
          <button type="button" className={css.figure} onClick={() => onOpen(part)}>
            <strong className={names(part === 'overdue' && css.late)}>
              {told(counts[part], counts[part] >= COUNTED)}
            </strong>
            {t(figureOf(part, managing))}
          </button>
        </li>
      ))}
      <li className={css.figure}>
        <strong>{newThisWeek}</strong>
        {t(words.newThisWeek)}
      </li>
    </ul>
  )
}
