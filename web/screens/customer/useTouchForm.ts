import { useNavigate } from '@tanstack/react-router'
import type { Customer, Item } from '../../../modules/customers/ui/types.ts'
import { answersIn } from '../../../modules/portrait/ui/AskInTouch.tsx'
import { useQuestions } from '../../../modules/portrait/ui/useQuestions.ts'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { useLogTouch } from '../../../modules/touches/ui/useLogTouch.ts'

/** The touch being written about a customer; what was refused is mended on its page. */
export function useTouchForm(item: Item, customer: Customer | undefined, onSent: () => void) {
  const navigate = useNavigate()
  const questions = useQuestions(item)
  const log = useLogTouch({
    customer: item,
    contacts: mainFirst(customer?.contacts ?? []),
    onSent,
    answersIn: answersIn(questions),
    onComeBack: () => navigate({ to: '/customers/$id', params: { id: item.id } }),
  })
  return { ...log, questions }
}
