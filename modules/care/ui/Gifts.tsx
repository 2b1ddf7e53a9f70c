import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { DayText, Money } from '../../../web/kit/signs/Figures.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { decideGift, settleGift } from '../contract.ts'
import css from './care.module.css'
import { giftTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import { GiftSheet } from './GiftSheet.tsx'
import { GiftMark } from './marks.tsx'
import type { Gift, Person } from './types.ts'

interface GiftsProps {
  of: readonly Gift[]
  withCustomer?: boolean
  /** Whom at the customer one may choose from; where that is not known a gift keeps its own. */
  contacts?: readonly Person[]
}

/** R6: gifts with their cost; a superior decides on those that wait, and who works on the customer says that one was given. */
export function Gifts({ of: gifts, withCustomer, contacts }: GiftsProps) {
  const [changing, setChanging] = useState<Gift | null>(null)
  return (
    <>
      <ul className={css.list}>
        {gifts.map((gift) => (
          <OneGift key={gift.id} of={gift} withCustomer={withCustomer} onChange={() => setChanging(gift)} />
        ))}
      </ul>
      {changing && (
        <GiftSheet
          customerId={changing.customer.id}
          contacts={contacts ?? (changing.contact ? [changing.contact] : [])}
          of={changing}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  )
}

function OneGift({
  of: gift,
  withCustomer,
  onChange,
}: {
  of: Gift
  withCustomer?: boolean | undefined
  onChange: () => void
}) {
  const t = useText()
  const told = [
    gift.contact?.name,
    gift.occasion,
    ...(gift.state === 'waiting' ? gift.over.map((limit) => t(words[limit])) : []),
    withCustomer && t(words.by, { name: gift.askedBy.name }),
    gift.decidedBy && t(words.decidedBy, { name: gift.decidedBy.name }),
    gift.note,
  ].filter(Boolean)
  return (
    <li className={css.row} aria-label={gift.what}>
      <span className={css.words}>
        <span>
          {gift.what} · <Money value={{ fen: gift.fen, currency: 'CNY' }} /> · <DayText day={gift.onDay} />
        </span>
        <small>
          {withCustomer && (
            <>
              <Link to={'/customers/$id' as never} params={{ id: gift.customer.id } as never}>
                {gift.customer.name}
              </Link>
              {told.length > 0 && ' · '}
            </>
          )}
          {told.join(' · ')}
        </small>
      </span>
      <GiftMark of={gift} />
      <Acts of={gift} onChange={onChange} />
    </li>
  )
}

function Acts({ of: gift, onChange }: { of: Gift; onChange: () => void }) {
  const t = useText()
  const decide = useWrite(decideGift, { changes: CARE })
  const settle = useWrite(settleGift, { changes: CARE })
  const onError = (error: Error) => void toast({ kind: 'wrong', text: error.message })
  const answer = (approve: boolean) =>
    decide.mutate({ params: { id: gift.id }, body: { approve }, ifMatch: gift.version }, { onError })
  const end = (given: boolean) =>
    settle.mutate({ params: { id: gift.id }, body: { given }, ifMatch: gift.version }, { onError })
  const mayGive = gift.can.settle && gift.state === 'planned'
  return (
    <span className={css.acts}>
      {gift.can.decide && (
        <>
          <Button size="small" kind="primary" busy={decide.isPending} onClick={() => answer(true)}>
            {t(words.approve)}
          </Button>
          <Button size="small" busy={decide.isPending} onClick={() => answer(false)}>
            {t(words.decline)}
          </Button>
        </>
      )}
      {mayGive && (
        <Button size="small" busy={settle.isPending} onClick={() => end(true)}>
          {t(words.given)}
        </Button>
      )}
      {gift.can.settle && (
        <Menu
          title={t(words.more)}
          align="end"
          items={[
            { label: t(words.change), onChoose: onChange },
            { label: t(words.giveUp), onChoose: () => end(false) },
          ]}
          trigger={(props) => (
            <Button
              {...props}
              size="small"
              kind="quiet"
              icon={<Ellipsis />}
              aria-label={`${t(words.more)} ${gift.what}`}
            />
          )}
        />
      )}
    </span>
  )
}
