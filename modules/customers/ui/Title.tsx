import { Link } from '@tanstack/react-router'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { stageWords } from '../rules/words.ts'
import { fieldTexts } from './customers.texts.ts'
import { SecrecyMark } from './SecrecyMark.tsx'
import { CustomerRing } from './Standing.tsx'
import css from './Title.module.css'
import type { Item } from './types.ts'

/** A customer at the head of a panel: the ring, the name, which leads to the page, and whose it is. */
export function CustomerTitle({ of }: { of: Item }) {
  return (
    <span className={css.title}>
      <CustomerRing of={of} size={52} />
      <span className={css.words}>
        <span>
          <Link to="/customers/$id" params={{ id: of.id }} className={css.name}>
            {of.name}
          </Link>{' '}
          <Tier tier={of.tier} /> <SecrecyMark of={of} />
        </span>
        <Facts of={of} />
      </span>
    </span>
  )
}

/** What it is and whose, on one quiet line. */
export function Facts({ of }: { of: Item }) {
  const t = useText()
  const me = useMe()
  const owner = of.owner ? t(fieldTexts.ownedBy, { name: of.owner.name }) : (of.pool?.name ?? t(fieldTexts.noOwner))
  const facts = [
    // To a rep nearly all are one's own.
    (me.role !== 'rep' || of.owner?.id !== me.id) && owner,
    t(stageWords[of.stage]),
    of.industry,
    of.region,
  ]
  return <span className={css.facts}>{facts.filter(Boolean).join(' · ')}</span>
}
