import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../../web/kit/controls/Button.tsx'
import { Face } from '../../../web/kit/signs/Face.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { rungWords } from '../../customers/rules/words.ts'
import { listSuccessors } from '../contract.ts'
import css from './Near.module.css'
import { nearTexts as words } from './portrait.texts.ts'
import type { Distance } from './types.ts'

interface StuckProps {
  of: Distance
  customer: string
  /** Opens the handing over of the customer to somebody. */
  onHandOver: (person: { id: string; name: string }) => void
}

/** D6: it does not move; the manager is shown who has come further with customers like this one. */
export function Stuck({ of, customer, onHandOver }: StuckProps) {
  const t = useText()
  const format = useFormat()
  const [looking, setLooking] = useState(false)
  const { stuck, can } = of
  if (!stuck) return null
  if (stuck.by === 'portrait') return <OnlyWords of={of} customer={customer} />
  const told = can.manage ? words.stuckPerson : words.stuckAsk
  return (
    <section className={css.stuck}>
      <p>{t(told, { day: format.day(stuck.since), touches: stuck.touches })}</p>
      {can.manage &&
        (looking ? (
          <Found customer={customer} onHandOver={onHandOver} />
        ) : (
          <span>
            <Button size="small" onClick={() => setLooking(true)}>
              {t(words.successors)}
            </Button>
          </span>
        ))}
    </section>
  )
}

/** More is proven than the portrait allows: what is known was not written down, and nobody has to be changed. */
function OnlyWords({ of: { pairs }, customer }: Pick<StuckProps, 'of' | 'customer'>) {
  const t = useText()
  const { proven = 'none', bound = 'none' } = pairs.find(({ shown }) => shown) ?? {}
  return (
    <section className={css.stuck}>
      <p>{t(words.stuckPortrait, { proven: t(rungWords[proven]), bound: t(rungWords[bound]) })}</p>
      <span>
        <Link
          to="/customers/$id/portrait"
          params={{ id: customer }}
          search={{ part: 'know' } as never}
          className={buttonClass({ size: 'small' })}
        >
          {t(words.fillPortrait)}
        </Link>
      </span>
    </section>
  )
}

function Found({ customer, onHandOver }: Pick<StuckProps, 'customer' | 'onHandOver'>) {
  const t = useText()
  const { data, error, refetch } = useRead(listSuccessors, { params: { id: customer } })
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  if (data?.items.length === 0) return <p className={css.quiet}>{t(words.successorNone)}</p>
  return (
    <ul className={css.rows}>
      {data?.items.map(({ person, like, higher, ordered, held }) => (
        <li key={person.id}>
          <span>
            <Face name={person.name} size={22} /> {person.name}
            <p>
              <small>{t(words.successorTold, { like, higher, ordered, held })}</small>
            </p>
          </span>
          <Button size="small" onClick={() => onHandOver(person)}>
            {t(words.handOver, { name: person.name })}
          </Button>
        </li>
      ))}
    </ul>
  )
}
