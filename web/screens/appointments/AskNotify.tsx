import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useText } from '../../text/useText.ts'
import css from './Appointment.module.css'
import { actTexts as words } from './appointment.texts.ts'

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
  /** Rejects to stay open; the error is shown. */
  onDo: (notify: boolean, reason: string) => Promise<unknown>
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
  onDo,
  onClose,
}: AskNotifyProps) {
  const t = useText()
  const [telling, setTelling] = useState(notifyFirst)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const act = async () => {
    setBusy(true)
    try {
      await onDo(notify !== undefined && telling, said.trim())
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
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Sheet>
  )
}
