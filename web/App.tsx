import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import css from './App.module.css'
import { appTexts as words } from './app.texts.ts'
import { Frame } from './Frame.tsx'
import { TipLayer } from './kit/layers/TipLayer.tsx'
import { Toasts } from './kit/layers/Toasts.tsx'
import { Logo } from './kit/signs/Logo.tsx'
import { ErrorState } from './kit/states/ErrorState.tsx'
import { loadPart } from './parts.ts'
import { MeProvider, useStanding } from './session.tsx'
import { useText } from './text/useText.ts'

const FirstRun = lazy(() => loadPart(() => import('./screens/first-run/FirstRun.tsx')))
const SignIn = lazy(() => loadPart(() => import('./screens/sign-in/SignIn.tsx')))

/** The root of all screens: who is not signed in meets the door here, at whatever address, and goes on there afterwards. */
export function App() {
  return (
    <>
      <Suspense fallback={<Opening />}>
        <Door />
      </Suspense>
      <Toasts />
      <TipLayer />
    </>
  )
}

function Door() {
  const { data, error, refetch } = useStanding()
  if (data && 'me' in data)
    return (
      <MeProvider me={data.me}>
        <Frame>
          <Suspense>
            <Outlet />
          </Suspense>
        </Frame>
      </MeProvider>
    )
  if (data) return data.setup.company ? <SignIn setup={data.setup} /> : <FirstRun setup={data.setup} />
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return <Opening />
}

function Opening() {
  const t = useText()
  return (
    <div className={css.opening} role="status" aria-label={t(words.opening)}>
      <Logo size={56} named={false} />
    </div>
  )
}
