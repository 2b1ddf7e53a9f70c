import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from './Button.tsx'
import css from './YearSteps.module.css'
import { yearStepTexts as words } from './yearSteps.texts.ts'

/** The lunar calendar is reckoned so far. */
const FIRST = 1901
const LAST = 2100

interface YearStepsProps {
  year: number
  title: string
  onYear: (year: number) => void
  children?: ReactNode
}

/** From one year to the next, with its title between. */
export function YearSteps({ year, title, onYear, children }: YearStepsProps) {
  const t = useText()
  return (
    <div className={css.steps}>
      <Button
        size="small"
        kind="quiet"
        icon={<ChevronLeft />}
        aria-label={t(words.before)}
        disabled={year <= FIRST}
        onClick={() => onYear(year - 1)}
      />
      <strong>{title}</strong>
      <Button
        size="small"
        kind="quiet"
        icon={<ChevronRight />}
        aria-label={t(words.after)}
        disabled={year >= LAST}
        onClick={() => onYear(year + 1)}
      />
      {children}
    </div>
  )
}
