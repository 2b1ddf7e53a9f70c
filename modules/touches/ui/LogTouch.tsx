import type { ReactNode } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './LogTouch.module.css'
import { TouchFields } from './TouchFields.tsx'
import { touchTexts as words } from './touch.texts.ts'
import type { LogTouchState } from './useLogTouch.ts'

interface LogTouchProps {
  /** The form's id: the field of what was said is `ID-summary`, and a LogTouchButton elsewhere names the form by it. */
  id: string
  log: LogTouchState
  /** The customer waits for us: then it is never too early. */
  awaited?: boolean
  /** What else may be written down with it. */
  children?: ReactNode
  /** The button stands below the fields; else put a LogTouchButton where the thumb is. */
  withButton?: boolean
}

/** T1: records a touch by two taps and a sentence. */
export function LogTouch({ id, log, awaited, children, withButton }: LogTouchProps) {
  const t = useText()
  const { draft, change, contacts, errors, problem, tooEarly, countedAlready } = log
  return (
    <form id={id} className={css.form} onSubmit={log.submit} onKeyDown={log.onKeyDown}>
      {tooEarly !== null && !awaited && (
        <p className={css.early} role="status">
          {tooEarly > 0 ? t(words.tooEarly, { days: tooEarly }) : t(words.tooEarlyToday)}
        </p>
      )}
      <TouchFields
        draft={draft}
        onChange={change}
        contacts={contacts}
        errors={errors}
        summaryId={`${id}-summary`}
        countedAlready={countedAlready}
      />
      {children}
      {problem && <ErrorState small error={problem} kept={t(words.stillThere)} />}
      {withButton && <LogTouchButton form={id} log={log} />}
    </form>
  )
}

export function LogTouchButton({ form, log }: { form: string; log: LogTouchState }) {
  const t = useText()
  const { number, sending } = log
  return (
    <Button type="submit" form={form} kind="primary" wide busy={sending} keys="mod+enter">
      {number === null ? t(words.submit) : t(words.submitCounting, { count: number })}
    </Button>
  )
}

/** Leads the focus to what was said, at the end of what stands there. */
export function focusSummary(form: string): void {
  const field = document.getElementById(`${form}-summary`)
  if (!(field instanceof HTMLTextAreaElement)) return
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
