import type { Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import { suspensionTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { DayText } from '../../kit/signs/Figures.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Pool.module.css'
import { poolScreenTexts as words } from './pool.texts.ts'

const isCode = (code: string): code is keyof typeof suspensionTexts => code in suspensionTexts

/** Why a customer waits: T4's reason and its words, or that nobody has had it yet. */
export function WhyHere({ of: item }: { of: Waiting }) {
  const t = useText()
  if (item.state !== 'suspended')
    return <span className={css.quiet}>{t(item.lastOwner ? words.waitsWhy : words.neverOwnedWhy)}</span>
  return (
    <span className={css.why} data-tip={item.reason ?? undefined}>
      {item.code && isCode(item.code) && <span className={css.code}>{t(suspensionTexts[item.code])}</span>}
      {item.reason}
    </span>
  )
}

/** T4: the day to look at it again; once that has come, it asks to be looked at. */
export function LookAgain({ of: item }: { of: Waiting }) {
  const t = useText()
  const { today } = useFormat()
  if (!item.lookAgainOn) return <span className={css.quiet}>—</span>
  if (item.lookAgainOn <= today) return <span className={css.now}>{t(words.lookAgainPassed)}</span>
  return <DayText day={item.lookAgainOn} />
}
