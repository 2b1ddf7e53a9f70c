import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { touchOutbox } from '../../outbox/touches.ts'
import { endSession, personKey, useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { useWatched } from '../../watched.ts'
import { meTexts as words } from './me.texts.ts'

/** Signs out; says so first where something still waits to be sent. */
export function SignOut() {
  const t = useText()
  const person = personKey(useMe())
  const waiting = useWatched(touchOutbox.entries).filter((entry) => entry.person === person).length
  const [asking, setAsking] = useState(false)
  const leave = () => endSession().catch((problem: Error) => toast({ text: problem.message, kind: 'wrong' }))
  return (
    <>
      <Button icon={<LogOut />} onClick={() => (waiting > 0 ? setAsking(true) : leave())}>
        {t(words.signOut)}
      </Button>
      {asking && (
        <Sheet
          place="middle"
          title={t(words.waitingTitle, { count: waiting })}
          onClose={() => setAsking(false)}
          footer={<Button onClick={leave}>{t(words.signOutAnyway)}</Button>}
        >
          {t(words.waitingDetail)}
        </Sheet>
      )}
    </>
  )
}
