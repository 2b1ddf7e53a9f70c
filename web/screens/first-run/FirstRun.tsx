import { type FormEvent, useState } from 'react'
import { setUp, type showSetup } from '../../../modules/people/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input, PasswordInput } from '../../kit/controls/Input.tsx'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import { DemoDoor } from '../door/DemoDoor.tsx'
import { Door } from '../door/Door.tsx'
import css from '../door/form.module.css'
import { firstRunTexts as words } from './firstRun.texts.ts'

const EMPTY = { companyName: '', adminName: '', login: '', password: '' }
type Entries = typeof EMPTY

/** The first visit: create the company and its first admin, or look around in the demo. */
export default function FirstRun({ setup }: { setup: ReplyOf<typeof showSetup> }) {
  const t = useText()
  const locale = useLocale()
  const [entries, setEntries] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const create = useWrite(setUp, { onSuccess: lookAgain })
  const missing = (key: keyof Entries) => (tried && entries[key].trim() === '' ? t(words.needed) : undefined)
  const bind = (key: keyof Entries) => ({
    value: entries[key],
    onChange: (event: { target: { value: string } }) => {
      setEntries({ ...entries, [key]: event.target.value })
      create.reset()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(entries).some((entry) => entry.trim() === '')) return
    const { login, ...others } = entries
    create.mutate({ body: { ...others, ...(login.includes('@') ? { email: login } : { mobile: login }), locale } })
  }
  const wrongLogin = create.error?.at('email') ?? create.error?.at('mobile')
  return (
    <Door title={t(words.title)} lead={t(words.lead)}>
      <Form className={css.fields} onSubmit={submit} noValidate problem={create.error}>
        <Field label={t(words.company)} name="companyName" error={missing('companyName')}>
          {(control) => (
            <Input
              {...control}
              {...bind('companyName')}
              autoFocus
              autoComplete="organization"
              placeholder={t(words.companyHint)}
            />
          )}
        </Field>
        <Field label={t(words.name)} name="adminName" error={missing('adminName')}>
          {(control) => <Input {...control} {...bind('adminName')} autoComplete="name" />}
        </Field>
        <Field
          label={t(words.login)}
          hint={t(words.loginHint)}
          name="email mobile"
          error={missing('login') ?? (wrongLogin && t(words.loginWrong))}
        >
          {(control) => <Input {...control} {...bind('login')} autoComplete="username" autoCapitalize="none" />}
        </Field>
        <Field label={t(words.password)} hint={t(words.passwordHint)} name="password" error={missing('password')}>
          {(control) => <PasswordInput {...control} {...bind('password')} autoComplete="new-password" />}
        </Field>
        <Button type="submit" kind="primary" size="large" wide busy={create.isPending} className={css.submit}>
          {t(words.submit)}
        </Button>
        <p className={css.small}>{t(words.admin)}</p>
      </Form>
      <div className={css.or}>
        <DemoDoor setup={setup} />
      </div>
    </Door>
  )
}
