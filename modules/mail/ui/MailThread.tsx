import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { download } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showCustomer, showTimeline } from '../../customers/contract.ts'
import { downloadMailFile, listAddresses, listMails, partMail, showMail } from '../contract.ts'
import { ownWords } from '../rules/effective.ts'
import { LinkAddress } from './LinkAddress.tsx'
import { MailPage } from './MailPage.tsx'
import css from './mail.module.css'
import { mailTexts as words } from './mail.texts.ts'
import type { Mail } from './types.ts'

type Item = Mail['thread'][number]

interface MailThreadProps {
  id: string
  onReply: (mail: Mail, customerId: string) => void
  onClose: () => void
}

/** C1: a mail with its conversation, the newest in sight, the one asked for open. */
export function MailThread({ id, onReply, onClose }: MailThreadProps) {
  const t = useText()
  const [open, setOpen] = useState(id)
  const { data, error, refetch } = useRead(showMail, { params: { id: open } })
  const customer = data?.customers.find(({ can }) => can.answer)
  return (
    <Sheet
      wide
      title={data?.subject || t(data ? words.noSubject : words.title)}
      onClose={onClose}
      footer={
        data &&
        customer && (
          <Button kind="primary" onClick={() => onReply(data, customer.id)}>
            {t(words.reply)}
          </Button>
        )
      }
    >
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={3} height={72} />}
      {data && (
        <div className={css.thread}>
          {data.thread.length > 1 && <p className={css.quiet}>{t(words.thread, { count: data.thread.length })}</p>}
          {data.thread.map((item) =>
            item.id === data.id ? (
              <OpenMail key={item.id} of={data} onClose={onClose} />
            ) : (
              <Folded key={item.id} of={item} onOpen={() => setOpen(item.id)} />
            ),
          )}
        </div>
      )}
    </Sheet>
  )
}

const fromOf = (people: Item['people']) => people.find(({ part }) => part === 'from')

function Folded({ of, onOpen }: { of: Item; onOpen: () => void }) {
  const format = useFormat()
  const from = fromOf(of.people)
  return (
    <button type="button" className={names(css.folded, of.direction === 'in' && css.in)} onClick={onOpen}>
      <b>{from?.name || from?.address}</b>
      <span className={css.quiet}>{format.moment(of.at)}</span>
      <small>{of.begins}</small>
    </button>
  )
}

function OpenMail({ of, onClose }: { of: Mail; onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const [look, setLook] = useState<'text' | 'page'>(of.text.trim() === '' && of.html ? 'page' : 'text')
  const from = fromOf(of.people)
  const told = (part: 'to' | 'cc') =>
    format.list(of.people.filter((each) => each.part === part).map(({ name, address }) => name || address))
  return (
    <article className={names(css.mail, of.direction === 'in' && css.in)}>
      <header>
        <div className={css.head}>
          <strong>{from?.name ? t(words.from, { name: from.name, address: from.address }) : from?.address}</strong>
          <span className={css.quiet}>{format.moment(of.at)}</span>
        </div>
        <p className={css.quiet}>
          {[told('to') && t(words.to, { names: told('to') }), told('cc') && t(words.cc, { names: told('cc') })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {of.automatic && <p className={css.quiet}>{t(words[`auto_${of.automatic}`])}</p>}
      {of.bounced && <p className={css.wrong}>{t(words.bounced)}</p>}
      {of.remark === 'too_large' && <p className={css.note}>{t(words.tooLarge)}</p>}
      {of.html && (
        <Segmented
          label={t(words.look)}
          choices={[
            { value: 'text', label: t(words.text) },
            { value: 'page', label: t(words.page) },
          ]}
          value={look}
          onChange={setLook}
        />
      )}
      {look === 'page' && of.html ? <MailPage of={of} /> : <Words text={of.text} />}
      {of.files.some(({ cid }) => cid === null) && <Files of={of} />}
      {of.stranger && <LinkAddress of={of} address={of.stranger} />}
      <Parting of={of} onClose={onClose} />
    </article>
  )
}

/** Its own words in full, what it quotes of others quieter. */
function Words({ text }: { text: string }) {
  const own = ownWords(text)
  const at = own === '' ? -1 : text.indexOf(own)
  if (at < 0) return <div className={css.words}>{text}</div>
  return (
    <div className={css.words}>
      {text.slice(0, at + own.length)}
      <span className={css.quoted}>{text.slice(at + own.length)}</span>
    </div>
  )
}

function Files({ of }: { of: Mail }) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={css.files}>
      {of.files
        .filter(({ cid }) => cid === null)
        .map(({ position, name, size }) => (
          <Button
            key={position}
            size="small"
            icon={<Paperclip />}
            aria-label={t(words.download, { name })}
            onClick={() =>
              download(downloadMailFile, { params: { id: of.id, position } as never }).catch((problem: Error) =>
                toast({ kind: 'wrong', text: problem.message }),
              )
            }
          >
            {name} · {format.size(size)}
          </Button>
        ))}
    </div>
  )
}

/** With whom it is; matched wrongly, it can be taken away. */
function Parting({ of, onClose }: { of: Mail; onClose: () => void }) {
  const t = useText()
  const [parting, setParting] = useState<Mail['customers'][number] | null>(null)
  const part = useWrite(partMail, {
    changes: [listMails, showTimeline, showCustomer, listAddresses],
    onSuccess: () => {
      toast({ text: t(words.parted) })
      onClose()
    },
  })
  return (
    <div className={css.acts}>
      {of.customers.map((customer) => (
        <span key={customer.id} className={css.quiet}>
          {t(words.withWhom, {
            name: [customer.name, ...customer.contacts.map(({ name }) => name)].join(' · '),
          })}{' '}
          {customer.can.part && (
            <Button size="small" kind="quiet" onClick={() => setParting(customer)}>
              {t(words.part)}
            </Button>
          )}
        </span>
      ))}
      {parting && (
        <Sheet
          place="middle"
          title={t(words.partTitle, { name: parting.name })}
          onClose={() => setParting(null)}
          footer={
            <Button
              kind="danger"
              busy={part.isPending}
              onClick={() => part.mutate({ params: { id: of.id }, body: { customerId: parting.id } })}
            >
              {t(words.partIt)}
            </Button>
          }
        >
          <p>{t(words.partDetail)}</p>
          {part.error && <ErrorState small error={part.error} />}
        </Sheet>
      )}
    </div>
  )
}
