import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { bookAppointment, createAppointment, offerTimes } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import type { Done } from '../../../modules/appointments/ui/types.ts'
import { showCustomer } from '../../../modules/customers/contract.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { listServices } from '../../../modules/services/contract.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { type Arranging, arranging } from '../../arranging.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { lookAtDayAgain } from '../../touched.ts'
import { BookSheet } from '../services/BookSheet.tsx'
import { AboutFields } from './AboutFields.tsx'
import css from './Arrange.module.css'
import { arrangeTexts as words } from './arrange.texts.ts'
import { Settle, Wrong } from './Settle.tsx'
import { useArrange } from './useArrange.ts'

/** A1: from anywhere: with whom, what and how long; the times that suit both sides; out it goes, or it is booked. */
export default function Arrange({ from }: { from: Arranging }) {
  const t = useText()
  const [customer, setCustomer] = useState(from.customer)
  const close = () => arranging.set(null)
  if (!customer)
    return (
      <Sheet place="middle" title={t(words.title)} onClose={close}>
        <PickCustomer onPick={setCustomer} />
      </Sheet>
    )
  return <WithCustomer key={customer.id} customer={customer} from={from} onClose={close} />
}

interface WithCustomerProps {
  customer: { id: string; name: string }
  from: Arranging
  onClose: () => void
}

function WithCustomer({ customer, from, onClose }: WithCustomerProps) {
  const t = useText()
  const { data, error, refetch } = useRead(showCustomer, { params: { id: customer.id } })
  const title = t(words.with, { name: customer.name })
  if (data) return <Form customer={data} from={from} title={title} onClose={onClose} />
  return (
    <Sheet wide title={title} onClose={onClose}>
      {error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={6} height={48} />}
    </Sheet>
  )
}

interface FormProps {
  customer: Customer
  from: Arranging
  title: ReactNode
  onClose: () => void
}

function Form({ customer, from, title, onClose }: FormProps) {
  const t = useText()
  const navigate = useNavigate()
  const arrange = useArrange(customer, from)
  const [made, setMade] = useState<{ id: string; print: string } | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const create = useWrite(createAppointment, { changes: APPOINTMENTS })
  const offer = useWrite(offerTimes, { changes: APPOINTMENTS })
  const book = useWrite(bookAppointment, { changes: APPOINTMENTS })
  const busy = create.isPending || offer.isPending || book.isPending
  const error = create.error ?? offer.error ?? book.error
  const { settling, about } = arrange
  // A10: places are given out by the service, which knows how many are left.
  const inSlots = arrange.kind?.medium === 'service'
  const [choosing, setChoosing] = useState(false)
  const openIt = (id: string) => {
    onClose()
    navigate({ to: '/appointments/$id', params: { id } })
  }
  const submit = async () => {
    if (settling.chosen.length === 0 || inSlots) return
    offer.reset()
    book.reset()
    const print = JSON.stringify(about)
    // What was made before the times were refused is used again, unless it is another by now.
    const id = made?.print === print ? made.id : (await create.mutateAsync({ body: about })).id
    setMade({ id, print })
    const letter = settling.letter ? { letter: settling.letter } : {}
    const reply =
      settling.how === 'book'
        ? await book.mutateAsync({
            params: { id },
            body: { startsAt: settling.chosen[0] ?? '', notify: settling.mail, atNight: settling.atNight, ...letter },
          })
        : await offer.mutateAsync({
            params: { id },
            body: {
              times: [...settling.chosen],
              mail: settling.mail,
              hold: settling.hold,
              days: settling.days,
              atNight: settling.atNight,
              ...letter,
            },
          })
    lookAtDayAgain()
    if (settling.how === 'book' && !reply.told?.sentTo.length && !settling.mail) {
      toast({ text: t(words.bookedTold), action: { label: t(words.open), act: () => openIt(id) } })
      return onClose()
    }
    setDone(reply)
  }
  if (done?.told)
    return (
      <ToldSheet
        title={t(
          settling.how === 'book' ? words.bookedTold : done.told.sentTo.length > 0 ? words.offeredTold : words.madeTold,
        )}
        of={done.told}
        onClose={() => openIt(done.appointment.id)}
      />
    )
  if (choosing) return <BookSheet from={{ customer: { id: customer.id, name: customer.name } }} onClose={onClose} />
  const count = inSlots ? 0 : settling.chosen.length
  const verb =
    settling.how === 'book'
      ? t(count === 0 ? words.chooseFirst : words.bookDo)
      : count === 0
        ? t(words.sendNone)
        : t(settling.mail ? (count === 1 ? words.sendOne : words.send) : words.make, { count })
  return (
    <Sheet
      wide
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          {!inSlots && (
            <Button
              kind="primary"
              busy={busy}
              disabled={count === 0}
              keys="mod+enter"
              onClick={() => submit().catch(() => {})}
            >
              {verb}
            </Button>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: ⌘↵ in any field sends */}
      <div
        className={css.columns}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit().catch(() => {})
        }}
      >
        <AboutFields arrange={arrange} />
        <div className={css.side}>
          {inSlots ? (
            <SlotsInstead onChoose={() => setChoosing(true)} />
          ) : (
            <>
              <Settle arrange={arrange.settling} preview={arrange.letter} />
              <Wrong error={error ?? arrange.error} settling={settling} />
            </>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** A10: where what is sought is a slot of a service, the service's own slots. */
function SlotsInstead({ onChoose }: { onChoose: () => void }) {
  const t = useText()
  const services = useRead(listServices, {}).data?.items
  if (!services) return null
  return (
    <div className={css.group}>
      <p className={css.quiet}>{t(services.length > 0 ? words.slotsWhy : words.noServices)}</p>
      {services.length > 0 ? (
        <Button kind="primary" onClick={onChoose}>
          {t(words.slots)}
        </Button>
      ) : (
        <Link to="/services" onClick={() => arranging.set(null)}>
          {t(words.toServices)}
        </Link>
      )}
    </div>
  )
}
