import { useText } from '../../text/useText.ts'
import css from './Team.module.css'
import { teamTexts as words } from './team.texts.ts'

const DRAWN = 24

/** Today's touches, a mark for each: filled where effective, hollow where it was an attempt. */
export function TouchDots({ count, effective }: { count: number; effective: number }) {
  const t = useText()
  const told = count > 0 ? t(words.touchesTold, { count, effective }) : t(words.noTouches)
  return (
    <span className={css.touches} data-tip={told}>
      <span className={css.dots} aria-hidden="true">
        {Array.from({ length: Math.min(count, DRAWN) }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <i key={i} className={i < effective ? css.counts : css.attempt} />
        ))}
      </span>
      <span className={css.quiet}>{told}</span>
    </span>
  )
}
