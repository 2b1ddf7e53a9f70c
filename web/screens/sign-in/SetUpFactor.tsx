import { Fingerprint, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { AddPasskey } from '../../../modules/people/ui/AddPasskey.tsx'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { RecoveryCodes } from '../../../modules/people/ui/RecoveryCodes.tsx'
import { SetUpApp } from '../../../modules/people/ui/SetUpApp.tsx'
import { canUsePasskeys } from '../../../modules/people/ui/webauthn.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { endSession, lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { Door } from '../door/Door.tsx'
import css from '../door/form.module.css'
import { deviceOf } from '../me/device.ts'
import { meTexts } from '../me/me.texts.ts'

/** G4: the company demands a second factor, and there is none yet: one is set up before anything else. */
export default function SetUpFactor() {
  const t = useText()
  const [doing, setDoing] = useState<'app' | 'passkey' | readonly string[] | null>(null)
  const stop = () => setDoing(null)
  const done = (codes: readonly string[] | null) => (codes ? setDoing(codes) : lookAgain())
  const device = deviceOf(navigator.userAgent)
  return (
    <Door title={t(words.demanded)} lead={t(words.demandedDetail)}>
      <div className={css.fields}>
        <Button size="large" wide kind="primary" icon={<Smartphone />} onClick={() => setDoing('app')}>
          {t(words.app)}
        </Button>
        <p className={css.small}>{t(words.appDetail)}</p>
        {canUsePasskeys() && (
          <>
            <Button size="large" wide icon={<Fingerprint />} onClick={() => setDoing('passkey')}>
              {t(words.passkeys)}
            </Button>
            <p className={css.small}>{t(words.passkeysDetail)}</p>
          </>
        )}
      </div>
      <div className={css.or}>
        <Button kind="quiet" wide onClick={() => endSession()}>
          {t(words.laterOut)}
        </Button>
      </div>
      {doing === 'app' && <SetUpApp onDone={done} onClose={stop} />}
      {doing === 'passkey' && (
        <AddPasskey suggested={device ? t(meTexts.device, device) : ''} onDone={done} onClose={stop} />
      )}
      {Array.isArray(doing) && <RecoveryCodes codes={doing} onClose={lookAgain} />}
    </Door>
  )
}
