import { type FormEvent, useId, useState } from 'react'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, PasswordInput } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addCalendarAccount, listCalendarAccounts, testCalendarAccount } from '../contract.ts'
import { outerTexts as words } from './calendars.texts.ts'
import css from './panels.module.css'

/** A6: try a server first, then choose where appointments go. */
export function ConnectCalendar({ onClose }: { onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [url, setUrl] = useState('https://')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [writeTo, setWriteTo] = useState('')
  const test = useWrite(testCalendarAccount, {})
  const add = useWrite(addCalendarAccount, {
    changes: [listCalendarAccounts],
    onSuccess: () => {
      toast({ text: t(words.connected) })
      onClose()
    },
  })
  const works = test.data !== undefined && test.data.problem === null
  const typed = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    test.reset()
    add.reset()
    set(event.target.value)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { url, login, password }
    if (works) add.mutate({ body: { ...body, ...(writeTo && { writeTo }) } })
    else test.mutate({ body })
  }
  const complete = url.length > 'https://'.length && login !== '' && password !== ''
  const error = add.error ?? test.error
  const calendars = test.data?.calendars ?? []
  const options = [
    { value: '', label: t(words.nowhere) },
    ...calendars.filter(({ readOnly }) => !readOnly).map((calendar) => ({ value: calendar.url, label: calendar.name })),
  ]
  return (
    <Sheet
      place="middle"
      title={t(words.add)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={test.isPending || add.isPending} disabled={!complete}>
          {t(works ? words.connect : words.test)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.url)} name="url" hint={t(words.urlHint)}>
          {(control) => <Input {...control} data-autofocus inputMode="url" value={url} onChange={typed(setUrl)} />}
        </Field>
        <Field label={t(words.login)} name="login">
          {(control) => <Input {...control} autoCapitalize="none" value={login} onChange={typed(setLogin)} />}
        </Field>
        <Field label={t(words.password)} name="password" hint={t(words.passwordHint)}>
          {(control) => (
            <PasswordInput {...control} autoComplete="new-password" value={password} onChange={typed(setPassword)} />
          )}
        </Field>
        {test.data?.problem && (
          <p className={css.failed} role="alert">
            {test.data.problem.text}
          </p>
        )}
        {works && (
          <>
            <p className={css.fine} role="status">
              {t(words.works, { count: calendars.length })}
            </p>
            <Field label={t(words.writeTo)} name="writeTo">
              {(control) => (
                <Choose
                  id={control.id}
                  label={t(words.writeTo)}
                  options={options}
                  value={writeTo}
                  onChange={(chosen) => setWriteTo(chosen ?? '')}
                />
              )}
            </Field>
          </>
        )}
      </Form>
    </Sheet>
  )
}
