import { factorTexts } from '../../../modules/people/ui/factors.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { endSession } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { Door } from '../door/Door.tsx'
import css from '../door/form.module.css'
import { PasswordForm } from '../me/PasswordForm.tsx'
import { signInTexts as words } from './signIn.texts.ts'

/** The password is one that somebody else gave: one chooses one's own before anything else. */
export default function FirstPassword() {
  const t = useText()
  return (
    <Door title={t(words.ownPassword)} lead={t(words.firstPassword)}>
      <PasswordForm className={css.fields} verb={t(words.choose)} isAll />
      <div className={css.or}>
        <Button kind="quiet" wide onClick={() => endSession()}>
          {t(factorTexts.laterOut)}
        </Button>
      </div>
    </Door>
  )
}
