import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { claim } from '../contract.ts'
import { claimTexts as words } from './pool.texts.ts'

/** T6: claims a customer from a pool; who was slower is told by whom and when. */
export function useClaim() {
  const t = useText()
  const { mutate, isPending } = useWrite(claim)
  return {
    busy: isPending,
    claim: (customerId: string) =>
      mutate(
        { body: { customerId } },
        {
          onSuccess: async (customer) => {
            toast({ text: t(words.done, { name: customer.name }) })
            await noteTouched(customer)
          },
          onError: (problem) => toast({ kind: 'wrong', text: problem.message }),
        },
      ),
  }
}
