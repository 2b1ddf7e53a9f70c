import { lazy, Suspense, useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { StepIn } from '../../../modules/today/ui/StepIn.tsx'
import { Unowned } from '../../../modules/today/ui/Unowned.tsx'

// A manager's acts: nobody else loads them.
const Assign = lazy(() => import('../../../modules/pool/ui/Assign.tsx').then((m) => ({ default: m.Assign })))
const SuspendOne = lazy(() =>
  import('../../../modules/pool/ui/SuspendOne.tsx').then((m) => ({ default: m.SuspendOne })),
)

interface DecisionProps {
  customer: Item['customer']
  full: Customer | undefined
  /** It is decided: move on. */
  onDecided: () => void
}

/** T6, T7: what waits for the manager: a customer at the tenth touch or with a request for support, or without an owner. */
export function Decision({ customer, full, onDecided }: DecisionProps) {
  const [doing, setDoing] = useState<'assign' | 'suspend' | null>(null)
  const close = () => setDoing(null)
  return (
    <>
      {customer.owner ? (
        <StepIn
          customer={customer}
          whyNotSuspend={full?.whyNotSuspend}
          onDecided={onDecided}
          onAssign={() => setDoing('assign')}
          onSuspend={() => setDoing('suspend')}
        />
      ) : (
        <Unowned onAssign={() => setDoing('assign')} />
      )}
      <Suspense>
        {doing === 'assign' && <Assign customers={[customer]} onDone={onDecided} onClose={close} />}
        {doing === 'suspend' && <SuspendOne customer={customer} onClose={close} />}
      </Suspense>
    </>
  )
}
