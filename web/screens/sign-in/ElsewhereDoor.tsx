import { startElsewhere } from '../../../modules/people/elsewhere/contract.ts'
import { elsewhereTexts as words } from '../../../modules/people/ui/elsewhere.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from '../door/form.module.css'

/** G4: leads away to sign in with the company's account elsewhere; one comes back at /sign-in/elsewhere. */
export default function ElsewhereDoor({ label }: { label: string }) {
  const t = useText()
  const start = useWrite(startElsewhere, { onSuccess: ({ address }) => location.assign(address) })
  return (
    <div className={css.fields}>
      {start.error && (
        <p role="alert" className={css.wrong}>
          {start.error.message}
        </p>
      )}
      <Button size="large" wide busy={start.isPending} onClick={() => start.mutate({})}>
        {t(words.signIn, { label })}
      </Button>
    </div>
  )
}
