import { useQueryClient } from '@tanstack/react-query'
import type { CallOf } from '../../../shared/endpoint.ts'
import { call, Problem } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { keyOf, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listCustomers, listDuplicates, mergeCustomers, showCustomer, undoMerge } from '../contract.ts'
import { noteCustomer } from './current.ts'
import { mergeTexts as words } from './merge.texts.ts'
import type { Customer } from './types.ts'

const CHANGED = [listCustomers, listDuplicates, showCustomer]

/** G4: makes two customers one; the notice of it can take it back. */
export function useMerge(onMerged: (kept: Customer) => void) {
  const t = useText()
  const client = useQueryClient()
  const undo = useUndoMerge()
  const { mutate, isPending, error } = useWrite(mergeCustomers, {
    changes: CHANGED,
    onSuccess: ({ id, customer }) => {
      noteCustomer(client, customer)
      toast({ text: t(words.done, { name: customer.name }), undo: () => undo(id, t(words.atOnce)) })
      onMerged(customer)
    },
  })
  return { merge: (body: CallOf<typeof mergeCustomers>['body']) => mutate({ body }), busy: isPending, error }
}

/** Parts two merged customers again. Throws where it is refused and `tell` is false. */
export function useUndoMerge() {
  const t = useText()
  const client = useQueryClient()
  return async (mergeId: string, reason: string, { tell = true } = {}): Promise<void> => {
    try {
      const { kept, merged, left } = await call(undoMerge, { params: { id: mergeId }, body: { reason } })
      noteCustomer(client, kept)
      noteCustomer(client, merged)
      for (const changed of CHANGED) client.invalidateQueries({ queryKey: keyOf(changed) })
      toast({
        text:
          left.length > 0 ? t(words.undoneLeft, { fields: left.join(' · ') }) : t(words.undone, { name: merged.name }),
      })
    } catch (error) {
      if (!tell || !(error instanceof Problem)) throw error
      toast({ kind: 'wrong', text: error.message })
    }
  }
}
