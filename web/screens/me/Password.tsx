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
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { Section } from './Section.tsx'

export function Password() {
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
    <Section id="password" title={t(words.password)} lead={t(words.passwordLead)}>
      <Form className={css.form} onSubmit={submit} problem={change.error}>
        <Field label={t(words.oldPassword)} name="oldPassword">
          {(control) => (
            <PasswordInput
              {...control}
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
        <Button type="submit" busy={change.isPending} disabled={oldPassword === '' || newPassword === ''}>
          {t(words.changePassword)}
        </Button>
      </Form>
    </Section>
  )
}
