import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useLayoutEffect } from 'react'
import { showMe, showSetup, signOut } from '../modules/people/contract.ts'
import type { ReplyOf } from '../shared/endpoint.ts'
import { call, onSignedOut, Problem } from './api.ts'
import { forgetLastSeen, keepLastSeen, lastSeen } from './lastSeen.ts'
import { queries } from './queries.ts'
import { followPerson } from './text/locale.ts'
import { followCompany } from './text/zone.ts'

export type Me = ReplyOf<typeof showMe>
type Setup = ReplyOf<typeof showSetup>

/** Someone signed in, or a visitor who is told whether the company exists yet. */
export type Standing = { readonly me: Me } | { readonly setup: Setup }

export const STANDING = ['standing']
const DEVICE = 'device'

/** Asks who is signed in; without a network it is who was last, so that the day's list can be read on the road. */
async function findStanding(): Promise<Standing> {
  try {
    return { me: await call(showMe) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) return { setup: await call(showSetup) }
    const last = error.status === 0 ? await lastSeen<Me>(DEVICE, 'me') : undefined
    if (last) return { me: last.value }
    throw error
  }
}

export function useStanding() {
  const standing = useQuery<Standing, Problem>({ queryKey: STANDING, queryFn: findStanding, staleTime: 5 * 60_000 })
  const me = standing.data && 'me' in standing.data ? standing.data.me : null
  // Before any screen asks for anything: answers come in the language in which they are asked.
  useLayoutEffect(() => {
    if (me) follow(me)
  }, [me])
  useEffect(() => {
    if (me) keepLastSeen(DEVICE, 'me', me)
  }, [me])
  useEffect(() => onSignedOut(leave), [])
  useOtherTabs(standing.data && nameOf(standing.data))
  return standing
}

/** All tabs send the same cookie: one that takes itself for somebody else's asks again who one is, and forgets what it was shown. */
function useOtherTabs(who: string | null | undefined): void {
  useEffect(() => {
    if (who === undefined || !('BroadcastChannel' in window)) return
    const tabs = new BroadcastChannel('jinke.session')
    tabs.onmessage = ({ data }) => {
      if (data !== who) leave()
    }
    tabs.postMessage(who)
    return () => tabs.close()
  }, [who])
}

const nameOf = (standing: Standing): string | null => ('me' in standing ? personKey(standing.me) : null)

/** Takes over the language and the days of who is signed in. */
export function follow(me: Me, now?: Date): void {
  // Everyone begins with Chinese, so only English tells of a choice; the people of the demo are nobody's.
  if (me.company.kind === 'main' && me.locale === 'en') followPerson(me.locale)
  followCompany(me.company, now)
}

/** After signing in, setting up or changing oneself: asks again who one is. */
export const lookAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: STANDING })

/** Signs out, here and at the server; what was kept for reading without a network goes too. */
export async function endSession(): Promise<void> {
  await call(signOut)
  leave()
}

function leave(): void {
  const standing = queries.getQueryData<Standing>(STANDING)
  if (!standing || !('me' in standing)) return
  forgetLastSeen()
  // Whoever signs in next must not see what the one before was shown.
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== STANDING[0] })
  queries.resetQueries({ queryKey: STANDING })
}

const MeContext = createContext<Me | null>(null)

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => (
  <MeContext value={me}>{children}</MeContext>
)

/** Who is signed in; only inside the signed-in part of the app. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe outside the signed-in part')
  return me
}

/** Names a person over all companies of this server: for what is kept on the device. */
export const personKey = (me: Me): string => `${me.company.slug}:${me.id}`
