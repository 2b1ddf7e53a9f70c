import { type FormEvent, useState } from 'react'
import { setUp, type showSetup } from '../../../modules/people/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
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
  const { byField = {}, reason } = create.error ?? {}
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
  const loginError = (byField.email || byField.mobile) && t(words.loginWrong)
  const passwordError = reason === 'weak_password' ? create.error?.message : undefined
  const otherError =
    create.error && !loginError && !passwordError && create.error.errors.length === 0 ? create.error.message : null
  return (
    <Door>
      <div className={css.sheet}>
        <div className={css.head}>
          <h1>{t(words.title)}</h1>
          <p className={css.lead}>{t(words.lead)}</p>
        </div>
        <form className={css.fields} onSubmit={submit} noValidate>
          <Field label={t(words.company)} error={missing('companyName') ?? byField.companyName}>
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
          <Field label={t(words.name)} error={missing('adminName') ?? byField.adminName}>
            {(control) => <Input {...control} {...bind('adminName')} autoComplete="name" />}
          </Field>
          <Field label={t(words.login)} hint={t(words.loginHint)} error={missing('login') ?? loginError}>
            {(control) => <Input {...control} {...bind('login')} autoComplete="username" autoCapitalize="none" />}
          </Field>
          <Field
            label={t(words.password)}
            hint={t(words.passwordHint)}
            error={missing('password') ?? passwordError ?? byField.password}
          >
            {(control) => <PasswordInput {...control} {...bind('password')} autoComplete="new-password" />}
          </Field>
          {otherError && (
            <p role="alert" className={css.wrong}>
              {otherError}
            </p>
          )}
          <Button type="submit" kind="primary" size="large" wide busy={create.isPending} className={css.submit}>
            {t(words.submit)}
          </Button>
          <p className={css.small}>{t(words.admin)}</p>
        </form>
        <div className={css.or}>
          <DemoDoor setup={setup} />
        </div>
      </div>
    </Door>
  )
}
