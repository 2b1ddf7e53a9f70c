import { ChevronLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { CustomerRing, Standing } from '../../../modules/customers/ui/Standing.tsx'
import { AskInTouch, answersIn } from '../../../modules/portrait/ui/AskInTouch.tsx'
import { useQuestions } from '../../../modules/portrait/ui/useQuestions.ts'
import { focusSummary, LogTouch } from '../../../modules/touches/ui/LogTouch.tsx'
import { PickCustomer, type Picked } from '../../../modules/touches/ui/PickCustomer.tsx'
import { anywhereTexts as words } from '../../../modules/touches/ui/touch.texts.ts'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { useLogTouch } from '../../../modules/touches/ui/useLogTouch.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { logging } from '../../logging.ts'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import css from './LogAnywhere.module.css'

const FORM = 'log-anywhere'

/** `L` or the plus, anywhere: which customer, then the form (T1). */
export default function LogAnywhere({ customer: given }: { customer?: Picked | undefined }) {
  const t = useText()
  const [customer, setCustomer] = useState(given)
  const close = () => logging.set(null)
  return (
    <Sheet place="middle" title={customer ? <Head customer={customer} /> : t(words.title)} onClose={close}>
      {customer ? (
        <Form customer={customer} onClose={close} onOther={() => setCustomer(undefined)} />
      ) : (
        <PickCustomer onPick={setCustomer} />
      )}
    </Sheet>
  )
}

function Head({ customer }: { customer: Picked }) {
  return (
    <span className={css.head}>
      <CustomerRing of={customer} size={44} />
      <span className={css.names}>
        <span>
          {customer.name} <Tier tier={customer.tier} />
        </span>
        <small>
          <Standing of={customer} />
        </small>
      </span>
    </span>
  )
}

function Form({ customer, onClose, onOther }: { customer: Picked; onClose: () => void; onOther: () => void }) {
  const t = useText()
  const today = useToday()
  const { data } = useRead(showCustomer, { params: { id: customer.id } })
  const questions = useQuestions(customer)
  const log = useLogTouch({
    customer: data ?? customer,
    answersIn: answersIn(questions),
    contacts: mainFirst(data?.contacts ?? []),
    onSent: onClose,
    onComeBack: () => logging.set({ customer }),
  })
  useEffect(() => focusSummary(FORM), [])
  return (
    <div className={css.form}>
      {customer.can.touch ? (
        <LogTouch id={FORM} log={log} awaited={customer.nextOn !== null && customer.nextOn <= today} withButton>
          <AskInTouch questions={questions} typed={log.draft.answers} onChange={(answers) => log.change({ answers })} />
        </LogTouch>
      ) : (
        <p className={css.mayNot}>
          {customer.owner ? t(words.mayNot, { owner: customer.owner.name }) : t(words.inPool)}
        </p>
      )}
      <Button kind="quiet" size="small" icon={<ChevronLeft />} onClick={onOther}>
        {t(words.other)}
      </Button>
    </div>
  )
}
