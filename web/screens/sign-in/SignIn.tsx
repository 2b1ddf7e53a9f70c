import { useLocation } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { type showSetup, signIn } from '../../../modules/people/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Input, PasswordInput } from '../../kit/controls/Input.tsx'
import { loadPart } from '../../parts.ts'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { DemoDoor } from '../door/DemoDoor.tsx'
import { Door } from '../door/Door.tsx'
import css from '../door/form.module.css'
import { signInTexts as words } from './signIn.texts.ts'

const ElsewhereDoor = lazy(() => loadPart(() => import('./ElsewhereDoor.tsx')))
const FromElsewhere = lazy(() => loadPart(() => import('./FromElsewhere.tsx')))
const SecondStep = lazy(() => loadPart(() => import('./SecondStep.tsx')))
const PasskeyDoor = lazy(() => loadPart(() => import('./PasskeyDoor.tsx')))

/** Signing in by e-mail or mobile number; a wrong password is told at the password, which is then typed anew. */
export default function SignIn({ setup }: { setup: ReplyOf<typeof showSetup> }) {
  const t = useText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const { pathname } = useLocation()
  const [returning, setReturning] = useState(pathname === '/sign-in/elsewhere')
  const form = useRef<HTMLFormElement>(null)
  const enter = useWrite(signIn, { onSuccess: ({ wants }) => (wants ? undefined : lookAgain()) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (login.trim() === '' || password === '') return
    enter.mutate(
      { body: { login, password } },
      {
        onError: (problem) => {
          if (problem.reason !== 'wrong_login') return
          setPassword('')
          setTried(false)
          form.current?.querySelector<HTMLInputElement>('input[autocomplete=current-password]')?.focus()
        },
      },
    )
  }
  if (returning)
    return (
      <Suspense>
        <FromElsewhere onBack={() => setReturning(false)} />
      </Suspense>
    )
  if (enter.data?.wants)
    return (
      <Suspense>
        <SecondStep wants={enter.data.wants} company="main" onBack={enter.reset} />
      </Suspense>
    )
  const wrong = enter.error?.reason === 'wrong_login' ? enter.error.message : undefined
  const needed = (text: string) => (tried && text === '' ? t(words.needed) : undefined)
  return (
    <Door title={t(words.title, { company: setup.company?.name ?? '' })} lead={t(words.lead)}>
      <form ref={form} className={css.fields} onSubmit={submit} noValidate>
        <Field label={t(words.login)} error={needed(login.trim())}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="username"
              autoCapitalize="none"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label={t(words.password)} error={needed(password) ?? wrong}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {enter.error && !wrong && (
          <p role="alert" className={css.wrong}>
            {enter.error.message}
          </p>
        )}
        <Button type="submit" kind="primary" size="large" wide busy={enter.isPending} className={css.submit}>
          {t(words.submit)}
        </Button>
        <p className={css.small}>{t(words.forgotten)}</p>
      </form>
      {setup.elsewhere && (
        <Suspense>
          <ElsewhereDoor label={setup.elsewhere.label} />
        </Suspense>
      )}
      {setup.passkeys && (
        <Suspense>
          <PasskeyDoor />
        </Suspense>
      )}
      <div className={css.or}>
        <DemoDoor setup={setup} />
      </div>
    </Door>
  )
}
