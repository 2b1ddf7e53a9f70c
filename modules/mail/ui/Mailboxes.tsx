import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listPeople } from '../../people/contract.ts'
import { changeMailAccount, listMailAccounts, listMailFailures, syncMailAccount } from '../contract.ts'
import { whyNotConnect } from '../policy.ts'
import { missingOf } from '../rules/health.ts'
import type { Account, AccountKind } from './accountDraft.ts'
import { ConnectMailbox } from './ConnectMailbox.tsx'
import css from './mailboxes.module.css'
import { mailboxTexts as words } from './mailboxes.texts.ts'

const SOON = 15_000

function useAccounts() {
  const { data, error, refetch } = useRead(listMailAccounts, {}, { refetchInterval: SOON })
  return { accounts: data?.items, error, refetch }
}

/** C1: the company's sending, the shared mailboxes, and how everybody's stand. */
export function FirmMailboxes() {
  const t = useText()
  const me = useMe()
  const { accounts, error, refetch } = useAccounts()
  const [adding, setAdding] = useState<AccountKind | null>(null)
  if (error && !accounts) return <ErrorState small error={error} onRetry={refetch} />
  if (!accounts) return null
  const of = (kind: AccountKind) => accounts.filter((each) => each.kind === kind)
  const others = of('personal').filter((each) => each.person.id !== me.id)
  const may = whyNotConnect(me, 'company') === null
  const hasCompany = of('company').some((each) => each.state === 'on')
  const add = (kind: AccountKind, label: string) => (
    <Button size="small" icon={<Plus />} onClick={() => setAdding(kind)}>
      {label}
    </Button>
  )
  return (
    <>
      <Block
        title={t(words.company)}
        lead={t(words.companyLead)}
        aside={may && !hasCompany && add('company', t(words.connectCompany))}
        none={t(words.noneCompany)}
        accounts={of('company')}
      />
      <Block
        title={t(words.shared)}
        lead={t(words.sharedLead)}
        aside={may && add('shared', t(words.connectShared))}
        none={t(words.none)}
        accounts={of('shared')}
      />
      {others.length > 0 && (
        <Block title={t(words.others)} lead={t(words.othersLead)} none={t(words.none)} accounts={others} />
      )}
      {adding && <ConnectMailbox kind={adding} onClose={() => setAdding(null)} />}
    </>
  )
}

interface BlockProps {
  title: string
  lead: string
  aside?: ReactNode
  none: string
  accounts: readonly Account[]
}

function Block({ title, lead, aside, none, accounts }: BlockProps) {
  return (
    <section className={css.block} aria-label={title}>
      <header className={css.blockHead}>
        <div>
          <h3>{title}</h3>
          <p className={css.quiet}>{lead}</p>
        </div>
        {aside}
      </header>
      <Accounts of={accounts} none={none} />
    </section>
  )
}

/** One's own mailbox, and how to connect it. */
export function MyMailboxes() {
  const t = useText()
  const me = useMe()
  const { accounts, error, refetch } = useAccounts()
  if (error && !accounts) return <ErrorState small error={error} onRetry={refetch} />
  const mine = accounts?.filter((each) => each.kind === 'personal' && each.person.id === me.id)
  return mine ? <Accounts of={mine} none={t(words.noneMine)} /> : null
}

function Accounts({ of, none }: { of: readonly Account[]; none: string }) {
  if (of.length === 0) return <p className={css.quiet}>{none}</p>
  return (
    <ul className={css.items}>
      {of.map((account) => (
        <AccountItem key={account.id} of={account} />
      ))}
    </ul>
  )
}

const HEALTH = {
  healthy: words.healthy,
  gap: words.gap,
  failing: words.failing,
  waiting: words.waiting,
  off: words.isOff,
}

function AccountItem({ of }: { of: Account }) {
  const t = useText()
  const format = useFormat()
  const [doing, setDoing] = useState<'change' | 'off' | 'failures' | null>(null)
  const sync = useWrite(syncMailAccount, {
    changes: [listMailAccounts],
    onSuccess: () => toast({ text: t(words.reading) }),
  })
  const facts = [
    of.kind === 'personal' ? of.person.name : of.name,
    of.smtp && t(words.sends, { host: of.smtp.host }),
    of.imap && t(words.receives, { host: of.imap.host }),
    t(words.perHour, { count: of.perHour }),
  ]
  const when = [
    of.lookedAt && t(words.looked, { when: format.moment(of.lookedAt) }),
    of.problemSince && t(words.problemSince, { when: format.moment(of.problemSince) }),
    of.imap && t(words.since, { day: format.day(of.since) }),
  ]
  const reads = of.imap !== null && of.state === 'on' && of.can.turnOff
  return (
    <li className={css.item}>
      <div className={css.top}>
        <strong>{of.address}</strong>
        <span className={names(css.health, css[of.health])}>{t(HEALTH[of.health])}</span>
      </div>
      <p className={names(css.words, css[of.health])}>{of.words}</p>
      {of.state === 'on' && of.folders.length > 0 && <Folders of={of} />}
      <p className={css.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      <p className={css.quiet}>{when.filter(Boolean).join(' · ')}</p>
      {of.readerIds.length > 0 && <Readers ids={of.readerIds} />}
      <div className={css.acts}>
        {reads && (
          <Button size="small" busy={sync.isPending} onClick={() => sync.mutate({ params: { id: of.id } })}>
            {t(words.readNow)}
          </Button>
        )}
        {of.counts.failed > 0 && (
          <Button size="small" onClick={() => setDoing('failures')}>
            {t(words.failures, { count: of.counts.failed })}
          </Button>
        )}
        {of.can.change && (
          <Button size="small" onClick={() => setDoing('change')}>
            {t(of.state === 'off' ? words.on : words.change)}
          </Button>
        )}
        {of.state === 'on' && of.can.turnOff && (
          <Button size="small" kind="quiet" onClick={() => setDoing('off')}>
            {t(words.off)}
          </Button>
        )}
      </div>
      {doing === 'change' && <ConnectMailbox kind={of.kind} of={of} onClose={() => setDoing(null)} />}
      {doing === 'off' && <TurnOff of={of} onClose={() => setDoing(null)} />}
      {doing === 'failures' && <Failures of={of} onClose={() => setDoing(null)} />}
    </li>
  )
}

/** Each folder counted against the server: what adds up, and what is missing. */
function Folders({ of }: { of: Account }) {
  const t = useText()
  return (
    <ul className={css.folders}>
      {of.folders.map((folder) => {
        const missing = missingOf(folder)
        const known = folder.kept + folder.passed + folder.failed
        return (
          <li key={folder.path} className={names(missing > 0 && css.missing)}>
            {missing > 0
              ? t(words.folderGap, { path: folder.path, there: folder.there, known, missing })
              : t(words.folder, folder)}
          </li>
        )
      })}
    </ul>
  )
}

const MANY = 200

function Readers({ ids }: { ids: readonly string[] }) {
  const t = useText()
  const format = useFormat()
  const { data } = useRead(listPeople, { query: { limit: MANY } })
  const people = (data?.items ?? []).filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return people.length > 0 ? <p className={css.quiet}>{t(words.readers, { names: format.list(people) })}</p> : null
}

function TurnOff({ of, onClose }: { of: Account; onClose: () => void }) {
  const t = useText()
  const change = useWrite(changeMailAccount, { changes: [listMailAccounts], onSuccess: onClose })
  const off = () => change.mutate({ params: { id: of.id }, body: { state: 'off' }, ifMatch: of.version })
  return (
    <Sheet
      place="middle"
      title={t(words.offTitle, { address: of.address })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={change.isPending} onClick={off}>
          {t(words.off)}
        </Button>
      }
    >
      <p>{t(words.offDetail)}</p>
      {change.error && <ErrorState small error={change.error} />}
    </Sheet>
  )
}

function Failures({ of, onClose }: { of: Account; onClose: () => void }) {
  const t = useText()
  const { data, error } = useRead(listMailFailures, { params: { id: of.id } })
  return (
    <Sheet title={t(words.failures, { count: of.counts.failed })} onClose={onClose}>
      {error && <ErrorState small error={error} />}
      <ul className={css.folders}>
        {data?.items.map((item) => (
          <li key={`${item.path} ${item.uid}`}>{t(words.failure, item)}</li>
        ))}
      </ul>
    </Sheet>
  )
}
