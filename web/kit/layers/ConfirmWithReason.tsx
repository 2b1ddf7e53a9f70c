import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { type Choice, Segmented } from '../controls/Choices.tsx'
import { Field } from '../controls/Field.tsx'
import { TextArea } from '../controls/Input.tsx'
import css from './ConfirmWithReason.module.css'
import { layerTexts as words } from './layers.texts.ts'
import { Sheet } from './Sheet.tsx'

export interface ConfirmWithReasonProps<T extends string> {
  title: string
  /** What will happen, and what will not. */
  children?: ReactNode
  /** The verb on the button: never "OK". */
  verb: string
  danger?: boolean
  /** Reasons to choose from, if the act has any. */
  codes?: readonly Choice<T>[]
  /** May it be done without words? */
  wordless?: boolean
  /** Rejects to stay open; the error is shown. */
  onConfirm: (reason: string, code: T | null) => Promise<unknown>
  onClose: () => void
}

/** Asks for the reason before an act that leaves a trace: suspension, recall, a tier changed by hand. */
export function ConfirmWithReason<T extends string>(props: ConfirmWithReasonProps<T>) {
  const { title, children, verb, danger, codes, wordless, onConfirm, onClose } = props
  const t = useText()
  const form = useId()
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<T | null>(codes?.[0]?.value ?? null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (!wordless && reason.trim() === '') return setError(t(words.reasonNeeded))
    setBusy(true)
    try {
      await onConfirm(reason.trim(), code)
      onClose()
    } catch (problem) {
      setError((problem as Error).message)
      setBusy(false)
    }
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      place="middle"
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind={danger ? 'danger' : 'primary'} busy={busy} keys="mod+enter">
            {verb}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.form}
        onSubmit={confirm}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        }}
      >
        {children && <div className={css.what}>{children}</div>}
        {codes && <Segmented label={t(words.reason)} look="chips" choices={codes} value={code} onChange={setCode} />}
        <Field label={t(words.reason)} error={error}>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus
              value={reason}
              onChange={(event) => {
                setReason(event.target.value)
                setError(undefined)
              }}
            />
          )}
        </Field>
      </form>
    </Sheet>
  )
}
