import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ConnectMailbox } from '../../../modules/mail/ui/ConnectMailbox.tsx'
import { MyMailboxes } from '../../../modules/mail/ui/Mailboxes.tsx'
import { mailboxTexts as words } from '../../../modules/mail/ui/mailboxes.texts.ts'
import { Waiting } from '../../../modules/mail/ui/Outgoing.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Me.module.css'
import { Section } from './Section.tsx'

/** C1: one's own mailbox, how it stands, and what of one's mail waits or did not go out. */
export function Mailbox() {
  const t = useText()
  const me = useMe()
  const [connecting, setConnecting] = useState(false)
  if (me.role === 'auditor') return null
  return (
    <Section
      id="mailbox"
      title={t(words.mine)}
      lead={t(words.mineLead)}
      aside={
        <Button size="small" icon={<Plus />} onClick={() => setConnecting(true)}>
          {t(words.connect)}
        </Button>
      }
    >
      <div className={css.stack}>
        <MyMailboxes />
        <Waiting />
      </div>
      {connecting && <ConnectMailbox kind="personal" onClose={() => setConnecting(false)} />}
    </Section>
  )
}
