import { type FormEvent, useState } from 'react'
import { changePassword, listSessions } from '../../../modules/people/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { PasswordInput } from '../../kit/controls/Input.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { meTexts as words } from './me.texts.ts'

interface PasswordFormProps {
  className: string | undefined
  /** What its button says. */
  verb: string
  /** The one thing to do on the screen. */
  isAll?: boolean
}

/** Changes the own password, which ends all other sessions. */
export function PasswordForm({ className, verb, isAll = false }: PasswordFormProps) {
  const t = useText()
  const [oldPassword, setOld] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useWrite(changePassword, {
    changes: [listSessions],
    onSuccess: () => {
      setOld('')
      setNew('')
      toast({ text: t(words.passwordChanged) })
      lookAgain()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ body: { oldPassword, newPassword } })
  }
  return (
    <Form className={className} onSubmit={submit} problem={change.error}>
      <Field label={t(words.oldPassword)} name="oldPassword">
        {(control) => (
          <PasswordInput
            {...control}
            autoFocus={isAll}
            autoComplete="current-password"
            value={oldPassword}
            onChange={(event) => setOld(event.target.value)}
          />
        )}
      </Field>
      <Field label={t(words.newPassword)} name="newPassword" hint={t(words.newPasswordHint)}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={newPassword}
            onChange={(event) => setNew(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        {...(isAll && { kind: 'primary', size: 'large', wide: true })}
        busy={change.isPending}
        disabled={oldPassword === '' || newPassword === ''}
      >
        {verb}
      </Button>
    </Form>
  )
}
