import { type ReactNode, useState } from 'react'
import { previewAppointmentMessage } from '../../../modules/appointments/contract.ts'
import type { Words } from '../../../modules/appointments/rules/ownWords.ts'
import { OwnWords } from '../../../modules/appointments/ui/OwnWords.tsx'
import type { CallOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Appointment.module.css'
import { actTexts as words } from './appointment.texts.ts'
import { useSettled } from './useSettled.ts'

interface AskNotifyProps {
  title: string
  verb: string
  children?: ReactNode
  /** The label of the box; left out where nobody is to be told. */
  notify?: string
  danger?: boolean
  /** The label of a line of words, where it takes some. */
  reason?: string
  notifyFirst?: boolean
  /** Which message of which appointment they get, to read and to word otherwise. */
  message?: { id: string; what: 'book' | 'cancel'; times?: string[] }
  /** Rejects to stay open; the error is shown. */
  onDo: (notify: boolean, reason: string, letter: { letter?: Words }) => Promise<unknown>
  onClose: () => void
}

/** A5: before the other side is concerned, one is asked whether it hears of it. */
export function AskNotify({
  title,
  verb,
  children,
  notify,
  danger,
  reason,
  notifyFirst = true,
  message,
  onDo,
  onClose,
}: AskNotifyProps) {
  const t = useText()
  const [telling, setTelling] = useState(notifyFirst)
  const [said, setSaid] = useState('')
  const [own, setOwn] = useState<Words | null>(null)
  const proposed = useMessage(message, said)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const act = async () => {
    setBusy(true)
    try {
      await onDo(notify !== undefined && telling, said.trim(), own ? { letter: own } : {})
      onClose()
    } catch (problem) {
      setError((problem as Error).message)
      setBusy(false)
    }
  }
  return (
    <Sheet
      place="middle"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.close)}</Button>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={act} data-autofocus>
            {verb}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {children}
        {reason && (
          <Field label={reason}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                maxLength={500}
                value={said}
                onChange={(event) => setSaid(event.target.value)}
              />
            )}
          </Field>
        )}
        {notify && (
          <Check checked={telling} onChange={setTelling}>
            {notify}
          </Check>
        )}
        {proposed && <OwnWords proposed={proposed} own={own} onOwn={setOwn} />}
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Sheet>
  )
}

type Body = CallOf<typeof previewAppointmentMessage>['body']

/** What they would get, with the reason as far as it is typed. */
function useMessage(message: AskNotifyProps['message'], said: string) {
  const reason = useSettled(said.trim())
  const body: Body = {
    what: message?.what ?? 'cancel',
    ...(message?.times && { times: message.times }),
    ...(reason && { reason }),
  }
  const { data } = useRead(
    previewAppointmentMessage,
    { params: { id: message?.id ?? '' }, body },
    { enabled: message !== undefined, placeholderData: (before) => before },
  )
  return message ? (data?.letter ?? null) : null
}
