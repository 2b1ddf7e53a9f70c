import type { ReactNode } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import type { Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import { DayOf } from '../../kit/signs/Figures.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import css from './Pool.module.css'
import { WhyHere } from './WhyHere.tsx'

/** A waiting customer on a phone: who, why it is here, whose it was, and the button at the thumb. */
export function PoolCard({ of: item, action }: { of: Waiting; action: ReactNode }) {
  return (
    <div className={css.card}>
      <CustomerRing of={item} size={40} />
      <div className={css.cardWords}>
        <span className={css.name}>
          <strong>{item.name}</strong>
          <Tier tier={item.tier} />
        </span>
        <WhyHere of={item} />
        <span className={css.cardFacts}>
          {[item.lastOwner?.name, item.industry, item.region].filter(Boolean).join(' · ')}
          {item.lastOwner && ' · '}
          {item.lastOwner && <DayOf at={item.pooledAt} />}
        </span>
      </div>
      <div className={css.cardAct}>{action}</div>
    </div>
  )
}
