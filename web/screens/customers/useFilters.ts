import { RHYTHMS } from '../../../modules/customers/rules/cadence.ts'
import { columnWords } from '../../../modules/customers/rules/columns.ts'
import { RUNGS } from '../../../modules/customers/rules/rungs.ts'
import { SIZES } from '../../../modules/customers/rules/sizes.ts'
import { STAGES, STATES, TIERS } from '../../../modules/customers/rules/stages.ts'
import {
  cadenceWords,
  kindWords,
  rhythmWords,
  rungWords,
  sizeWords,
  stageWords,
  stateWords,
} from '../../../modules/customers/rules/words.ts'
import { fieldTexts } from '../../../modules/customers/ui/customers.texts.ts'
import { useKnown } from '../../../modules/customers/ui/known.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import { listPools } from '../../../modules/pool/contract.ts'
import type { Text } from '../../../shared/text.ts'
import type { Filter } from '../../kit/lists/FilterBar.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { customersTexts as words } from './customers.texts.ts'

const A_WHILE = 5 * 60_000

/** What the list can be narrowed by: every column, each with the control that suits it. */
export function useFilters(): readonly Filter[] {
  const t = useText()
  const me = useMe()
  const { people } = usePeople({ andLeft: true })
  const pools = useRead(listPools, {}, { staleTime: A_WHILE }).data?.items ?? []
  const teams = useRead(listTeams, {}, { staleTime: A_WHILE, enabled: me.can.seeTeam }).data?.items ?? []
  const known = {
    industry: useKnown('industry'),
    source: useKnown('source'),
    region: useKnown('region'),
    tags: useKnown('tags'),
  }
  const choices = (values: readonly string[], told: Readonly<Record<string, Text>>) =>
    values.map((value) => ({ value, label: t(told[value] as Text) }))
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  const owners = [
    { value: 'me', label: t(fieldTexts.me) },
    { value: 'none', label: t(fieldTexts.noOwner) },
    ...named(people.filter((person) => person.id !== me.id)),
  ]
  const heldBy = [{ value: 'me', label: t(fieldTexts.me) }, ...named(people)]
  const yes = [{ value: 'yes', label: t(words.yes) }]
  const tiers = [...TIERS.map((tier) => ({ value: tier, label: tier })), { value: 'none', label: t(fieldTexts.noTier) }]
  return [
    {
      key: 'owner',
      label: t(columnWords.owner),
      kind: 'choices',
      single: true,
      always: me.can.seeTeam,
      choices: owners,
    },
    { key: 'stage', label: t(columnWords.stage), kind: 'choices', always: true, choices: choices(STAGES, stageWords) },
    {
      key: 'cadence',
      label: t(columnWords.cadence),
      kind: 'choices',
      always: true,
      choices: choices(['overdue', 'due', 'ok', 'early'], cadenceWords),
    },
    { key: 'tier', label: t(columnWords.tier), kind: 'choices', always: true, choices: tiers },
    { key: 'distance', label: t(columnWords.distance), kind: 'choices', choices: choices(RUNGS, rungWords) },
    ...(me.can.seeTeam
      ? [{ key: 'team', label: t(words.team), kind: 'choices', single: true, choices: named(teams) } as const]
      : []),
    { key: 'state', label: t(columnWords.state), kind: 'choices', choices: choices(STATES, stateWords) },
    { key: 'industry', label: t(columnWords.industry), kind: 'text', known: known.industry },
    { key: 'region', label: t(columnWords.region), kind: 'text', known: known.region },
    { key: 'source', label: t(columnWords.source), kind: 'text', known: known.source },
    { key: 'size', label: t(columnWords.size), kind: 'choices', single: true, choices: choices(SIZES, sizeWords) },
    { key: 'tag', label: t(words.tag), kind: 'text', known: known.tags },
    { key: 'dueOn', label: t(columnWords.dueOn), kind: 'days' },
    { key: 'lastTouchAt', label: t(columnWords.lastTouchAt), kind: 'days' },
    { key: 'nextOn', label: t(columnWords.nextOn), kind: 'days' },
    { key: 'enteredOn', label: t(columnWords.enteredOn), kind: 'days' },
    { key: 'effectiveTouches', label: t(columnWords.effectiveTouches), kind: 'numbers' },
    { key: 'orders', label: t(columnWords.orders), kind: 'numbers' },
    { key: 'amount', label: t(words.amountInYuan), kind: 'numbers' },
    {
      key: 'kind',
      label: t(columnWords.kind),
      kind: 'choices',
      single: true,
      choices: choices(['organisation', 'person'], kindWords),
    },
    { key: 'pool', label: t(columnWords.pool), kind: 'choices', single: true, choices: named(pools) },
    { key: 'product', label: t(words.product), kind: 'text' },
    { key: 'dormant', label: t(words.dormant), kind: 'choices', single: true, choices: yes },
    {
      key: 'rhythm',
      label: t(words.rhythm),
      kind: 'choices',
      single: true,
      choices: choices(RHYTHMS, rhythmWords),
    },
    {
      key: 'lacks',
      label: t(words.lacks),
      kind: 'choices',
      choices: choices(['industry', 'source', 'region', 'size'], columnWords),
    },
    {
      key: 'leadOf',
      label: t(words.leadOf),
      kind: 'choices',
      single: true,
      choices: [{ value: 'anyone', label: t(words.anyone) }, ...heldBy],
    },
    { key: 'leadBut', label: t(words.leadBut), kind: 'choices', single: true, choices: named(people) },
    { key: 'leadOn', label: t(words.leadOn), kind: 'days' },
    { key: 'won', label: t(words.won), kind: 'choices', single: true, choices: yes },
    { key: 'reachedBy', label: t(words.reachedBy), kind: 'choices', single: true, choices: heldBy },
    { key: 'triedBy', label: t(words.triedBy), kind: 'choices', single: true, choices: heldBy },
    { key: 'reachOn', label: t(words.reachOn), kind: 'days' },
    { key: 'course', label: t(words.course), kind: 'numbers' },
    {
      key: 'watched',
      label: t(words.watched),
      kind: 'choices',
      single: true,
      choices: [
        { value: 'yes', label: t(words.watchedYes) },
        { value: 'no', label: t(words.watchedNo) },
      ],
    },
    { key: 'wonBackOn', label: t(words.wonBackOn), kind: 'days' },
    {
      key: 'secret',
      label: t(words.secret),
      kind: 'choices',
      single: true,
      choices: [{ value: 'no', label: t(words.secretNo) }],
    },
    ...(me.can.seeTeam
      ? [
          {
            key: 'teamItself',
            label: t(words.teamItself),
            kind: 'choices',
            single: true,
            choices: named(teams),
          } as const,
        ]
      : []),
  ]
}
