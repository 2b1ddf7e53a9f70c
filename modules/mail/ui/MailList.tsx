import { Paperclip } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useList } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listMails } from '../contract.ts'
import css from './mail.module.css'
import { mailTexts as words } from './mail.texts.ts'

const A_PAGE = 30

interface MailListProps {
  customerId: string
  onOpen: (mailId: string) => void
  more: string
}

/** C1: the mail with a customer, the newest first. */
export function MailList({ customerId, onOpen, more: earlier }: MailListProps) {
  const t = useText()
  const format = useFormat()
  const query = { limit: A_PAGE }
  const { items, loading, error, retry, hasMore, more } = useList(listMails, { params: { id: customerId }, query })
  if (loading) return <RowBones count={3} height={60} />
  if (error && items.length === 0) return <ErrorState small error={error} onRetry={retry} />
  if (items.length === 0) return <p className={css.quiet}>{t(words.none)}</p>
  return (
    <div className={css.thread}>
      {items.map((mail) => {
        const from = mail.people.find(({ part }) => part === (mail.direction === 'in' ? 'from' : 'to'))
        return (
          <button
            key={mail.id}
            type="button"
            className={names(css.folded, mail.direction === 'in' && css.in)}
            onClick={() => onOpen(mail.id)}
          >
            <b>{mail.subject || t(words.noSubject)}</b>
            <span className={css.quiet}>
              {mail.files > 0 && <Paperclip size={13} aria-label={t(words.files, { count: mail.files })} />}{' '}
              {format.moment(mail.at)}
            </span>
            <small>
              {[from?.name || from?.address, mail.bounced && t(words.bounced), mail.begins].filter(Boolean).join(' · ')}
            </small>
          </button>
        )
      })}
      {hasMore && (
        <Button kind="quiet" size="small" onClick={more}>
          {earlier}
        </Button>
      )}
    </div>
  )
}
