import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { PasswordInput } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { changeCalendarAccount, listCalendarAccounts } from '../contract.ts'
import { outerTexts as words } from './calendars.texts.ts'
import css from './panels.module.css'

/** A6: the server's password was changed there: which calendars count, and which is written to, stays as it was. */
export function NewPassword({ of, onClose }: { of: { id: string; login: string }; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [password, setPassword] = useState('')
  const change = useWrite(changeCalendarAccount, {
    changes: [listCalendarAccounts],
    onSuccess: () => {
      toast({ text: t(words.reading) })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { id: of.id }, body: { password } })
  }
  return (
    <Sheet
      place="middle"
      title={`${t(words.newPassword)} · ${of.login}`}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={change.isPending} disabled={password === ''}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={change.error}>
        <Field label={t(words.password)} name="password" hint={t(words.passwordHint)}>
          {(control) => (
            <PasswordInput
              {...control}
              data-autofocus
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
