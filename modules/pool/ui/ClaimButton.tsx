import { Check } from 'lucide-react'
import type { z } from 'zod'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import type { PoolItem, showQuota } from '../contract.ts'
import { coolingOffDays } from '../settings.ts'
import css from './ClaimButton.module.css'
import { claimTexts as words } from './pool.texts.ts'
import type { FasterOne } from './useClaim.ts'

export type Waiting = z.infer<typeof PoolItem>
export type Quota = ReplyOf<typeof showQuota>
/** What came of claiming a customer: it is mine now, or someone else was faster. */
export type Outcome = 'mine' | FasterOne

interface ClaimButtonProps {
  of: Waiting
  quota: Quota | undefined
  outcome: Outcome | undefined
  busy: boolean
  onClaim: () => void
  /** On its own panel it is the one thing to do. */
  large?: boolean
}

/** T6: one press claims; where that cannot be, it says why or since when. */
export function ClaimButton({ of: item, quota, outcome, busy, onClaim, large }: ClaimButtonProps) {
  const t = useText()
  const format = useFormat()
  const whyNot = useWhyNotClaim(quota)
  const cooling = useSetting(coolingOffDays)
  if (outcome === 'mine')
    return (
      <span className={css.mine}>
        <Check size={15} aria-hidden="true" />
        {t(words.yours)}
      </span>
    )
  if (outcome) {
    const { name, at } = outcome
    return (
      <span className={css.lost} data-tip={t(words.lostKindly, { name, when: format.moment(at) })} role="status">
        {t(words.lost, { name })}
      </span>
    )
  }
  if (!item.can.claim) return null
  if (item.claimableFrom) {
    const day = format.day(item.claimableFrom)
    return (
      <span className={css.cooling} data-tip={t(words.coolingOffWhy, { day, days: cooling })}>
        {t(words.coolingOff, { day })}
      </span>
    )
  }
  return (
    <span data-tip={whyNot}>
      <Button
        size={large ? 'normal' : 'small'}
        kind={large ? 'primary' : 'plain'}
        className={large ? undefined : css.claim}
        disabled={whyNot !== undefined}
        busy={busy}
        keys={large ? 'c' : undefined}
        onClick={onClaim}
      >
        {t(words.claim)}
      </Button>
    </span>
  )
}

/** T6: why nothing at all can be claimed now, in words. */
export function useWhyNotClaim(quota: Quota | undefined): string | undefined {
  const t = useText()
  if (!quota) return undefined
  if (quota.claimedToday >= quota.claimsADay) return t(words.noneLeft, { limit: quota.claimsADay })
  if (quota.held >= quota.cap) return t(words.full, quota)
  return undefined
}
