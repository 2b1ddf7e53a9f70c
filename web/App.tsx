import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useLayoutEffect } from 'react'
import { Frame } from './Frame.tsx'
import { TipLayer } from './kit/layers/TipLayer.tsx'
import { Toasts } from './kit/layers/Toasts.tsx'
import { ErrorState } from './kit/states/ErrorState.tsx'
import { loadPart } from './parts.ts'
import { proving } from './proving.ts'
import { late } from './screen.tsx'
import { MeProvider, useStanding } from './session.tsx'
import { useWatched } from './watched.ts'

const FirstPassword = lazy(() => loadPart(() => import('./screens/sign-in/FirstPassword.tsx')))
const ProveAgain = lazy(() => loadPart(() => import('./screens/me/ProveAgain.tsx')))
const SetUpFactor = lazy(() => loadPart(() => import('./screens/sign-in/SetUpFactor.tsx')))
// What everybody meets who is not signed in, and before there is a company; the server draws them too.
export const SignIn = late('sign-in', () => import('./screens/sign-in/SignIn.tsx'))
export const FirstRun = late('first-run', () => import('./screens/first-run/FirstRun.tsx'))

/** The root of all screens: who is not signed in meets the door here, at whatever address, and goes on there afterwards. */
export function App() {
  return (
    <>
      <Suspense>
        <Door />
      </Suspense>
      <Toasts />
      <TipLayer />
    </>
  )
}

function Door() {
  const { data, error, refetch } = useStanding()
  const opened = Boolean(data ?? error)
  const proof = useWatched(proving)
  useLayoutEffect(() => {
    if (opened) document.getElementById('opening')?.remove()
  }, [opened])
  if (data && 'me' in data)
    return (
      <MeProvider me={data.me}>
        {data.me.mustChangePassword ? (
          <FirstPassword />
        ) : data.me.mustSetUpFactor ? (
          <SetUpFactor />
        ) : (
          <Frame>
            <Suspense>
              <Outlet />
            </Suspense>
          </Frame>
        )}
        <Suspense>{proof && <ProveAgain onDone={proof} />}</Suspense>
      </MeProvider>
    )
  if (data) return data.setup.company ? <SignIn setup={data.setup} /> : <FirstRun setup={data.setup} />
  if (error) return <ErrorState error={error} onRetry={refetch} />
  return null
}
