import type { CallOf } from '../../../shared/endpoint.ts'
import { Problem } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { changeCustomer } from '../contract.ts'
import { useNoteCustomer } from './current.ts'
import { useFieldWords } from './fieldWords.ts'
import { savingTexts as words } from './saving.texts.ts'
import type { Customer } from './types.ts'

type Body = CallOf<typeof changeCustomer>['body']
export type Field = Exclude<keyof Body, 'reason'> & keyof Customer

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Saves one field of a customer. Where someone changed another field meanwhile, that is no conflict; where it was this
 * one, the Problem with the record as it stands is thrown. Returns what `InlineEdit` wants as `onSave`;
 * a reason goes along with the change, and with its undoing.
 */
export function useSaveField(customer: Customer) {
  const t = useText()
  const { fieldName } = useFieldWords()
  const note = useNoteCustomer()
  const { mutateAsync } = useWrite(changeCustomer)

  const send = async (field: Field, value: unknown, seen: Customer, reason?: string): Promise<Customer> => {
    const body = { [field]: value, reason } as Body
    try {
      return await mutateAsync({ params: { id: customer.id }, body, ifMatch: seen.version })
    } catch (error) {
      const current = standing(error)
      if (!current) throw error
      note(current)
      if (!same(current[field], seen[field])) throw error
      return mutateAsync({ params: { id: customer.id }, body, ifMatch: current.version })
    }
  }
  return (field: Field, reason?: string) =>
    async (value: unknown, over?: unknown): Promise<void> => {
      const seen = (over as Customer | undefined) ?? customer
      const before = seen[field]
      const after = await send(field, value, seen, reason)
      note(after)
      toast({
        text: t(words.changed, { field: fieldName(field) }),
        undo: () =>
          send(field, before, after, reason).then(note, (error: Error) =>
            toast({ kind: 'wrong', text: error.message }),
          ),
      })
    }
}

const standing = (error: unknown): Customer | undefined =>
  error instanceof Problem && error.reason === 'version_conflict' ? (error.current as Customer) : undefined
