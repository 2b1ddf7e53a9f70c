import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { rhythmWords } from '../../../modules/customers/rules/words.ts'
import { touchesNeeded } from '../../../modules/customers/settings.ts'
import { useCustomerColumns } from '../../../modules/customers/ui/columns.tsx'
import { suspendTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { SuspendMany } from '../../../modules/pool/ui/SuspendMany.tsx'
import { showLoad } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { DataTable } from '../../kit/lists/DataTable.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { CustomerCard } from '../customers/CustomerCard.tsx'
import { aDay } from './aDay.ts'
import { Back } from './Back.tsx'
import { Figure } from './Figure.tsx'
import { How } from './How.tsx'
import { loadTexts as words } from './load.texts.ts'
import css from './quantity.module.css'

type Reply = ReplyOf<typeof showLoad>

/** T9: one rep's load: room by cadence, and whom to let go. */
export function LoadOf({ personId }: { personId: string }) {
  const { data, error, refetch } = useRead(showLoad, { params: { id: personId } })
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />
  return (
    <>
      <Back />
      <Told of={data} />
      {(data.advice === 'let_go' || data.advice === 'hand_over') && data.pace > 0 && <LetGo of={data} />}
      <Rooms of={data} />
    </>
  )
}

function Told({ of }: { of: Reply }) {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const told = { pace: aDay(of.pace), leads: of.leads, held: of.held.count, asks: aDay(of.asksAtLeast) }
  const mine = of.person.id === me.id
  return (
    <p className={css.told}>
      {!mine && t(words.name, { name: of.person.name })}
      {of.pace === 0 ? t(words.noPace, { days: of.days }) : t(words[of.advice], told)}{' '}
      {mine && of.advice === 'take' && (
        <Button size="small" onClick={() => navigate({ to: '/pool' })}>
          {t(words.toPool)}
        </Button>
      )}
    </p>
  )
}

function Rooms({ of }: { of: Reply }) {
  const t = useText()
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.rooms)}</h2>
      </div>
      <FactsTable
        label={t(words.rooms)}
        columns={[
          { title: t(words.rhythm) },
          { title: t(words.window), end: true },
          { title: t(words.held), end: true },
          { title: t(words.room), end: true },
        ]}
        rows={of.rhythms.map(({ rhythm, window, held, room }) => ({
          key: rhythm,
          cells: [
            t(rhythmWords[rhythm]),
            t(words.windowOf, { due: Math.max(1, window.due), latest: Math.max(1, window.overdue - 1) }),
            <Figure key="held" of={held} />,
            t(words.roomOf, { right: room.right, most: room.most }),
          ],
        }))}
      />
      <How>
        <p>{t(words.how, { days: of.days, touches: of.touches })}</p>
      </How>
    </section>
  )
}

const COLUMNS = ['name', 'effectiveTouches', 'lastTouchAt', 'tier', 'industry', 'region']

function LetGo({ of }: { of: Reply }) {
  const t = useText()
  const navigate = useNavigate()
  const needed = useSetting(touchesNeeded)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [resting, setResting] = useState(false)
  const columns = useCustomerColumns((item) => navigate({ to: '/customers/$id', params: { id: item.id } }))
  if (of.letGo.length === 0) return <p className={css.beside}>{t(words.letGoNone, { needed })}</p>
  const chosen = of.letGo.filter(({ id }) => marked.has(id))
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(of.stillTooMany ? words.letGoStill : words.letGo, { count: of.letGoCount })}</h2>
      </div>
      <p className={css.quiet}>
        {t(words.letGoHint)} {of.letGo.length < of.letGoCount && t(words.shownFirst, { count: of.letGo.length })}
      </p>
      <DataTable
        label={t(words.list)}
        columns={columns.filter(({ key }) => COLUMNS.includes(key))}
        items={of.letGo}
        keyOf={(item) => item.id}
        card={(item) => (
          <CustomerCard item={item} selecting={false} marked={marked.has(item.id)} onMark={() => undefined} />
        )}
        open={null}
        onOpen={(item) => navigate({ to: '/customers/$id', params: { id: item.id } })}
        marked={marked}
        onMark={setMarked}
        bulk={
          <Button size="small" onClick={() => setResting(true)}>
            {t(suspendTexts.suspend)}
          </Button>
        }
      />
      {resting && (
        <SuspendMany
          customerIds={chosen.map(({ id }) => id)}
          onDone={() => queries.invalidateQueries({ queryKey: keyOf(showLoad) })}
          onClose={() => {
            setResting(false)
            setMarked(new Set())
          }}
        />
      )}
    </section>
  )
}
