import { CalendarPlus, Clock3, LifeBuoy, PencilLine } from 'lucide-react'
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { AskInTouch, answersIn } from '../../../modules/portrait/ui/AskInTouch.tsx'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { Reasons } from '../../../modules/today/ui/Reasons.tsx'
import { AskForSupport } from '../../../modules/touches/ui/AskForSupport.tsx'
import type { Draft } from '../../../modules/touches/ui/draft.ts'
import { focusSummary, LogTouch, LogTouchButton } from '../../../modules/touches/ui/LogTouch.tsx'
import { supportTexts } from '../../../modules/touches/ui/touch.texts.ts'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { useLogTouch } from '../../../modules/touches/ui/useLogTouch.ts'
import { arranging } from '../../arranging.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useSteady } from '../../kit/useSteady.ts'
import { useRead } from '../../queries.ts'
import { type Me, useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { cardTexts } from '../appointments/list.texts.ts'
import css from './DayPanel.module.css'
import { Decision } from './Decision.tsx'
import { History } from './History.tsx'
import { mayPostpone } from './mayPostpone.ts'
import { PanelHead, ReachThem } from './PanelHead.tsx'
import { rowTexts, panelTexts as words } from './today.texts.ts'

const FORM = 'log-today'
const NO_QUESTIONS: Item['questions'] = []

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

function Standing(props: StandingProps) {
  const { id, item, writing, customer, full, onLogged, onDecided, onComeBack, onClose } = props
  const t = useText()
  const me = useMe()
  const width = useWidth()
  const questions = (customer.can.edit && item?.questions) || NO_QUESTIONS
  const contacts = useMemo(
    () => (full ? mainFirst(full.contacts) : item?.contact ? [item.contact] : []),
    [full, item?.contact],
  )
  const log = useLogTouch({
    customer,
    contacts,
    channel: awaitedOn(item),
    answersIn: answersIn(questions),
    onSent: onLogged,
    onComeBack: () => onComeBack(id),
  })
  const answer = useSteady((answers: Draft['answers']) => log.change({ answers }))
  // The frame comes with the tap, what stands in it right after; beside the list, and to write at once, it is all there.
  const filled = useDeferredValue(true, width === 'wide' || writing > 0)
  const deciding = waitsForDecision(customer, me)
  const mayLog = customer.can.touch
  // Where something is to be decided, that comes first, and the form waits behind a button.
  const [logging, setLogging] = useState(!deciding || writing > 0)
  const below = mayLog && logging && width !== 'wide' && !deciding
  useEffect(() => {
    if (writing > 0) setLogging(true)
  }, [writing])
  useEffect(() => {
    if (writing > 0 && logging) focusSummary(FORM)
  }, [writing, logging])
  return (
    <SidePanel
      title={<PanelHead customer={customer} contact={item?.contact} full={full} />}
      onClose={onClose}
      footer={below && <LogTouchButton form={FORM} log={log} />}
    >
      {!filled && <RowBones count={4} height={56} />}
      {filled && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the form for the list before it closes the panel
        <div className={css.panel} onKeyDown={leaveFormFirst}>
          {width !== 'wide' && item && <Reasons reasons={item.reasons} />}
          <ReachThem contact={item?.contact} phone={item?.phone} full={full} />
          {deciding && <Decision customer={customer} full={full} onDecided={onDecided} />}
          {!mayLog && <p className={css.quiet}>{t(words.mayNotLog)}</p>}
          {mayLog && logging && (
            <LogTouch id={FORM} log={log} awaited={item?.part === 'promised'} withButton={!below}>
              <AskInTouch questions={questions} typed={log.draft.answers} onChange={answer} />
            </LogTouch>
          )}
          <Acts {...props} onLog={mayLog && !logging ? () => setLogging(true) : undefined} />
          <History customer={customer} full={full} />
        </div>
      )}
    </SidePanel>
  )
}

interface ActsProps extends StandingProps {
  /** Opens the form, where it waits. */
  onLog: (() => void) | undefined
}

/** What else one may do about the customer today. */
const Acts = memo(function Acts({ item, customer, onPostpone, onLog }: ActsProps) {
  const t = useText()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const mayAsk = customer.can.touch && customer.owner?.id === me.id && !customer.stepInSince
  return (
    <div className={css.acts}>
      {onLog && (
        <Button kind="quiet" size="small" icon={<PencilLine />} onClick={onLog} keys="l">
          {t(rowTexts.log)}
        </Button>
      )}
      {item && mayPostpone(item) && (
        <Button kind="quiet" size="small" icon={<Clock3 />} onClick={onPostpone} keys="p">
          {t(rowTexts.postpone)}
        </Button>
      )}
      {customer.can.touch && (
        <Button kind="quiet" size="small" icon={<CalendarPlus />} keys="a" onClick={() => arranging.set({ customer })}>
          {t(cardTexts.arrange)}
        </Button>
      )}
      {mayAsk && (
        <Button kind="quiet" size="small" icon={<LifeBuoy />} onClick={() => setAsking(true)}>
          {t(supportTexts.ask)}
        </Button>
      )}
      {asking && <AskForSupport customer={customer} onClose={() => setAsking(false)} />}
    </div>
  )
})

/** T6, T7: a manager's turn at a colleague's customer, or a customer that has nobody. */
const waitsForDecision = (customer: Item['customer'], me: Me): boolean =>
  customer.can.assign && (customer.owner === null || (customer.stepInSince !== null && customer.owner.id !== me.id))

/** The channel on which they wait for us, which is mostly the one to answer on. */
const awaitedOn = (item: Item | undefined) =>
  item?.part === 'promised' && item.lastTouch?.direction === 'in' ? item.lastTouch.channel : undefined

function leaveFormFirst(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.key !== 'Escape' || !target.matches('input, textarea')) return
  event.preventDefault()
  target.blur()
  document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
}
