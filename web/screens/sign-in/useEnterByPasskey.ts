import { useState } from 'react'
import { askForPasskey, enterByPasskey } from '../../../modules/people/factors/contract.ts'
import { factorTexts as words } from '../../../modules/people/ui/factors.texts.ts'
import { signWithPasskey } from '../../../modules/people/ui/webauthn.ts'
import { call } from '../../api.ts'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'

/** G4: signs in by a passkey, or goes on with a sign-in whose password was right. */
export function useEnterByPasskey(company: 'main' | 'demo') {
  const t = useText()
  const [problem, setProblem] = useState<string>()
  const enter = useWrite(enterByPasskey, { onSuccess: lookAgain })
  const go = async () => {
    setProblem(undefined)
    // A challenge is signed once: each press asks for one of its own.
    const { options } = await call(askForPasskey, { body: { company } })
    const response = await signWithPasskey(options).catch(() => null)
    if (response) enter.mutate({ body: { response } })
    else setProblem(t(words.notDone))
  }
  return {
    enter: () => void go().catch((error: Error) => setProblem(error.message)),
    busy: enter.isPending,
    error: problem ?? enter.error?.message,
  }
}
