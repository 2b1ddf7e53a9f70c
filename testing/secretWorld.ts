import { addTask, bookAppointment, createAppointment } from '../modules/appointments/contract.ts'
import { sealTrail } from '../modules/audit/chain/seal.ts'
import { addContact, changeContact, createCustomer, putMember, tagCustomers } from '../modules/customers/contract.ts'
import { hideCustomer, nameConfidant } from '../modules/customers/secret/contract.ts'
import { openNeed, writeDiagnosis } from '../modules/deals/needs/contract.ts'
import { placeOrder } from '../modules/deals/orders/contract.ts'
import { draftQuote } from '../modules/deals/quotes/contract.ts'
import { writeMail } from '../modules/mail/contract.ts'
import { addTeam } from '../modules/people/contract.ts'
import { assign } from '../modules/pool/contract.ts'
import { recall } from '../modules/pool/jobs.ts'
import { receive, recordReturnCall, stepReception } from '../modules/services/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { type Caller, NOW, type TestApp, TODAY } from './app.ts'
import { plantCare } from './care.ts'
import { LONG } from './long.ts'
import { connectSending, plantMail } from './mail.ts'
import { ROLES } from './permissionRows.ts'
import { sign } from './secrecy.ts'
import { PLANTS } from './secretPlants.ts'
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
        // Whoever lacks both is shut out twice; only the long form asks.
        const asked = LONG || listed || signed
        for (const relation of asked ? RELATIONS : []) {
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

/** Which of its four cases a pair is; the people of a pair are all listed for it, or none. */
export const isListedPair = (pair: number): boolean => pair % 4 < 2

export const GRADES = ['sealed', 'hidden'] as const

/** Plants a sealed and a hidden customer for each pair, by who answers for them. */
export async function plantSecrets(world: Omit<SecretWorld, 'secrets'>): Promise<SecretWorld> {
  const pairs = [...new Set(world.people.map((p) => p.pair))]
  const secrets: Secret[] = []
  await Promise.all(
    pairs.flatMap((pair) =>
      GRADES.map(async (grade, n) => {
        const number = pair * GRADES.length + n + 1
        secrets[number - 1] = await plantOne(world, pair, grade, number)
      }),
    ),
  )
  return { ...world, secrets }
}

async function plantOne(
  { app, people, keepers }: Omit<SecretWorld, 'secrets'>,
  pair: number,
  grade: Secret['grade'],
  number: number,
): Promise<Secret> {
  const keeper = keepers[0] as Caller
  const mark = marks(number)
  const of = (relation: Relation) => people.find((p) => p.pair === pair && p.relation === relation) as Person
  const [name, phone] = [mark.text('厂'), mark.phone()]
  const created = await keeper.call(createCustomer, {
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
  const { id } = created
  const params = { id }
  if (grade === 'hidden') await keeper.call(hideCustomer, { params, body: { hidden: true, reason: mark.text('理由') } })
  const { contacts } = await keeper.call(addContact, {
    params,
    body: {
      name: mark.text('人'),
      job: mark.text('职务'),
      phones: [mark.phone()],
      mails: [mark.mail()],
      wechats: [mark.text('微信')],
      birthday: mark.birthday(),
      bestTimes: mark.text('好时候'),
      worstTimes: mark.text('坏时候'),
      remarks: mark.text('此人'),
    },
  })
  const contact = contacts[0]?.id as string
  // What changed stands in histories.
  await keeper.call(changeContact, {
    params: { id, contactId: contact },
    body: { birthday: { ...mark.birthday(), lunar: true } },
  })
  const { touch } = await keeper.call(logTouch, {
    body: {
      customerId: id,
      contactId: contact,
      channel: 'phone',
      effective: true,
      summary: mark.text('说了'),
      nextStep: mark.text('下一步'),
      nextOn: '2026-06-01',
    },
  })
  const need = await keeper.call(openNeed, {
    body: {
      customerId: id,
      title: mark.text('需求'),
      level: 'explicit',
      amount: { fen: mark.fen() },
      nextStep: mark.text('需求下一步'),
      source: mark.text('需求来源'),
      deciderId: contact,
      competitors: [{ name: mark.text('对手'), strong: mark.text('强'), weak: mark.text('弱') }],
    },
  })
  const told = { purpose: mark.text('目的'), conditions: mark.text('条件'), findings: mark.text('所见') }
  await keeper.call(writeDiagnosis, { params: { id: need.id }, body: told })
  const quote = await keeper.call(draftQuote, {
    body: {
      customerId: id,
      needId: need.id,
      contactId: contact,
      terms: mark.text('条款'),
      lines: [{ name: mark.text('品名'), quantity: 1, unitPrice: mark.fen() }],
    },
  })
  const order = await keeper.call(placeOrder, {
    body: { customerId: id, amount: { fen: mark.fen() }, product: mark.text('订货'), remarks: mark.text('订单备注') },
  })
  await keeper.call(tagCustomers, { body: { customerIds: [id], add: [mark.text('又一标签')], remove: [] } })
  await keeper.call(putMember, { params: { id, personId: of('member').caller.id }, body: {} })
  const mail = await plantMail(app, keeper.id, {
    customerId: id,
    contactIds: [contact],
    from: mark.mail(),
    name: mark.text('写信人'),
    subject: mark.text('主题'),
    text: mark.text('来信'),
    file: mark.text('附件'),
    touch: true,
  })
  const outgoing = await keeper.call(writeMail, {
    body: {
      customerId: id,
      to: [{ name: mark.text('收信人'), address: mark.mail() }],
      subject: mark.text('去信主题'),
      text: mark.text('去信'),
      at: '2026-12-31T00:00:00Z',
    },
  })
  const appointment = await keeper.call(createAppointment, {
    body: {
      customerId: id,
      kind: 'visit_out',
      contactIds: [contact],
      place: mark.text('地点'),
      parking: mark.text('停车'),
      agenda: mark.text('议程'),
      importance: mark.text('要紧'),
      haveReady: mark.text('请备'),
      cares: mark.text('在乎'),
      materials: mark.text('资料'),
    },
  })
  // Each at a time of its own: nobody is booked twice.
  const startsAt = new Date(Date.parse('2026-07-01T02:00:00Z') + number * 86_400_000).toISOString()
  await keeper.call(bookAppointment, {
    params: { id: appointment.id },
    body: { startsAt, notify: false },
  })
  const task = await keeper.call(addTask, {
    body: { customerId: id, what: mark.text('答应'), dueOn: '2026-06-20', ownerId: keeper.id },
  })
  const reception = await keeper.call(receive, {
    body: {
      customerId: id,
      contactId: contact,
      asset: { name: mark.text('机器'), serial: mark.text('编号'), note: mark.text('机器备注') },
      cause: mark.text('毛病'),
      place: mark.text('何处'),
      circumstances: mark.text('何时'),
      condition: mark.text('机况'),
      tried: mark.text('试过'),
    },
  })
  const ofReception = { params: { id: reception.id } }
  await keeper.call(stepReception, { ...ofReception, body: { to: 'ready', note: mark.text('修好') } })
  await keeper.call(stepReception, { ...ofReception, body: { to: 'returned', note: mark.text('取走') } })
  await keeper.call(recordReturnCall, { ...ofReception, body: { result: 'partly', said: mark.text('回访') } })
  const care = await plantCare(app, keeper, { id, contact }, mark)
  const secret: Secret = {
    id,
    grade,
    pair,
    team: of('owner').team,
    listed: new Set(isListedPair(pair) ? RELATIONS.map((relation) => of(relation).caller.id) : []),
    contact,
    touch: touch.id,
    need: need.id,
    quote: quote.id,
    order: order.id,
    mail,
    outgoing: outgoing.id,
    appointment: appointment.id,
    task: task.id,
    asset: reception.asset?.id ?? '',
    reception: reception.id,
    ...care,
    colleague: of('member').caller.id,
    name,
    phone,
  }
  for (const plant of PLANTS) await plant(keeper, secret, mark)
  for (const personId of secret.listed) await keeper.call(nameConfidant, { params: { id, personId } })
  // T6, T7: neglected and recalled; then given to its owner, who neglects it as well and waits for the manager's support on the need.
  await app.query(`update customer set recall_on = date '${TODAY}' where id = $1`, [id])
  await app.runJob(recall)
  await keeper.call(assign, {
    body: { customerIds: [id], ownerId: of('owner').caller.id, reason: mark.text('召回后分配') },
  })
  await app.query(`update customer set recall_on = date '${TODAY}' + 3, step_in_since = $2 where id = $1`, [id, NOW])
  await app.query(
    `insert into step_in (id, customer_id, pursuit, cause, asked_by, raised_at, effective_touches, note, need_id)
     select gen_random_uuid(), id, pursuit, 'asked', owner_id, $2, 0, $3, $4 from customer where id = $1`,
    [id, NOW, mark.text('求援'), need.id],
  )
  // A new owner is on the list by that: in half of the cases whoever answers takes the owner off again.
  if (!isListedPair(pair))
    await app.query('update confidant set ended_at = named_at where customer_id = $1 and ended_at is null', [id])
  return secret
}

/** S1, S2, said once more by hand: signed, and on the list or, as the manager of the customer's team, on it by office. */
export const isCleared = (person: Person, secret: Secret): boolean =>
  person.signed && (secret.listed.has(person.caller.id) || (person.role === 'manager' && person.team === secret.team))
