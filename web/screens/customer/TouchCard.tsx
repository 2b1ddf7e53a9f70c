import { PencilLine } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { Assign } from '../../../modules/pool/ui/Assign.tsx'
import { SuspendOne } from '../../../modules/pool/ui/SuspendOne.tsx'
import { AskInTouch } from '../../../modules/portrait/ui/AskInTouch.tsx'
import { StepIn } from '../../../modules/today/ui/StepIn.tsx'
import { hasWords } from '../../../modules/touches/ui/draft.ts'
import { focusSummary, LogTouch } from '../../../modules/touches/ui/LogTouch.tsx'
import { useKeys } from '../../kit/keys.ts'
import { KeyHint } from '../../kit/signs/KeyHint.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import { customerTexts as words } from './customer.texts.ts'
import css from './TouchCard.module.css'
import { useReadAgain } from './useReadAgain.ts'
import { useTouchForm } from './useTouchForm.ts'
import { WhyNot } from './WhyNot.tsx'

/** Where the next touch is written; for the manager whose turn it is (T7), the decision first. */
export function TouchCard({ of: customer }: { of: Customer }) {
  const me = useMe()
  const deciding = customer.stepInSince !== null && customer.can.assign && customer.owner?.id !== me.id
  return (
    <>
      {deciding && <Deciding of={customer} />}
      {customer.can.touch ? <WriteTouch of={customer} /> : <WhyNot of={customer} />}
    </>
  )
}

/** T7: the manager's decision, and what follows from it. */
function Deciding({ of: customer }: { of: Customer }) {
  const readAgain = useReadAgain(customer.id)
  const [doing, setDoing] = useState<'assign' | 'suspend' | null>(null)
  const stop = () => setDoing(null)
  return (
    <>
      <StepIn
        customer={customer}
        whyNotSuspend={customer.whyNotSuspend}
        onDecided={readAgain}
        onAssign={() => setDoing('assign')}
        onSuspend={() => setDoing('suspend')}
      />
      {doing === 'assign' && <Assign customers={[customer]} onDone={readAgain} onClose={stop} />}
      {doing === 'suspend' && <SuspendOne customer={customer} onClose={stop} />}
    </>
  )
}

const FORM = 'log-customer'

/** One line until someone writes: what was said before matters more to who only reads. */
function WriteTouch({ of: customer }: { of: Customer }) {
  const t = useText()
  const today = useToday()
  const [asked, setAsked] = useState(0)
  const log = useTouchForm(customer, customer, () => setAsked(0))
  const open = asked > 0 || hasWords(log.draft) || log.problem !== null
  const write = () => setAsked((before) => before + 1)
  useKeys({ l: write }, true, undefined, true)
  useEffect(() => {
    if (asked > 0) focusSummary(FORM)
  }, [asked])
  if (!open)
    return (
      <button type="button" className={css.closed} onClick={write}>
        <PencilLine size={16} aria-hidden="true" />
        <span>{t(words.write, { count: customer.effectiveTouches + 1 })}</span>
        <KeyHint keys="l" />
      </button>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc folds the form away again
    <div
      className={css.card}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) setAsked(0)
      }}
    >
      <LogTouch id={FORM} log={log} awaited={customer.nextOn !== null && customer.nextOn <= today} withButton>
        <AskInTouch
          questions={log.questions}
          typed={log.draft.answers}
          onChange={(answers) => log.change({ answers })}
        />
      </LogTouch>
    </div>
  )
}
