import { Fingerprint } from 'lucide-react'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { canUsePasskeys } from '../../../modules/people/ui/webauthn.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useText } from '../../text/useText.ts'
import css from '../door/form.module.css'
import { useEnterByPasskey } from './useEnterByPasskey.ts'

/** G4: signing in by a passkey alone, where the device verifies its owner. */
export default function PasskeyDoor() {
  const t = useText()
  const { enter, busy, error } = useEnterByPasskey('main')
  if (!canUsePasskeys()) return null
  return (
    <div className={css.fields}>
      {error && (
        <p role="alert" className={css.wrong}>
          {error}
        </p>
      )}
      <Button size="large" wide icon={<Fingerprint />} busy={busy} onClick={enter}>
        {t(words.enterByPasskey)}
      </Button>
    </div>
  )
}
