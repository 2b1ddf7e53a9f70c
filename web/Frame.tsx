import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { listGifts } from '../modules/care/contract.ts'
import { listOrders, listQuotes } from '../modules/deals/contract.ts'
import { appTexts as words } from './app.texts.ts'
import { arranging } from './arranging.ts'
import { creating } from './creating.ts'
import { Button, buttonClass } from './kit/controls/Button.tsx'
import { useKeys } from './kit/keys.ts'
import { Shell } from './kit/shell/Shell.tsx'
import { Strip } from './kit/shell/Strip.tsx'
import { logging, logOn } from './logging.ts'
import { mailing } from './mailing.ts'
import { nav } from './nav.ts'
import { OutboxNote } from './outbox/OutboxNote.tsx'
import { useOutboxSending } from './outbox/touches.ts'
import { loadPart, preloadPart } from './parts.ts'
import { useRead } from './queries.ts'
import { waitingToday } from './screens/today/waiting.ts'
import { endSession, personKey, useMe } from './session.tsx'
import { useText } from './text/useText.ts'
import { useWatched } from './watched.ts'

const loadCreate = () => import('./screens/customers/CreateAnywhere.tsx')
const loadArrange = () => import('./screens/appointments/Arrange.tsx')
const loadLog = () => import('./screens/log/LogAnywhere.tsx')
const loadMail = () => import('./screens/mail/MailAnywhere.tsx')
const loadPalette = () => import('./palette.tsx').then((module) => ({ default: module.Palette }))
const CreateAnywhere = lazy(() => loadPart(loadCreate))
const Arrange = lazy(() => loadPart(loadArrange))
const LogAnywhere = lazy(() => loadPart(loadLog))
const MailAnywhere = lazy(() => loadPart(loadMail))
const Palette = lazy(() => loadPart(loadPalette))

/** Where every byte is paid for, or the line is slow, nothing is fetched that was not asked for. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '')
}

/** Fetched while nothing else is to do: what one types right after the key must find its field. */
function useKeptReady(): void {
  useEffect(() => {
    if (isSparing()) return
    const later = setTimeout(
      () =>
        Promise.allSettled([loadPalette, loadLog, loadCreate, loadArrange].map((load) => preloadPart<unknown>(load))),
      1500,
    )
    return () => clearTimeout(later)
  }, [])
}

/** Everything round a screen for someone signed in. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const me = useMe()
  const [searching, setSearching] = useState(false)
  const log = useWatched(logging)
  const create = useWatched(creating)
  const mail = useWatched(mailing)
  const arrange = useWatched(arranging)
  const waiting = useWatched(waitingToday)
  useOutboxSending(personKey(me))
  useKeptReady()
  useKeys({ a: () => arranging.set({ customer: logOn.get() }) }, me.role !== 'auditor')
  return (
    <>
      <Shell
        items={nav}
        role={me.role}
        person={{ name: me.name, detail: `${t(words[me.role])} · ${me.company.name}`, to: '/me' }}
        counts={{
          '/': waiting?.person === me.id ? waiting.count : undefined,
          '/quotes': useQuotesWaiting(),
          '/orders': useOrdersWaiting(),
          '/care': useGiftsWaiting(),
        }}
        onSearch={() => setSearching(true)}
        onLog={me.role === 'auditor' ? undefined : () => logging.set({ customer: logOn.get() })}
        notice={<Notices />}
      >
        {children}
      </Shell>
      <Suspense>{searching && <Palette onClose={() => setSearching(false)} />}</Suspense>
      <Suspense>{create && <CreateAnywhere name={create.name} />}</Suspense>
      <Suspense>{mail && <MailAnywhere key={JSON.stringify(mail)} what={mail} />}</Suspense>
      <Suspense>{arrange && <Arrange key={arrange.customer?.id} from={arrange} />}</Suspense>
      <Suspense>{log && <LogAnywhere key={log.customer?.id} customer={log.customer} />}</Suspense>
    </>
  )
}

const APPROVERS = ['manager', 'director', 'admin']
const A_MINUTE = 60_000

/** How many quotes wait for one's approval. */
function useQuotesWaiting(): number | undefined {
  const me = useMe()
  const query = { waiting: 'me', limit: 20 } as const
  const asked = { enabled: APPROVERS.includes(me.role), staleTime: A_MINUTE }
  return useRead(listQuotes, { query }, asked).data?.items.length
}

/** How many orders by hand do. */
function useOrdersWaiting(): number | undefined {
  const me = useMe()
  const query = { waiting: 'me', limit: 20 } as const
  const asked = { enabled: APPROVERS.includes(me.role), staleTime: A_MINUTE }
  return useRead(listOrders, { query }, asked).data?.items.length
}

/** R6: how many gifts beyond the limits do. */
function useGiftsWaiting(): number | undefined {
  const me = useMe()
  const query = { state: 'waiting', limit: 50 } as const
  const asked = { enabled: APPROVERS.includes(me.role), staleTime: A_MINUTE }
  return useRead(listGifts, { query }, asked).data?.items.filter(({ can }) => can.decide).length
}

function Notices() {
  const t = useText()
  const me = useMe()
  return (
    <>
      <OutboxNote person={personKey(me)} />
      {me.company.kind === 'demo' && (
        <Strip
          action={
            <Button size="small" kind="quiet" onClick={() => endSession()}>
              {t(words.leaveDemo)}
            </Button>
          }
        >
          {t(words.demo)}
        </Strip>
      )}
      {me.factorsRemovedAt && (
        <Strip
          tone="late"
          action={
            <Link to="/me" hash="factors" className={buttonClass({ size: 'small' })}>
              {t(words.lookAtFactors)}
            </Link>
          }
        >
          {t(words.factorsRemoved)}
        </Strip>
      )}
    </>
  )
}
