import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { endSessionsOf } from '../waysIn/contract.ts'
import css from './forms.module.css'
import { sessionTexts as words } from './people.texts.ts'
import type { Person } from './types.ts'

/** G4: for a colleague whose phone was lost while it was signed in. */
export function EndSessions({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText()
  const { name } = person
  const end = useWrite(endSessionsOf, {
    onSuccess: () => {
      toast({ text: t(words.ended, { name }) })
      onClose()
    },
  })
  return (
    <Sheet
      place="middle"
      title={t(words.title, { name })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={end.isPending} onClick={() => end.mutate({ params: { id: person.id } })}>
          {t(words.end)}
        </Button>
      }
    >
      <p className={css.lead}>{t(words.detail)}</p>
      {end.error && <ErrorState small error={end.error} />}
    </Sheet>
  )
}
