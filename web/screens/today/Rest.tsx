import { ChevronDown, ChevronUp } from 'lucide-react'
import { type Counts, countAll, uncounted } from '../../../modules/today/ui/parts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useText } from '../../text/useText.ts'
import css from './Today.module.css'
import { todayTexts as words } from './today.texts.ts'

interface RestProps {
  counts: Counts
  dayHolds: number
  expanded: boolean
  onToggle: () => void
}

/** T11: where there is more than a day can hold, the rest stands behind "and N more". */
export function Rest({ counts, dayHolds, expanded, onToggle }: RestProps) {
  const t = useText()
  const left = countAll(counts) - dayHolds
  if (left <= 0) return null
  const more = uncounted(counts) ? t(words.moreThan, { count: left }) : t(words.more, { count: left })
  return (
    <div className={css.rest}>
      {!expanded && <p>{t(words.enough, { count: dayHolds })}</p>}
      <Button onClick={onToggle} aria-expanded={expanded} icon={expanded ? <ChevronUp /> : <ChevronDown />}>
        {expanded ? t(words.fewer, { count: dayHolds }) : more}
      </Button>
    </div>
  )
}
