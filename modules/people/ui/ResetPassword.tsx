import { Button } from '../../../web/kit/controls/Button.tsx'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listPeople, resetPassword } from '../contract.ts'
import css from './forms.module.css'
import { passwordTexts as words } from './people.texts.ts'
import type { Person } from './types.ts'

/** Makes a new first password, and shows it this once. */
export function ResetPassword({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText()
  const { name } = person
  const { mutate, data, error, isPending } = useWrite(resetPassword, { changes: [listPeople] })
  if (data)
    return (
      <Sheet
        place="middle"
        title={t(words.shown, { name })}
        onClose={onClose}
        footer={
          <Button kind="primary" onClick={onClose}>
            {t(words.told)}
          </Button>
        }
      >
        <p className={css.lead}>{t(words.shownDetail)}</p>
        <div className={css.secret}>
          {data.password}
          <CopyButton text={data.password} what={t(words.itself)} />
        </div>
      </Sheet>
    )
  return (
    <Sheet
      place="middle"
      title={t(words.title, { name })}
      onClose={onClose}
      footer={
        <Button kind="primary" busy={isPending} onClick={() => mutate({ params: { id: person.id }, body: {} })}>
          {t(words.reset)}
        </Button>
      }
    >
      <p className={css.lead}>{t(words.detail)}</p>
      {error && <ErrorState small error={error} />}
    </Sheet>
  )
}
