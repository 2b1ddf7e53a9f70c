import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { PARTS } from '../rules/reasons.ts'
import { barTexts as words } from './day.texts.ts'
import css from './PartsBar.module.css'
import { type Counts, countAll, figureOf, TONE } from './parts.ts'

interface PartsBarProps {
  counts: Counts
  /** The longest list of all that are compared: a full bar. */
  most: number
  managing: boolean
}

/** What waits with a person: as a bar to compare by, and in words for each part. */
export function PartsBar({ counts, most, managing }: PartsBarProps) {
  const t = useText()
  const parts = PARTS.filter((part) => counts[part] > 0)
  if (parts.length === 0) return <p className={css.nothing}>{t(words.nothing)}</p>
  return (
    <div className={css.parts}>
      <div className={css.track} aria-hidden="true">
        <div className={css.bar} style={{ width: `${(countAll(counts) / most) * 100}%` }}>
          {parts.map((part) => (
            <span key={part} className={names(css.piece, css[TONE[part]])} style={{ flexGrow: counts[part] }} />
          ))}
        </div>
      </div>
      <p className={css.words}>
        {parts.map((part) => (
          <span key={part} className={css[TONE[part]]}>
            {t(words.count, { count: counts[part], part: t(figureOf(part, managing)) })}
          </span>
        ))}
      </p>
    </div>
  )
}
