import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Eye, Lock } from 'lucide-react'
import { useMemo } from 'react'
import type { z } from 'zod'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { portraitFields } from '../../../modules/portrait/settings.ts'
import { listSights, type Sight as SightReply } from '../../../modules/secrecy/contract.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { foldLooks, type Look } from './looks.ts'
import css from './Sights.module.css'
import { sightsTexts as words } from './sights.texts.ts'

type Sight = z.infer<typeof SightReply>
type Search = Readonly<Record<string, string | undefined>>

/** S4: who saw what of the secret customers that one answers for, and what about it is unusual. */
export default function Sights() {
  const t = useText()
  const navigate = useNavigate()
  const { customer, person, unusual } = useSearch({ strict: false }) as Search
  const change = (next: Search) =>
    navigate({ to: '/sights' as string, search: { customer, person, unusual, ...next } as never, replace: true })
  const list = useList(listSights, { query: { customer, person, unusual: unusual ? 'true' : undefined } })
  const columns = useColumns()
  const looks = useMemo(() => foldLooks(list.items), [list.items])
  if (list.error)
    return (
      <Page title={t(words.title)}>
        {list.error.reason === 'review_needs_signature' ? (
          <SignFirst />
        ) : (
          <ErrorState error={list.error} onRetry={list.retry} />
        )}
      </Page>
    )
  const isEmpty = !list.loading && list.items.length === 0
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      <div className={css.bar}>
        <Segmented
          label={t(words.which)}
          choices={[
            { value: 'all', label: t(words.all) },
            { value: 'unusual', label: t(words.unusual) },
          ]}
          value={unusual ? 'unusual' : 'all'}
          onChange={(value) => change({ unusual: value === 'unusual' ? '1' : undefined })}
        />
        <ChoosePerson value={person ?? null} onChange={(next) => change({ person: next ?? undefined })} />
        {customer && (
          <Button size="small" kind="quiet" onClick={() => change({ customer: undefined })}>
            {t(words.allCustomers)}
          </Button>
        )}
      </div>
      {isEmpty ? (
        <Empty icon={<Eye />} title={t(unusual ? words.noneUnusual : words.none)}>
          {t(unusual ? words.noneUnusualText : words.noneText)}
        </Empty>
      ) : (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={looks}
          keyOf={({ id }) => id}
          card={(sight) => <Card of={sight} />}
          onOpen={(sight) => change({ customer: customer ? undefined : sight.customer.id })}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  )
}

function SignFirst() {
  const t = useText()
  return (
    <Empty
      icon={<Lock />}
      title={t(words.sign)}
      action={
        <Link to="/me" hash="undertaking" className={buttonClass({ kind: 'primary' })}>
          {t(words.toSign)}
        </Link>
      }
    >
      {t(words.signText)}
    </Empty>
  )
}

function ChoosePerson({ value, onChange }: { value: string | null; onChange: (person: string | null) => void }) {
  const t = useText()
  const { people, loading } = usePeople({ andLeft: true })
  return (
    <div className={css.who}>
      <Choose
        label={t(words.person)}
        empty={t(words.anybody)}
        loading={loading}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

function useColumns(): readonly Column<Look>[] {
  const t = useText()
  return useMemo<readonly Column<Look>[]>(
    () => [
      { key: 'when', title: t(words.when), width: 132, always: true, cell: ({ at }) => <MomentText at={at} /> },
      { key: 'person', title: t(words.person), width: 120, always: true, cell: ({ person }) => person.name },
      { key: 'customer', title: t(words.customer), width: 220, cell: ({ customer }) => customer.name },
      { key: 'place', title: t(words.place), width: 240, grows: true, cell: (sight) => <What of={sight} /> },
      { key: 'flags', title: t(words.flags), width: 220, cell: (sight) => <Flags of={sight} /> },
    ],
    [t],
  )
}

/** What was shown: the sealed values by name, and where; looks that follow each other within a minute are told once. */
function What({ of: { placeText, contact, what, times } }: { of: Look }) {
  const t = useText()
  const fields = useSetting(portraitFields)
  const values = what.map((key) => {
    const field = fields.find((each) => each.key === key)
    return field ? t(field.label) : key
  })
  return (
    <>
      {[placeText, contact?.name, values.join(t(words.and)), times > 1 && t(words.times, { n: times })]
        .filter(Boolean)
        .join(' · ')}
    </>
  )
}

function Flags({ of: { flags } }: { of: Sight }) {
  return (
    <>
      {flags.map(({ code, text }) => (
        <span key={code} className={css.flag}>
          {text}
        </span>
      ))}
    </>
  )
}

function Card({ of: sight }: { of: Look }) {
  return (
    <div className={css.card}>
      <span>
        {sight.person.name} · {sight.customer.name}
      </span>
      <span className={css.quiet}>
        <What of={sight} /> · <MomentText at={sight.at} />
      </span>
      <span>
        <Flags of={sight} />
      </span>
    </div>
  )
}
