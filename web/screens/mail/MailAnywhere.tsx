import { Compose } from '../../../modules/letters/ui/Compose.tsx'
import { showMail } from '../../../modules/mail/contract.ts'
import { MailThread } from '../../../modules/mail/ui/MailThread.tsx'
import { type Mailing, mailing } from '../../mailing.ts'
import { useRead } from '../../queries.ts'

const close = () => mailing.set(null)

/** C1: a conversation to read, or a mail to write, over whatever screen one is on. */
export default function MailAnywhere({ what }: { what: Mailing }) {
  if ('open' in what)
    return (
      <MailThread
        id={what.open}
        onReply={(mail, customerId) => mailing.set({ write: { customerId, answersId: mail.id } })}
        onClose={close}
      />
    )
  const { customerId, to, answersId } = what.write
  return answersId ? (
    <Answering customerId={customerId} answersId={answersId} />
  ) : (
    <Compose customerId={customerId} to={to} onClose={close} />
  )
}

function Answering({ customerId, answersId }: { customerId: string; answersId: string }) {
  const { data } = useRead(showMail, { params: { id: answersId } })
  return data ? <Compose customerId={customerId} answers={data} onClose={close} /> : null
}
