import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import css from './Tier.module.css'
import { tierTexts as words } from './tier.texts.ts'

/** I1's tier as a badge; a customer without one has none. The highest is gold. */
export function Tier({ tier }: { tier: string | null | undefined }) {
  const t = useText()
  if (!tier) return null
  return (
    <span className={names(css.tier, tier === 'VVIP' && css.highest)} data-tip={t(words.importance, { tier })}>
      {tier}
    </span>
  )
}
