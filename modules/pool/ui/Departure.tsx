import { type FormEvent, useId, useState } from 'react'
import type { CallOf } from '../../../shared/endpoint.ts'
import { call } from '../../../web/api.ts'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { Tier } from '../../../web/kit/signs/Tier.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listCustomers } from '../../customers/contract.ts'
import { listPeople, listTeams } from '../../people/contract.ts'
import { depart, showDeparture } from '../contract.ts'
import css from './Departure.module.css'
import { departureTexts as words } from './departure.texts.ts'
import { type Colleague, type Held, previewOf, tierKey, type Way } from './departurePlan.ts'
import { takersFor } from './takers.ts'

type Plan = CallOf<typeof depart>['body']
type WayKind = Way['kind']

const MOST_PEOPLE = 200

interface DepartureProps {
  person: { id: string; name: string }
  onClose: () => void
}

/** A colleague leaves: what is held, who takes what, how it comes out, and one confirmation. */
export function Departure({ person, onClose }: DepartureProps) {
  const t = useText()
  const form = useId()
  const { name } = person
  const { data, error, refetch } = useHolding(person.id)
  const [kind, setKind] = useState<WayKind>('load')
  const [several, setSeveral] = useState<readonly string[]>([])
  const [one, setOne] = useState<string | null>(null)
  const [ownerOf, setOwnerOf] = useState<Readonly<Record<string, string>>>({})
  const leave = useWrite(depart, {
    changes: [listPeople, listTeams, listCustomers],
    onSuccess: ({ handedOver }) => {
      toast({ text: t(words.done, { name, count: handedOver }) })
      onClose()
    },
  })
  const [problem, setProblem] = useState<unknown>(null)
  const [preparing, setPreparing] = useState(false)
  const way: Way =
    kind === 'tier' ? { kind, ownerOf } : { kind, ownerIds: kind === 'load' ? several : one ? [one] : [] }
  const preview = data && previewOf(data.byTier, data.colleagues, way)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!preview || preview.missing > 0) return
    setProblem(null)
    setPreparing(true)
    try {
      leave.mutate({ params: { id: person.id }, body: await planOf(person.id, way, preview.all) })
    } catch (failed) {
      setProblem(failed)
    }
    setPreparing(false)
  }
  const options = data?.colleagues.map((colleague) => ({ value: colleague.id, label: t(words.held, colleague) })) ?? []
  return (
    <Sheet
      title={t(words.title, { name })}
      onClose={onClose}
      footer={
        <Button
          type="submit"
          form={form}
          kind="danger"
          busy={leave.isPending || preparing}
          disabled={!preview || preview.missing > 0}
        >
          {preview && preview.all > 0 ? t(words.confirm, { count: preview.all }) : t(words.confirmNone)}
        </Button>
      }
    >
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={3} height={60} />}
      {data && preview && (
        <form id={form} className={css.form} onSubmit={submit}>
          <Holding name={name} all={preview.all} byTier={data.byTier} />
          {preview.all > 0 && (
            <>
              <Segmented
                label={t(words.whoTakes)}
                choices={(['load', 'tier', 'one'] as const).map((value) => ({ value, label: t(words[value]) }))}
                value={kind}
                onChange={setKind}
              />
              {kind === 'load' && (
                <Field label={t(words.colleagues)} hint={t(words.loadHint)}>
                  {(control) => (
                    <Choose
                      {...control}
                      multiple
                      label={t(words.colleagues)}
                      empty={t(words.choose)}
                      options={options}
                      value={several}
                      onChange={setSeveral}
                    />
                  )}
                </Field>
              )}
              {kind === 'one' && (
                <Field label={t(words.colleague)}>
                  {(control) => (
                    <Choose
                      {...control}
                      label={t(words.colleague)}
                      empty={t(words.choose)}
                      options={options}
                      value={one}
                      onChange={setOne}
                    />
                  )}
                </Field>
              )}
              {kind === 'tier' &&
                data.byTier.map(({ tier, customers }) => (
                  <Field
                    key={tierKey(tier)}
                    label={t(words.forTier, { tier: tier ?? t(words.noTier), count: customers })}
                  >
                    {(control) => (
                      <Choose
                        {...control}
                        label={t(words.colleague)}
                        empty={t(words.choose)}
                        options={options}
                        value={ownerOf[tierKey(tier)] ?? null}
                        onChange={(owner) => setOwnerOf({ ...ownerOf, [tierKey(tier)]: owner ?? '' })}
                      />
                    )}
                  </Field>
                ))}
              <Outcome preview={preview} colleagues={data.colleagues} />
            </>
          )}
          <p className={css.quiet}>{t(words.history, { name })}</p>
          <p className={css.quiet}>{t(words.access)}</p>
          {(leave.error ?? problem) !== null && <ErrorState small error={leave.error ?? problem} />}
        </form>
      )}
    </Sheet>
  )
}

/** What someone holds, and who could take it over. */
function useHolding(personId: string) {
  const departure = useRead(showDeparture, { params: { id: personId } })
  const people = useRead(listPeople, { query: { limit: MOST_PEOPLE } })
  const teams = useRead(listTeams, {})
  const { data } = departure
  const ready = data && people.data && teams.data
  return {
    data: ready && {
      ...data,
      colleagues: takersFor(personId, data.colleagues, people.data.items, teams.data.items),
    },
    error: departure.error ?? people.error ?? teams.error,
    refetch: () => Promise.all([departure, people, teams].map(({ refetch }) => refetch())),
  }
}

function Holding({ name, all, byTier }: { name: string; all: number; byTier: readonly Held[] }) {
  const t = useText()
  if (all === 0) return <p className={css.lead}>{t(words.holdsNone, { name })}</p>
  return (
    <div>
      <p className={css.lead}>{t(words.holds, { name, count: all })}</p>
      <ul className={css.tiers}>
        {byTier.map(({ tier, customers }) => (
          <li key={tierKey(tier)}>
            {tier ? <Tier tier={tier} /> : <span className={css.quiet}>{t(words.noTier)}</span>}
            <strong>{customers}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface OutcomeProps {
  preview: ReturnType<typeof previewOf>
  colleagues: readonly Colleague[]
}

function Outcome({ preview, colleagues }: OutcomeProps) {
  const t = useText()
  const takers = colleagues.filter(({ id }) => preview.gets.has(id))
  return (
    <section className={css.outcome} aria-live="polite">
      {takers.length > 0 && <h3>{t(words.preview)}</h3>}
      <ul>
        {takers.map(({ id, name, held }) => {
          const count = preview.gets.get(id) ?? 0
          return (
            <li key={id}>
              <span className={css.taker}>{name}</span>
              <strong>{t(words.gets, { count })}</strong>
              <span className={css.quiet}>{t(words.becomes, { before: held, after: held + count })}</span>
            </li>
          )
        })}
      </ul>
      {preview.missing > 0 && <p className={css.missing}>{t(words.missing, { count: preview.missing })}</p>}
    </section>
  )
}

const A_PAGE = 200

/** The plan as the server takes it: a tier's customers by name, all others as what is left. */
async function planOf(personId: string, way: Way, all: number): Promise<Plan> {
  if (all === 0) return {}
  if (way.kind !== 'tier') return { rest: { ownerIds: [...way.ownerIds], spread: 'load' } }
  const customersOf = new Map<string, string[]>()
  let cursor: string | undefined
  do {
    const page = await call(listCustomers, { query: { owner: personId, limit: A_PAGE, cursor } })
    for (const { id, tier } of page.items) {
      const ownerId = way.ownerOf[tierKey(tier)]
      if (ownerId) customersOf.set(ownerId, [...(customersOf.get(ownerId) ?? []), id])
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return { moves: [...customersOf].map(([ownerId, customerIds]) => ({ ownerId, customerIds })) }
}
