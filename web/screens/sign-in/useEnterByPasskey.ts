import { useState } from 'react'
import { askForPasskey, enterByPasskey } from '../../../modules/people/factors/contract.ts'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { signWithPasskey } from '../../../modules/people/ui/webauthn.ts'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'

/** G4: signs in by a passkey, or goes on with a sign-in whose password was right. */
export function useEnterByPasskey(company: 'main' | 'demo') {
  const t = useText()
  const [failed, setFailed] = useState(false)
  const ask = useWrite(askForPasskey)
  const enter = useWrite(enterByPasskey, { onSuccess: lookAgain })
  const go = async () => {
    setFailed(false)
    const { options } = await ask.mutateAsync({ body: { company } })
    const response = await signWithPasskey(options).catch(() => null)
    if (response) enter.mutate({ body: { response } })
    else setFailed(true)
  }
  return {
    // What stands in the way is in `error`.
    enter: () => void go().catch(() => undefined),
    busy: ask.isPending || enter.isPending,
    error: ask.error?.message ?? enter.error?.message ?? (failed ? t(words.notDone) : undefined),
  }
}
