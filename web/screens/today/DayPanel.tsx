import { Link } from '@tanstack/react-router'
import { ArrowUpRight, Clock3, LifeBuoy, PencilLine } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { Reach } from '../../../modules/customers/ui/Reach.tsx'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { Reasons } from '../../../modules/today/ui/Reasons.tsx'
import { StepIn } from '../../../modules/today/ui/StepIn.tsx'
import { Unowned } from '../../../modules/today/ui/Unowned.tsx'
import { AskForSupport } from '../../../modules/touches/ui/AskForSupport.tsx'
import { focusSummary, LogTouch, LogTouchButton } from '../../../modules/touches/ui/LogTouch.tsx'
import { supportTexts } from '../../../modules/touches/ui/touch.texts.ts'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { useLogTouch } from '../../../modules/touches/ui/useLogTouch.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Tier } from '../../kit/signs/Tier.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './DayPanel.module.css'
import { History } from './History.tsx'
import { mayPostpone } from './mayPostpone.ts'
import { rowTexts, panelTexts as words } from './today.texts.ts'

const Assign = lazy(() => import('../../../modules/pool/ui/Assign.tsx').then((m) => ({ default: m.Assign })))
const SuspendOne = lazy(() =>
  import('../../../modules/pool/ui/SuspendOne.tsx').then((m) => ({ default: m.SuspendOne })),
)

export const FORM = 'log-today'

interface DayPanelProps {
  id: string
  /** As the list has it; undefined where the customer has left the list meanwhile. */
  item: Item | undefined
  /** Each new number leads the focus into the form; 0 leaves it in the list. */
  writing: number
  /** It was logged: the next one, and the focus stays in the form. */
  onLogged: () => void
  /** It was decided: the next one. */
  onDecided: () => void
  onComeBack: (id: string) => void
  onPostpone: () => void
  onClose: () => void
}

/** The chosen customer: the form ready to write in, the manager's decision where one waits, and what happened lately. */
export function DayPanel(props: DayPanelProps) {
  const { id, item, onClose } = props
  const { data, error, refetch } = useRead(showCustomer, { params: { id } })
  const customer = data ?? item?.customer
  if (customer) return <Standing {...props} customer={customer} full={data} />
  return (
    <SidePanel title="" onClose={onClose}>
      {error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={4} height={56} />}
    </SidePanel>
  )
}

interface StandingProps extends DayPanelProps {
  customer: Item['customer']
  /** With all contacts, once it is there. */
  full: Customer | undefined
}

function Standing({
  id,
  item,
  writing,
  customer,
  full,
  onLogged,
  onDecided,
  onComeBack,
  onPostpone,
  onClose,
}: StandingProps) {
  const t = useText()
  const me = useMe()
  const width = useWidth()
  const contacts = full ? mainFirst(full.contacts) : item?.contact ? [item.contact] : []
  const log = useLogTouch({
    customer,
    contacts,
    channel: awaitedOn(item),
    onSent: onLogged,
    onComeBack: () => onComeBack(id),
  })
  const deciding =
    customer.can.assign && (customer.owner === null || (customer.stepInSince !== null && customer.owner.id !== me.id))
  const [logging, setLogging] = useState(!deciding || writing > 0)
  const [doing, setDoing] = useState<'ask' | 'assign' | 'suspend' | null>(null)
  const done = () => setDoing(null)
  const mayLog = customer.can.touch
  const below = mayLog && logging && width !== 'wide' && !deciding
  useEffect(() => {
    if (writing > 0) setLogging(true)
  }, [writing])
  useEffect(() => {
    if (writing > 0 && logging) focusSummary(FORM)
  }, [writing, logging])
  return (
    <SidePanel
      title={<Head customer={customer} item={item} contacts={full?.contacts.length} />}
      onClose={onClose}
      footer={below && <LogTouchButton form={FORM} log={log} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the form for the list before it closes the panel */}
      <div className={css.panel} onKeyDown={leaveFormFirst}>
        {width !== 'wide' && item && <Reasons reasons={item.reasons} />}
        <Contact item={item} full={full} />
        {deciding &&
          (customer.owner ? (
            <StepIn
              customer={customer}
              whyNotSuspend={full?.whyNotSuspend}
              onDecided={onDecided}
              onAssign={() => setDoing('assign')}
              onSuspend={() => setDoing('suspend')}
            />
          ) : (
            <Unowned onAssign={() => setDoing('assign')} />
          ))}
        {!mayLog && <p className={css.quiet}>{t(words.mayNotLog)}</p>}
        {mayLog && logging && <LogTouch id={FORM} log={log} awaited={item?.part === 'promised'} withButton={!below} />}
        <div className={css.acts}>
          {mayLog && !logging && (
            <Button kind="quiet" size="small" icon={<PencilLine />} onClick={() => setLogging(true)} keys="l">
              {t(rowTexts.log)}
            </Button>
          )}
          {item && mayPostpone(item) && (
            <Button kind="quiet" size="small" icon={<Clock3 />} onClick={onPostpone} keys="p">
              {t(rowTexts.postpone)}
            </Button>
          )}
          {mayLog && customer.owner?.id === me.id && !customer.stepInSince && (
            <Button kind="quiet" size="small" icon={<LifeBuoy />} onClick={() => setDoing('ask')}>
              {t(supportTexts.ask)}
            </Button>
          )}
        </div>
        <History customer={customer} full={full} />
      </div>
      {doing === 'ask' && <AskForSupport customer={customer} onClose={done} />}
      <Suspense>
        {doing === 'assign' && <Assign customers={[customer]} onDone={onDecided} onClose={done} />}
        {doing === 'suspend' && <SuspendOne customer={customer} onClose={done} />}
      </Suspense>
    </SidePanel>
  )
}

function Head({
  customer,
  item,
  contacts,
}: {
  customer: Item['customer']
  item: Item | undefined
  contacts: number | undefined
}) {
  const t = useText()
  const others = (contacts ?? 1) - 1
  const contact = item?.contact
  return (
    <span className={css.head}>
      <CustomerRing of={customer} size={52} />
      <span className={css.names}>
        <span className={css.name}>
          <Link to="/customers/$id" params={{ id: customer.id }} data-tip={t(words.open)}>
            {customer.name}
            <ArrowUpRight size={15} aria-hidden="true" />
          </Link>{' '}
          <Tier tier={customer.tier} />
        </span>
        <span className={css.sub}>
          {[
            contact && [contact.name, contact.job].filter(Boolean).join(' '),
            others > 0 && t(words.otherContacts, { count: others }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </span>
  )
}

/** How to reach the one to be reached, and when it suits them (A2). */
function Contact({ item, full }: { item: Item | undefined; full: Customer | undefined }) {
  const t = useText()
  const known = full?.contacts.find((contact) => contact.id === item?.contact?.id) ?? full?.contacts[0]
  const { bestTimes, worstTimes } = known ?? item?.contact ?? {}
  const ways = known ?? (item?.contact?.phone ? { phones: [item.contact.phone], mails: [] } : null)
  if (!ways) return null
  return (
    <div className={css.contact}>
      <Reach of={ways} />
      {(bestTimes || worstTimes) && (
        <p className={css.times}>
          {bestTimes && <span className={css.best}>{t(rowTexts.best, { times: bestTimes })}</span>}
          {worstTimes && <span className={css.worst}>{t(rowTexts.worst, { times: worstTimes })}</span>}
        </p>
      )}
    </div>
  )
}

/** The channel on which they wait for us, which is mostly the one to answer on. */
const awaitedOn = (item: Item | undefined) =>
  item?.lastTouch?.direction === 'in' && item.part === 'promised' ? item.lastTouch.channel : undefined

function leaveFormFirst(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.key !== 'Escape' || !target.matches('input, textarea')) return
  event.preventDefault()
  target.blur()
  document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
}
