import type { ReactNode } from 'react'
import { tellCadence, tellStanding, toneOf } from '../../../modules/customers/ui/standing.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import tones from '../../kit/look/tones.module.css'
import { DayOf, DayText, Money } from '../../kit/signs/Figures.tsx'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { customerTexts as words } from './customer.texts.ts'
import css from './Figures.module.css'

/** Where it stands, in few and large figures. */
export function Figures({ of: customer }: { of: Customer }) {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  const { needed, effectiveTouches, orders } = customer
  const left = needed - effectiveTouches
  const due = customer.dueOn && t(words.dueOn, { day: format.day(customer.dueOn) })
  const when = customer.lookAgainOn ? t(words.lookAgain, { day: format.day(customer.lookAgainOn) }) : due
  const behind = customer.stepInSince && tellCadence(customer, format.today, locale)
  return (
    <ul className={css.figures}>
      <Figure
        tone={toneOf(customer)}
        value={tellStanding(customer, format.today, locale)}
        label={[behind, when].filter(Boolean).join(' · ')}
      />
      <Figure
        value={`${effectiveTouches} / ${needed}`}
        label={left > 0 ? t(words.twelveLeft, { left, needed }) : t(words.twelveFull, { needed })}
      />
      <Figure
        value={customer.lastTouchAt ? <DayOf at={customer.lastTouchAt} /> : t(words.never)}
        label={t(words.lastTouch)}
      />
      <Figure
        value={
          customer.nextStep ??
          (customer.nextOn ? <DayText day={customer.nextOn} /> : <span className={css.none}>{t(words.noNext)}</span>)
        }
        label={
          customer.nextStep && customer.nextOn
            ? t(words.nextStepOn, { day: format.nearDay(customer.nextOn) })
            : t(words.nextStep)
        }
      />
      {orders.count > 0 && (
        <Figure value={<Money value={orders.amount} short />} label={t(words.orders, { count: orders.count })} />
      )}
    </ul>
  )
}

interface FigureProps {
  value: ReactNode
  label: ReactNode
  tone?: ReturnType<typeof toneOf>
}

const Figure = ({ value, label, tone }: FigureProps) => (
  <li className={css.figure}>
    <strong className={tone && tones[tone]} title={typeof value === 'string' ? value : undefined}>
      {value}
    </strong>
    <span>{label}</span>
  </li>
)
