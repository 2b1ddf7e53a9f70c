import { call } from '../../../web/api.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { suspend } from '../contract.ts'
import { suspendTexts as words } from './pool.texts.ts'
import { SuspendSheet } from './Suspend.tsx'

/** T4: puts one customer to rest. */
export function SuspendOne({ customer, onClose }: { customer: { id: string; name: string }; onClose: () => void }) {
  const t = useText()
  const { id, name } = customer
  return (
    <SuspendSheet
      title={t(words.title, { name })}
      lead={t(words.lead)}
      onSuspend={async (body) => {
        await noteTouched(await call(suspend, { params: { id }, body }))
        toast({ text: t(words.done, { name }) })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
