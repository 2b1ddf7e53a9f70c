import { useNavigate } from '@tanstack/react-router'
import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { Contacts } from '../../../modules/customers/ui/Contacts.tsx'
import { CustomerTitle } from '../../../modules/customers/ui/Title.tsx'
import type { Outcome, Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import { claimTexts, suspensionTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { DayOf, DayText, Money } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Moments } from '../customer/History.tsx'
import { timelineTexts } from '../customer/timeline.texts.ts'
import css from './Pool.module.css'
import { poolScreenTexts as words } from './pool.texts.ts'
import { LookAgain } from './WhyHere.tsx'

const SHORT = 6

interface PoolPanelProps {
  item: Waiting
  outcome: Outcome | undefined
  /** The one thing to do. */
  action: ReactNode
  onAssign: () => void
  onClose: () => void
}

/** A waiting customer beside the list: why it is here, what one may see of it, and what went before. */
export function PoolPanel({ item, outcome, action, onAssign, onClose }: PoolPanelProps) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { data: customer, error, refetch } = useRead(showCustomer, { params: { id: item.id } })
  const mine = outcome === 'mine'
  return (
    <SidePanel
      title={<CustomerTitle of={item} />}
      onClose={onClose}
      footer={
        <>
          {item.can.assign && !outcome && <Button onClick={onAssign}>{t(words.assign)}</Button>}
          {mine && (
            <Button onClick={() => navigate({ to: '/customers/$id', params: { id: item.id } })}>
              {t(words.openPage)}
            </Button>
          )}
          {action}
        </>
      }
    >
      <div className={css.panel}>
        {outcome && !mine && (
          <p className={css.lost} role="status">
            {t(claimTexts.lostKindly, { name: outcome.name, when: format.moment(outcome.at) })}
          </p>
        )}
        <Reason of={item} />
        <Facts of={item} />
        {error && !outcome && <ErrorState small error={error} onRetry={refetch} />}
        {customer?.restricted && (
          <p className={css.veiled}>
            <EyeOff size={15} aria-hidden="true" />
            {t(words.veiled)}
          </p>
        )}
        {customer && customer.contacts.length > 0 && <Contacts of={customer} />}
        {customer ? (
          <section className={css.history}>
            <h3>{t(words.history)}</h3>
            <Moments of={customer} kind="touch,order,owner,pool" most={SHORT} none={timelineTexts.neverTouched} />
          </section>
        ) : (
          !error && <RowBones count={3} height={58} />
        )}
      </div>
    </SidePanel>
  )
}

function Reason({ of: item }: { of: Waiting }) {
  const t = useText()
  const code = item.code as keyof typeof suspensionTexts | null
  if (item.state !== 'suspended')
    return <p className={css.reason}>{t(item.lastOwner ? words.waitsWhy : words.neverOwnedWhy)}</p>
  return (
    <p className={css.reason}>
      {code && suspensionTexts[code] && <span className={css.code}>{t(suspensionTexts[code])}</span>}
      {item.reason}
    </p>
  )
}

function Facts({ of: item }: { of: Waiting }) {
  const t = useText()
  return (
    <dl className={css.facts}>
      {item.lastOwner && (
        <>
          <dt>{t(words.lastOwner)}</dt>
          <dd>{item.lastOwner.name}</dd>
        </>
      )}
      <dt>{t(words.pooledAt)}</dt>
      <dd>
        <DayOf at={item.pooledAt} />
      </dd>
      {item.lookAgainOn && (
        <>
          <dt>{t(words.lookAgain)}</dt>
          <dd>
            <LookAgain of={item} />
          </dd>
        </>
      )}
      <dt>{t(words.ever)}</dt>
      <dd>{t(words.times, { count: item.effectiveTouchesEver })}</dd>
      <dt>{t(words.orders)}</dt>
      <dd>
        {item.orders.count === 0 ? (
          t(words.noOrders)
        ) : (
          <>
            {item.orders.count} · <Money value={item.orders.amount} short />
          </>
        )}
      </dd>
      {item.source && (
        <>
          <dt>{t(words.source)}</dt>
          <dd>{item.source}</dd>
        </>
      )}
      <dt>{t(words.entered)}</dt>
      <dd>
        <DayText day={item.enteredOn} />
      </dd>
    </dl>
  )
}
