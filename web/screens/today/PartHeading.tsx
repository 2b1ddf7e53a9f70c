import type { Part } from '../../../modules/today/rules/reasons.ts'
import { COUNTED, headingOf, told } from '../../../modules/today/ui/parts.ts'
import { useText } from '../../text/useText.ts'
import css from './Today.module.css'

/** A part's name, how many stand in it, and why it comes where it does. */
export function PartHeading({ part, count, managing }: { part: Part; count: number; managing: boolean }) {
  const t = useText()
  const { title, why } = headingOf(part, managing)
  return (
    <>
      <span>{t(title)}</span>
      <span>{told(count, count >= COUNTED)}</span>
      <span className={css.whyPart}>{t(why)}</span>
    </>
  )
}
