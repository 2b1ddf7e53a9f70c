import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { removeFactorsOf } from '../factors/contract.ts'
import { factorTexts as words } from './factors.texts.ts'
import css from './forms.module.css'
import type { Person } from './types.ts'

/** G4: for a colleague who has lost the phone. */
export function RemoveFactors({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText()
  const { name } = person
  const remove = useWrite(removeFactorsOf, {
    onSuccess: () => {
      toast({ text: t(words.removedAll, { name }) })
      onClose()
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.removeAllTitle, { name })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id: person.id } })}>
          {t(words.removeAll)}
        </Button>
      }
    >
      <p className={css.lead}>{t(words.removeAllDetail)}</p>
      {remove.error && <ErrorState small error={remove.error} />}
    </Sheet>
  )
}
