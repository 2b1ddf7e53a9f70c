import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { askForSupportOnNeed } from '../contract.ts'
import { DEALS } from './changes.ts'
import { supportTexts as words } from './needs.texts.ts'
import type { NeedItem } from './types.ts'

/** T7: a rep may ask the manager in for a need, at any stage. */
export function AskSupport({ of: need, onClose }: { of: Pick<NeedItem, 'id' | 'title'>; onClose: () => void }) {
  const t = useText()
  const { mutateAsync } = useWrite(askForSupportOnNeed, { changes: DEALS })
  return (
    <ConfirmWithReason
      title={t(words.title, { title: need.title })}
      verb={t(words.ask)}
      onConfirm={async (note) => {
        await mutateAsync({ params: { id: need.id }, body: { note } })
        toast({ text: t(words.asked) })
      }}
      onClose={onClose}
    >
      {t(words.lead)}
    </ConfirmWithReason>
  )
}
