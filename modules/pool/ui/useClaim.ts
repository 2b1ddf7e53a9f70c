import type { Problem } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { claim, listPools, showQuota } from '../contract.ts'
import { claimTexts as words } from './pool.texts.ts'

/** What the refusal of a claim tells of who was faster. */
interface Taken {
  by: { name: string }
  at: string
}

/** Who was faster, and when; null where that is not why the claim was refused. */
export interface FasterOne {
  readonly name: string
  readonly at: string
}

interface ClaimAnswers {
  onDone?: (customerId: string) => void
  onLost?: (customerId: string, to: FasterOne) => void
}

/** T6: claims a customer from a pool; who was slower is told by whom and when. `busy` is the customer being claimed. */
export function useClaim({ onDone, onLost }: ClaimAnswers = {}) {
  const t = useText()
  const format = useFormat()
  const { mutate, isPending, variables } = useWrite(claim, { changes: [showQuota, listPools] })
  return {
    busy: isPending,
    claiming: isPending ? variables.body.customerId : null,
    claim: (customerId: string) =>
      mutate(
        { body: { customerId } },
        {
          onSuccess: async (customer) => {
            onDone?.(customerId)
            toast({ text: t(words.done, { name: customer.name }) })
            await noteTouched(customer)
          },
          onError: (problem) => {
            const faster = fasterOne(problem)
            if (faster) onLost?.(customerId, faster)
            toast(
              faster
                ? { text: t(words.lostKindly, { name: faster.name, when: format.moment(faster.at) }) }
                : { kind: 'wrong', text: problem.message },
            )
          },
        },
      ),
  }
}

function fasterOne(problem: Problem): FasterOne | null {
  if (problem.reason !== 'already_claimed' || !problem.missing) return null
  const { by, at } = problem.missing as Taken
  return { name: by.name, at }
}
