import { Ellipsis, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { listPools } from '../../../modules/pool/contract.ts'
import { ClosePool, OpenPool, type PoolRef, RenamePool } from '../../../modules/pool/ui/PoolSheets.tsx'
import { poolsTexts as words } from '../../../modules/pool/ui/pool.texts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Menu } from '../../kit/layers/Menu.tsx'
import { names } from '../../kit/look/names.ts'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './PoolTabs.module.css'

type Pool = ReplyOf<typeof listPools>['items'][number]
type Doing = { what: 'open' } | { what: 'rename' | 'close'; pool: PoolRef }

const COUNTED = 1000

/** The pools in sight, each with how many wait in it; directors open, rename and close them here (T6). */
export function PoolTabs({ chosen, onChoose }: { chosen: string | undefined; onChoose: (pool?: string) => void }) {
  const t = useText()
  const me = useMe()
  const manages = me.role === 'director' || me.role === 'admin'
  const pools = useRead(listPools, {}).data?.items ?? []
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = () => setDoing(null)
  if (pools.length < 2 && !manages) return null
  return (
    <>
      <div className={css.bar}>
        <div className={css.tabs}>
          <Tab on={chosen === undefined} onChoose={() => onChoose(undefined)}>
            {t(words.all)}
          </Tab>
          {pools.map((pool) => (
            <span key={pool.id} className={css.one}>
              <Tab on={chosen === pool.id} onChoose={() => onChoose(pool.id)}>
                {pool.name}
                <b className={css.count}>{pool.customers >= COUNTED ? t(words.many) : pool.customers}</b>
              </Tab>
              {manages && chosen === pool.id && <PoolMenu pool={pool} onDo={setDoing} />}
            </span>
          ))}
        </div>
        {manages && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setDoing({ what: 'open' })}>
            {t(words.open)}
          </Button>
        )}
      </div>
      {doing?.what === 'open' && <OpenPool onClose={stop} />}
      {doing?.what === 'rename' && <RenamePool pool={doing.pool} onClose={stop} />}
      {doing?.what === 'close' && (
        <ClosePool
          pool={doing.pool}
          onClose={() => {
            stop()
            onChoose(undefined)
          }}
        />
      )}
    </>
  )
}

function Tab({ on, onChoose, children }: { on: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button type="button" className={names(css.tab, on && css.on)} aria-pressed={on} onClick={onChoose}>
      {children}
    </button>
  )
}

function PoolMenu({ pool, onDo }: { pool: Pool; onDo: (doing: Doing) => void }) {
  const t = useText()
  const isCompanys = pool.team === null && pool.region === null
  return (
    <Menu
      title={t(words.options, { name: pool.name })}
      trigger={(props) => (
        <button {...props} type="button" className={css.more} aria-label={t(words.options, { name: pool.name })}>
          <Ellipsis size={16} />
        </button>
      )}
      items={[
        { label: t(words.rename), onChoose: () => onDo({ what: 'rename', pool }) },
        {
          label: t(words.close),
          danger: true,
          onChoose: () => onDo({ what: 'close', pool }),
          ...(isCompanys && { whyNot: t(words.companyStays) }),
        },
      ]}
    />
  )
}
