import { Link } from '@tanstack/react-router'
import { Paperclip, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { upload } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Chips, Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { pressed } from '../../../web/kit/keys.ts'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showCustomer } from '../../customers/contract.ts'
import { uploadMailFile } from '../../mail/contract.ts'
import css from './compose.module.css'
import { composeTexts as words } from './compose.texts.ts'
import { LetterChoice } from './LetterChoice.tsx'
import { type Answered, type Customer, useCompose } from './useCompose.ts'

interface ComposeProps {
  customerId: string
  /** The mail that is answered. */
  answers?: Answered | undefined
  /** To whom, where somebody pressed an address. */
  to?: string | undefined
  onClose: () => void
}

/** C1, C4: a mail to a customer: to whom, which letter, what it says; sent now or at a time. */
export function Compose({ customerId, answers, to, onClose }: ComposeProps) {
  const t = useText()
  const { data, error, refetch } = useRead(showCustomer, { params: { id: customerId } })
  if (data) return <Writing customer={data} answers={answers} to={to} onClose={onClose} />
  return (
    <Sheet wide title={t(words.title, { name: '…' })} onClose={onClose}>
      {error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={4} height={56} />}
    </Sheet>
  )
}

type WritingProps = Omit<ComposeProps, 'customerId'> & { customer: Customer }

function Writing({ customer, answers, to, onClose }: WritingProps) {
  const t = useText()
  const form = useId()
  const mail = useCompose(customer, answers, to, onClose)
  const { draft, change } = mail
  const [copies, setCopies] = useState(draft.cc !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mail.submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressed(event, 'mod+enter')) mail.submit()
  }
  return (
    <Sheet
      wide
      title={t(answers ? words.answerTitle : words.title, { name: customer.name })}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={mail.discard} data-tip={t(words.kept)}>
            {t(words.discard)}
          </Button>
          <Button type="submit" form={form} kind="primary" busy={mail.sending} disabled={!mail.ready} keys="mod+enter">
            {t(draft.when === 'now' ? words.send : words.schedule)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} onKeyDown={onKeyDown} problem={mail.problem}>
        <Sender of={mail} />
        <Recipients of={mail} onCopies={copies ? undefined : () => setCopies(true)} />
        {copies && (
          <Field label={t(words.cc)} name="cc" hint={t(words.otherHint)}>
            {(control) => (
              <Input
                {...control}
                inputMode="email"
                value={draft.cc}
                onChange={(event) => change({ cc: event.target.value })}
              />
            )}
          </Field>
        )}
        <LetterChoice letter={draft.letter} locale={draft.locale} onTake={mail.take} />
        <Field label={t(words.subject)} name="subject">
          {(control) => (
            <Input {...control} value={draft.subject} onChange={(event) => change({ subject: event.target.value })} />
          )}
        </Field>
        <Field label={t(words.body)} name="text">
          {(control) => (
            <TextArea
              {...control}
              className={css.body}
              rows={12}
              value={draft.text}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
        </Field>
        <Missing of={mail} customer={customer} />
        <Files of={mail} />
        <When of={mail} />
      </Form>
    </Sheet>
  )
}

type Mail = ReturnType<typeof useCompose>

function Sender({ of: { sender } }: { of: Mail }) {
  const t = useText()
  if (!sender) return null
  if (sender.address) return <p className={css.quiet}>{t(words.from, { address: sender.address })}</p>
  return (
    <p className={css.note}>
      {sender.missing}{' '}
      <Link to="/me" hash="mailbox">
        {t(words.noSender)}
      </Link>
    </p>
  )
}

function Recipients({
  of: { draft, change, addresses, bounced, wrong },
  onCopies,
}: {
  of: Mail
  onCopies: (() => void) | undefined
}) {
  const t = useText()
  const [typing, setTyping] = useState(draft.others !== '')
  const open = typing || addresses.length === 0
  return (
    <Field
      label={t(words.to)}
      aside={
        onCopies && (
          <button type="button" className={css.link} onClick={onCopies}>
            {t(words.addCc)}
          </button>
        )
      }
      name="to"
    >
      {(control) => (
        <>
          {addresses.length === 0 && <p className={css.quiet}>{t(words.noAddress)}</p>}
          <div className={css.people}>
            {addresses.length > 0 && (
              <Chips
                label={t(words.to)}
                choices={addresses.map(({ address, contact }) => ({
                  value: address,
                  label: contact ? `${contact.name} ${address}` : address,
                }))}
                value={draft.to}
                onChange={(to) => change({ to })}
              />
            )}
            {!open && (
              <Button size="small" kind="quiet" onClick={() => setTyping(true)}>
                {t(words.other)}
              </Button>
            )}
          </div>
          {open && (
            <Input
              {...control}
              aria-label={t(words.other)}
              aria-invalid={wrong !== undefined || undefined}
              placeholder={t(words.otherHint)}
              inputMode="email"
              autoCapitalize="none"
              value={draft.others}
              onChange={(event) => change({ others: event.target.value })}
            />
          )}
          {bounced && <p className={css.wrong}>{t(words.bounced, { address: bounced.address })}</p>}
        </>
      )}
    </Field>
  )
}

/** What the letter lacks: what, where it is filled in; or by hand, in the text. */
function Missing({ of: { blanks, lacking, take, draft }, customer }: { of: Mail; customer: Customer }) {
  const t = useText()
  if (blanks.length === 0) return null
  return (
    <div className={css.missing} role="status">
      <strong>{t(words.missing, { count: blanks.length })}</strong>
      <ul>
        {blanks.map((blank) => (
          <li key={blank}>
            {t(words.lacks, {
              what: blank,
              mend: lacking.find(({ label }) => label === blank)?.mend ?? t(words.byHand),
            })}
          </li>
        ))}
      </ul>
      {draft.letter && lacking.length > 0 && (
        <Button size="small" onClick={() => take(draft.letter, draft.locale, customer.name)}>
          {t(words.refill)}
        </Button>
      )}
    </div>
  )
}

function Files({ of: { draft, change } }: { of: Mail }) {
  const t = useText()
  const format = useFormat()
  const chooser = useRef<HTMLInputElement>(null)
  const latest = useRef(draft.files)
  const [under, setUnder] = useState<{ name: string; share: number } | null>(null)
  useEffect(() => {
    latest.current = draft.files
  }, [draft.files])
  const attach = async (list: FileList | null) => {
    for (const file of [...(list ?? [])]) {
      const form = new FormData()
      form.append('file', file, file.name)
      try {
        const { id, name, size } = await upload(uploadMailFile, {}, form, {
          onProgress: (share) => setUnder({ name: file.name, share }),
        })
        latest.current = [...latest.current, { id, name, size }]
        change({ files: latest.current })
      } catch (error) {
        toast({ kind: 'wrong', text: (error as Error).message })
      }
    }
    setUnder(null)
    if (chooser.current) chooser.current.value = ''
  }
  return (
    <div className={css.files}>
      {draft.files.map(({ id, name, size }) => (
        <span key={id} className={css.file}>
          <Paperclip size={13} aria-hidden="true" /> {name} · {format.size(size)}
          <button
            type="button"
            aria-label={t(words.remove, { name })}
            onClick={() => change({ files: draft.files.filter((file) => file.id !== id) })}
          >
            <X size={14} />
          </button>
        </span>
      ))}
      {under && (
        <span className={css.quiet} role="status">
          {t(words.attaching, { name: under.name, share: format.share(under.share) })}
        </span>
      )}
      <Button size="small" icon={<Paperclip />} busy={under !== null} onClick={() => chooser.current?.click()}>
        {t(words.attach)}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t(words.attach)}
        onChange={(event) => attach(event.target.files)}
      />
    </div>
  )
}

function When({ of: { draft, change, at } }: { of: Mail }) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={css.when}>
      <Segmented
        label={t(words.when)}
        choices={[
          { value: 'now', label: t(words.now) },
          { value: 'morning', label: t(words.morning) },
          { value: 'later', label: t(words.later) },
        ]}
        value={draft.when}
        onChange={(when) => change({ when })}
      />
      {draft.when === 'later' && (
        <Input
          type="datetime-local"
          aria-label={t(words.laterAt)}
          min={`${format.today}T00:00`}
          value={draft.at}
          onChange={(event) => change({ at: event.target.value })}
        />
      )}
      {at && <span className={css.quiet}>{t(words.scheduled, { when: format.moment(at) })}</span>}
    </div>
  )
}
