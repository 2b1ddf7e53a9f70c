import { Ellipsis } from 'lucide-react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { needTexts } from '../../../modules/deals/ui/needs.texts.ts'
import type { NeedItem } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu, type MenuItem } from '../../kit/layers/Menu.tsx'
import { Face } from '../../kit/signs/Face.tsx'
import { DayText, Money } from '../../kit/signs/Figures.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import css from './Deals.module.css'
import { dealsTexts as words } from './deals.texts.ts'

/** A need on the board: whose, what, how much and how likely, and what comes next. */
export function DealCard({ of: need, acts }: { of: NeedItem; acts: readonly MenuItem[] }) {
  const t = useText()
  return (
    <div className={css.card}>
      <span className={css.who}>
        <CustomerRing of={need.customer} size={24} />
        <span className={css.name}>{need.customer.name}</span>
        <Tier tier={need.customer.tier} />
        <Menu
          title={t(words.moreActs)}
          align="end"
          items={acts}
          trigger={(props) => (
            <Button
              {...props}
              size="small"
              kind="quiet"
              className={css.dots}
              icon={<Ellipsis />}
              aria-label={t(words.moreActs)}
            />
          )}
        />
      </span>
      <strong className={css.what}>
        {need.title}{' '}
        {need.big && (
          <span className={css.big} data-tip={t(needTexts.bigHint)}>
            {t(needTexts.big)}
          </span>
        )}
      </strong>
      <span className={css.worth}>
        {need.amount ? <Money value={need.amount} /> : <span className={css.quiet}>—</span>}
        {need.chance !== null && <span className={css.quiet}>{need.chance}%</span>}
        {need.owner && (
          <span className={css.owner} data-tip={need.owner.name}>
            <Face name={need.owner.name} size={20} />
          </span>
        )}
      </span>
      <NextStep of={need} />
    </div>
  )
}

/** What comes next and when; marked, in words too, where that day has passed. */
export function NextStep({ of: { nextStep, nextOn, outcome } }: { of: NeedItem }) {
  const t = useText()
  const today = useToday()
  if (outcome !== null || (!nextStep && !nextOn)) return null
  const isLate = nextOn !== null && nextOn < today
  return (
    <span className={isLate ? css.late : css.next}>
      {nextOn && (
        <b>
          {isLate && `${t(needTexts.late)} · `}
          <DayText day={nextOn} />
        </b>
      )}{' '}
      {nextStep}
    </span>
  )
}
