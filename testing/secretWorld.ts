import { sealTrail } from '../modules/audit/chain/seal.ts'
import { addContact, createCustomer } from '../modules/customers/contract.ts'
import { hideCustomer, nameConfidant } from '../modules/customers/secret/contract.ts'
import { addTeam } from '../modules/people/contract.ts'
import { assign } from '../modules/pool/contract.ts'
import { recall } from '../modules/pool/jobs.ts'
import { type Caller, NOW, type TestApp, TODAY } from './app.ts'
import { plantCustomers } from './customers.ts'
import { hangAll } from './hung.ts'
import { LONG } from './long.ts'
import { connectSending } from './mail.ts'
import { ROLES } from './permissionRows.ts'
import { sign } from './secrecy.ts'
import { marks, type Secret } from './secretShapes.ts'

// A company with secret customers, in every field of which a mark stands that is found nowhere else: for each role,
// listed or not, signed or not, one sealed and one hidden customer with its owner, a member of its group, a colleague of
// the team and a stranger of another.

export const RELATIONS = ['owner', 'member', 'colleague', 'stranger'] as const
export type Relation = (typeof RELATIONS)[number]
type Role = (typeof ROLES)[number]

export interface Person {
  caller: Caller
  role: Role
  relation: Relation
  team: string
  signed: boolean
  /** The pair that the person is related to. */
  pair: number
}

export interface SecretWorld {
  app: TestApp
  people: Person[]
  secrets: Secret[]
  /** A customer that everybody may see, as far as the role goes. */
  open: string
  /** Responsible for all secret customers by office, and has signed. */
  keepers: Caller[]
}

/** Every text mark, every phone, every amount, every birthday of a secret customer is found by this, with the number of the customer. */
export const MARK =
  /密标(\d{3})|(?<![0-9a-f])1399(\d{3})\d{4}(?![0-9a-f])|(?<![0-9a-f])77(\d{3})\d{4}(?![0-9a-f])|mark(\d{3})x|"year": ?19(\d{2})/g

export const markedIn = (text: string): number[] => [
  ...new Set([...text.matchAll(MARK)].map((found) => Number(found.slice(1).find((n) => n !== undefined)))),
]

/** Stands in the sealed values of the open customer: nobody of the crowd is named for it. */
export const OPENLY = 99

/** The roles that see apart: what is one's own, what is a team's, all. */
export const EACH_SIGHT: readonly Role[] = ['rep', 'manager', 'director']

/**
 * Whether the short form asks: whoever lacks both is shut out twice, and of those who see all as the director does it asks who
 * signed and yet is not listed.
 */
const isShort = (role: Role, listed: boolean, signed: boolean): boolean =>
  EACH_SIGHT.includes(role) ? listed || signed : signed && !listed

/** People without secrets yet: so that the same questions can be asked before and after. */
export async function peopleWorld(app: TestApp): Promise<Omit<SecretWorld, 'secrets'>> {
  await connectSending(app.admin)
  const teamNamed = async (name: string) => (await app.admin.call(addTeam, { body: { name } })).id
  const [near, far] = [await teamNamed('本队'), await teamNamed('别队')]
  const keepers = [await app.person('manager', { team: near }), await app.person('manager', { team: far })]
  const people: Person[] = []
  let pair = 0
  for (const role of ROLES)
    for (const listed of [true, false])
      for (const signed of [true, false]) {
        for (const relation of LONG || isShort(role, listed, signed) ? RELATIONS : []) {
          // Who holds an office is a case of its own: the managers below the keeper's own do not.
          const team =
            role === 'manager' ? await teamNamed(`队 ${people.length}`) : relation === 'stranger' ? far : near
          people.push({ caller: await app.person(role, { team }), role, relation, team, signed, pair })
        }
        pair += 1
      }
  await sign(...keepers, ...people.filter((p) => p.signed).map((p) => p.caller))
  const open = await app.admin.call(createCustomer, {
    body: { name: '谁都看得见的厂', ownerId: keepers[0]?.id, force: true },
  })
  await keepers[0]?.call(addContact, {
    params: { id: open.id },
    body: { name: '谁都看得见的人', birthday: marks(OPENLY).birthday() },
  })
  await app.runJobs()
  await app.runJob(sealTrail)
  return { app, people, open: open.id, keepers }
}

/** Customers of these people that are open, and unlike one another in all by which lists are sorted. */
export async function plantOpen(app: TestApp, people: readonly Person[]): Promise<void> {
  const days = ['2026-05-28', '2026-06-01', '2026-06-09']
  await plantCustomers(
    app,
    people.flatMap(({ caller, team }) =>
      days.map((day, n) => ({
        owner_id: caller.id,
        team_id: team,
        tier: [null, 'C', 'B'][n],
        stage: n,
        effective_touches: 2 - n,
        orders: n % 2,
        industry: `行业 ${n}`,
        source: `来源 ${n}`,
        due_on: day,
        overdue_on: day,
        entered_on: `2026-05-0${n + 1}`,
        recall_on: '2026-12-31',
        last_touch_at: n === 1 ? null : `2026-05-1${n}T02:00:00Z`,
      })),
    ),
  )
}

/** Which of its four cases a pair is; the people of a pair are all listed for it, or none. */
export const isListedPair = (pair: number): boolean => pair % 4 < 2

export const GRADES = ['sealed', 'hidden'] as const

/** Plants a sealed and a hidden customer for each pair, by who answers for them. */
export async function plantSecrets(world: Omit<SecretWorld, 'secrets'>): Promise<SecretWorld> {
  const { app, people, keepers } = world
  const keeper = keepers[0] as Caller
  const secrets: Secret[] = []
  const pairs = [...new Set(people.map((p) => p.pair))]
  // One after the other: each is one transaction, and they number their quotes and orders in turn.
  for (const pair of pairs)
    for (const [n, grade] of GRADES.entries()) {
      const number = pair * GRADES.length + n + 1
      secrets[number - 1] = await plantOne(world, pair, grade, number)
    }
  // T6, T7: neglected and recalled; then given to its owner, who neglects it as well and waits for the manager's support on the need.
  const all = secrets.filter(Boolean)
  const ids = all.map(({ id }) => id)
  await app.query(`update customer set recall_on = date '${TODAY}' where id = any($1)`, [ids])
  await app.runJob(recall)
  await app.acting(keeper, async (by) => {
    for (const { id, pair, number } of all)
      await by.call(assign, {
        body: {
          customerIds: [id],
          ownerId: of(people, pair, 'owner').caller.id,
          reason: marks(number).text('召回后分配'),
        },
      })
  })
  await app.query(`update customer set recall_on = date '${TODAY}' + 3, step_in_since = $2 where id = any($1)`, [
    ids,
    NOW,
  ])
  for (const { id, need, number } of all)
    await app.query(
      `insert into step_in (id, customer_id, pursuit, cause, asked_by, raised_at, effective_touches, note, need_id)
       select gen_random_uuid(), id, pursuit, 'asked', owner_id, $2, 0, $3, $4 from customer where id = $1`,
      [id, NOW, marks(number).text('求援'), need],
    )
  // A new owner is on the list by that: in half of the cases whoever answers takes the owner off again.
  await app.query('update confidant set ended_at = named_at where customer_id = any($1) and ended_at is null', [
    all.filter(({ pair }) => !isListedPair(pair)).map(({ id }) => id),
  ])
  return { ...world, secrets }
}

const of = (people: readonly Person[], pair: number, relation: Relation) =>
  people.find((p) => p.pair === pair && p.relation === relation) as Person

async function plantOne(
  { app, people, keepers }: Omit<SecretWorld, 'secrets'>,
  pair: number,
  grade: Secret['grade'],
  number: number,
): Promise<Secret> {
  const keeper = keepers[0] as Caller
  const mark = marks(number)
  const [name, phone] = [mark.text('厂'), mark.phone()]
  const { id } = await keeper.call(createCustomer, {
    body: {
      name,
      ownerId: keeper.id,
      tier: 'VVIP',
      industry: mark.text('行业'),
      source: mark.text('来源'),
      region: mark.text('地区'),
      address: mark.text('地址'),
      remarks: mark.text('备注'),
      tags: [mark.text('标签')],
      phones: [phone],
      mails: [mark.mail()],
      contacts: [],
      force: true,
    },
  })
  const listed = isListedPair(pair) ? RELATIONS.map((relation) => of(people, pair, relation).caller.id) : []
  if (grade === 'hidden')
    await keeper.call(hideCustomer, { params: { id }, body: { hidden: true, reason: mark.text('理由') } })
  const hung = await hangAll(app, keeper, id, of(people, pair, 'member').caller.id, mark, number)
  await app.acting(keeper, async (by) => {
    for (const personId of listed) await by.call(nameConfidant, { params: { id, personId } })
  })
  const { team } = of(people, pair, 'owner')
  return { id, grade, pair, number, team, listed: new Set(listed), ...hung, name, phone }
}

/** S1, S2, said once more by hand: signed, and on the list or, as the manager of the customer's team, on it by office. */
export const isCleared = (person: Person, secret: Secret): boolean =>
  person.signed && (secret.listed.has(person.caller.id) || (person.role === 'manager' && person.team === secret.team))
