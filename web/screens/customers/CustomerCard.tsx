import { memo } from 'react'
import { CustomerRing, Standing } from '../../../modules/customers/ui/Standing.tsx'
import { Tags } from '../../../modules/customers/ui/Tags.tsx'
import { Facts } from '../../../modules/customers/ui/Title.tsx'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { Check } from '../../kit/controls/Choices.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useText } from '../../text/useText.ts'
import css from './CustomerCard.module.css'
import { customersTexts as words } from './customers.texts.ts'

interface CustomerCardProps {
  item: Item
  selecting: boolean
  marked: boolean
  onMark: (id: string, marked: boolean) => void
}

/** A customer in the list of a phone: who, where it stands, whose. Scrolling shows none of them anew. */
export const CustomerCard = memo(function CustomerCard({ item, selecting, marked, onMark }: CustomerCardProps) {
  const t = useText()
  return (
    <div className={css.card}>
      {selecting && <Check label={t(words.select)} checked={marked} onChange={(on) => onMark(item.id, on)} />}
      <CustomerRing of={item} size={44} />
      <div className={css.words}>
        <div className={css.first}>
          <span className={css.name}>{item.name}</span>
          <Tier tier={item.tier} />
        </div>
        <div className={css.second}>
          <Standing of={item} />
          <Tags tags={item.tags} />
        </div>
        <Facts of={item} />
      </div>
    </div>
  )
})
