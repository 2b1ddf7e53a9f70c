import { routes } from '../server/web.ts'
import { addDays } from '../shared/calendar.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import type { Caller, TestApp } from './app.ts'
import { hangAll } from './hung.ts'
import type { Hung } from './hungKinds.ts'
import { connectSending } from './mail.ts'
import type { Ask } from './permissionRows.ts'
import { ask } from './permissionWorld.ts'
import { sign } from './secrecy.ts'
import { marks } from './secretShapes.ts'
import { WEEK } from './services.ts'

// A company that grows evenly: each round adds one of everything that lists show.

/** By which those of a round are found, and taken for one another. */
export const SAME_NAME = '同名的厂'
export const SAME_PHONE = '13812345678'

/** Later than those of all rounds. */
const LEAN = 99

const endpointOf = (id: string) => routes.find((r) => r.endpoint.id === id)?.endpoint as Endpoint

/** Asks an endpoint by its id. */
export function asking(app: TestApp, who: Caller, id: string, asked: Ask = {}): Promise<Response> {
  const { method, path } = endpointOf(id)
  const meant = path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] ?? '')
  return ask(app, who.key, method, meant, asked)
}

export interface Growing {
  /** Of the rep's team, and whose the sealed customers are. */
  manager: Caller
  rep: Caller
  team: string
  /** A customer on which ever more hangs, and the last of each; one on which one of each hangs, and no more. Both are the admin's. */
  full(): Hung & { id: string }
  lean: Hung & { id: string }
  service: string
  /** Another customer, which could be the same. */
  other: string
  signature: string
  mailbox: string
  /** The last. */
  import(): string
  grow(): Promise<void>
}

export async function growing(app: TestApp): Promise<Growing> {
  const { admin } = app
  const act = async (who: Caller, id: string, asked: Ask = {}) => {
    const response = await asking(app, who, id, asked)
    const text = await response.text()
    if (!response.ok) throw new Error(`${id}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const add = async (id: string, body: unknown, who = admin): Promise<string> => (await act(who, id, { body })).id

  const { id: mailbox } = await connectSending(admin)
  const team = await add('addTeam', { name: '长大的队' })
  const manager = await app.person('manager', { team })
  const rep = await app.person('rep', { team })
  await sign(manager)
  const full = await add('createCustomer', { name: '越来越满的厂', force: true })
  const lean = await add('createCustomer', { name: '不再变的厂', force: true })
  const service = await add('addService', {
    nameZh: '打样',
    nameEn: 'Proof',
    responsibleId: admin.id,
    minutes: 30,
    hours: WEEK,
    capacity: 50,
    slug: 'growing',
  })
  const other = await add('createCustomer', { name: SAME_NAME, force: true })
  const [signed] = await app.query<{ id: string }>('select id from undertaking_signature')
  let rounds = 0
  let imported = ''
  let last: Hung | undefined

  /** Of ever more sheets, in each of which a line names nobody, which is remarked on. */
  const importing = async (sheets: number) => {
    const form = new FormData()
    form.set('mode', 'preview')
    for (let n = 1; n <= sheets; n++)
      form.append('files', new Blob([`客户名称,电话\n导入 ${sheets},13800000000\n,13800000001\n`]), `客户 ${n}.csv`)
    return (await act(admin, 'startImport', { form })).id
  }

  /** One of everything, and what only time brings: a step-in that waits, and a review that is due. */
  async function hangOn(id: string, n: number): Promise<Hung> {
    const hung = await hangAll(app, admin, id, rep.id, marks(n), n)
    await app.query(
      `insert into step_in (id, customer_id, pursuit, cause, asked_by, raised_at, effective_touches, note, need_id)
       select gen_random_uuid(), id, pursuit, 'asked', owner_id, now(), 0, 'x', $2 from customer where id = $1`,
      [id, hung.need],
    )
    await app.query(`update portrait_standing set review_on = '2026-05-29' where customer_id = $1`, [id])
    return hung
  }

  async function growCompany(n: number): Promise<void> {
    const name = `第 ${n}`
    await add('addTeam', { name })
    await app.keyFor(admin.id)
    await act(admin, 'addView', { body: { name, query: {}, columns: ['name'] } })
    await act(admin, 'addTouchTemplate', { body: { body: name } })
    await add('addPool', { name, region: name })
    await add('addProduct', { name, price: 100 })
    await add('addFair', { name, startsOn: '2026-09-01', endsOn: '2026-09-03' })
    await add('addResource', { name, kind: 'bay' })
    await add('addService', {
      nameZh: name,
      nameEn: name,
      responsibleId: admin.id,
      minutes: 30,
      hours: WEEK,
      capacity: 50,
      slug: `growing-${n}`,
    })
    await act(admin, 'addLetter', { body: { function: 'free', name, locale: 'zh', subject: name, body: name } })
    await act(admin, 'noteAbsence', { body: { kind: 'leave', firstOn: '2026-06-02', lastOn: '2026-06-03' } })
    imported = await importing(n)
  }

  /** What nobody brings by one request: noted at night, read from a server, or done by a job. */
  async function growBeside(n: number): Promise<void> {
    const day = addDays('2026-05-25', -7 * n)
    await app.query(
      `insert into audit_alert (id, person_id, cause, on_day, count, usual, raised_at) values (gen_random_uuid(), $1, 'opened', $2, 90, 9, now())`,
      [rep.id, day],
    )
    await app.query(
      `insert into quota_notice (id, person_id, week, on_day, cause, reached, tried, quota, raised_at)
       values (gen_random_uuid(), $1, $2, $2, 'missed', 1, 2, 8, now())`,
      [rep.id, day],
    )
    await app.query(
      `insert into calendar_account (id, person_id, url, login, added_at) values (gen_random_uuid(), $1, $2, 'x', now())`,
      [admin.id, `https://calendar${n}.invalid/`],
    )
    await app.query(
      `insert into identity (id, person_id, issuer, subject, linked_at, used_at) values (gen_random_uuid(), $1, $2, 'x', now(), now())`,
      [admin.id, `https://issuer${n}.invalid`],
    )
    await app.query(
      `insert into session (id, token_hash, person_id, created_at, seen_at, proved_at, expires_at, ip, agent)
       values (gen_random_uuid(), sha256($2::bytea), $1, now(), now(), now(), '2027-01-01', '127.0.0.1', 'x')`,
      [admin.id, String(n)],
    )
    await app.query(
      `insert into need (id, title, level, position, currency, created_by, recorded_at, opened_on) values (gen_random_uuid(), $2, 'latent', 1, 'CNY', $1, now(), '2026-05-01')`,
      [admin.id, `无主 ${n}`],
    )
  }

  /** Every other time on one customer, on which ever more hangs; else on a new one, of a new colleague. */
  async function growCustomers(n: number): Promise<void> {
    const colleague = await app.person('rep', { team })
    await sign(colleague)
    const customer = (more: object, who = admin) =>
      add('createCustomer', { name: SAME_NAME, phones: [SAME_PHONE], force: true, ...more }, who)
    const held = n % 2 === 1 ? full : await customer({ ownerId: colleague.id, tier: 'B' })
    const hung = await hangOn(held, n)
    if (held === full) last = hung
    await act(admin, 'mergeCustomers', {
      body: { keptId: full, mergedId: await customer({ ownerId: admin.id }), reason: '同一家' },
    })
    await customer({ ownerId: null })
    const sealed = await customer({ ownerId: manager.id, tier: 'VVIP' })
    await sign(rep)
    await act(manager, 'nameConfidant', { params: { id: sealed, personId: rep.id } })
    await act(rep, 'showCustomer', { params: { id: sealed } })
    await app.query(`update customer set recall_on = '2026-06-04' where id = $1`, [await customer({ ownerId: rep.id })])
  }

  return {
    manager,
    rep,
    team,
    service,
    other,
    signature: signed?.id as string,
    mailbox,
    import: () => imported,
    full: () => ({ id: full, ...(last as Hung) }),
    lean: { id: lean, ...(await hangOn(lean, LEAN)) },
    async grow() {
      rounds += 1
      await growCompany(rounds)
      await growBeside(rounds)
      await growCustomers(rounds)
    },
  }
}
