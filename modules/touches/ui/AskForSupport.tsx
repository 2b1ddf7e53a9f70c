import { call } from '../../../web/api.ts'
import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { keyOf, queries } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { lookAtDayAgain } from '../../../web/touched.ts'
import { showCustomer, showTimeline } from '../../customers/contract.ts'
import { askForSupport } from '../contract.ts'
import { supportTexts as words } from './touch.texts.ts'

interface AskForSupportProps {
  customer: { id: string; name: string }
  onClose: () => void
}

/** T7: a rep may ask the manager in at any stage. */
export function AskForSupport({ customer, onClose }: AskForSupportProps) {
  const t = useText()
  const params = { id: customer.id }
  const ask = async (note: string) => {
    await call(askForSupport, { params, body: { note } })
    toast({ text: t(words.done, { name: customer.name }) })
    queries.invalidateQueries({ queryKey: keyOf(showCustomer, { params }) })
    queries.invalidateQueries({ queryKey: [showTimeline.id, { params }] })
    lookAtDayAgain()
  }
  return (
    <ConfirmWithReason title={t(words.ask)} verb={t(words.verb)} onConfirm={ask} onClose={onClose}>
      {t(words.lead)}
    </ConfirmWithReason>
  )
}
