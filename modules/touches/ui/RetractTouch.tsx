import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { correctTouch } from '../contract.ts'
import { correctTexts as words } from './touch.texts.ts'

/** T1: takes a touch back; the record of it stays. */
export function RetractTouch({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const retract = useWrite(correctTouch, {
    onSuccess: async (reply) => {
      toast({ text: t(words.retracted) })
      onClose()
      await noteTouched(reply.customer)
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.retractTitle)}
      onClose={onClose}
      footer={
        <Button
          kind="danger"
          data-autofocus
          busy={retract.isPending}
          onClick={() => retract.mutate({ params: { id }, body: { retract: true } })}
        >
          {t(words.retract)}
        </Button>
      }
    >
      <p>{t(words.retractDetail)}</p>
      {retract.error && <ErrorState small error={retract.error} />}
    </Sheet>
  )
}
