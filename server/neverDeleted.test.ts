import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addContact, createCustomer, putMember } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { APPOINTMENTS_NEVER_CHANGED, APPOINTMENTS_NEVER_DELETED } from '../testing/appointments.ts'
import { CARE_NEVER_CHANGED, CARE_NEVER_DELETED } from '../testing/care.ts'
import { MAIL_NEVER_CHANGED, MAIL_NEVER_DELETED } from '../testing/mail.ts'
import { takeOrder } from '../testing/orders.ts'
import { PORTRAIT_NEVER_CHANGED, PORTRAIT_NEVER_DELETED } from '../testing/portrait.ts'
import { SERVICES_NEVER_CHANGED, SERVICES_NEVER_DELETED } from '../testing/services.ts'
import { commands } from './commands/index.ts'
import { routes } from './web.ts'

let app: TestApp
/** The roles that reach the database: the app's, and the owner that migrates. */
const doors: { owner: pg.Client; app?: pg.Client } = {} as never

/** S2, S4: the list, the undertakings and the log of sights. */
const SECRECY = {
  never_deleted: ['confidant', 'undertaking', 'undertaking_signature', 'sight', 'sealed_value'],
  never_changed: ['undertaking', 'undertaking_signature', 'sight'],
}
/** METHOD T8, and the tables that keep their history. */
const NEVER_DELETED = [
  'customer',
  'contact',
  'touch',
  'sales_order',
  'need',
  'need_move',
  'need_person',
  'need_loss',
  'need_diagnosis',
  'quote',
  'quote_version',
  'quote_approval',
  'delivery',
  'payment',
  'importance_mark',
  'importance_score',
  'product',
  ...PORTRAIT_NEVER_DELETED,
  ...MAIL_NEVER_DELETED,
  'letter_template',
  'letter_version',
  ...APPOINTMENTS_NEVER_DELETED,
  ...SERVICES_NEVER_DELETED,
  ...CARE_NEVER_DELETED,
  'event',
  'ownership',
  'pursuit',
  'stage_move',
  'pool_move',
  'customer_change',
  'customer_member',
  'customer_merge',
  'duplicate_proposal',
  'step_in',
  'postponement',
  'person',
  'team',
  'pool',
  'import',
  'laid_aside',
  'anonymisation',
  'touch_text',
  'pool_move_text',
  'customer_change_text',
  'customer_reason',
  'lead_plan',
  'fair',
  'new_customer_quota',
  'quota_notice',
  'score_target',
  'absence',
  'calendar_account',
  'calendar_source',
  'feed_token',
  'answer_seen',
  ...SECRECY.never_deleted,
  'audit_alert',
  'personal_basis',
  'trail_block',
  'trail_entry',
]
const NEVER_CHANGED = [
  'touch',
  ...PORTRAIT_NEVER_CHANGED,
  ...MAIL_NEVER_CHANGED,
  'letter_version',
  ...APPOINTMENTS_NEVER_CHANGED,
  ...SERVICES_NEVER_CHANGED,
  ...CARE_NEVER_CHANGED,
  'event',
  'pursuit',
  'stage_move',
  'need_move',
  'importance_mark',
  'pool_move',
  'customer_change',
  'anonymisation',
  'touch_text',
  'pool_move_text',
  'customer_change_text',
  'customer_reason',
  'answer_seen',
  ...SECRECY.never_changed,
  'personal_basis',
  'trail_block',
  'trail_entry',
]

beforeAll(async () => {
  app = await openApp()
  doors.owner = new pg.Client(app.owner)
  if (inject('database').hasAppRole) doors.app = new pg.Client(app.server)
  for (const door of Object.values(doors)) await door.connect()
  const rep = await app.person('rep')
  const { id } = await rep.call(createCustomer, { body: { name: '不能删的厂', force: true } })
  await rep.call(addContact, { params: { id }, body: { name: '不能删的人', phones: ['13812345678'] } })
  await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '不能删的话' } })
  await rep.call(putMember, { params: { id, personId: app.admin.id }, body: {} })
  await takeOrder(app, id)
})
afterAll(async () => {
  for (const door of Object.values(doors)) await door.end()
  await app.close()
})

async function counts(): Promise<Record<string, number>> {
  const [counted] = await app.query<Record<string, number>>(
    `select (select count(*)::int from customer) as customer, (select count(*)::int from contact) as contact, (select count(*)::int from touch) as touch,
       (select count(*)::int from sales_order) as sales_order, (select count(*)::int from event) as event`,
  )
  return counted ?? {}
}

describe('T8: never deleted, by anyone, through any door', () => {
  test.each(NEVER_DELETED)('%s: neither the app’s role nor the owner deletes or empties it', async (table) => {
    const before = await counts()
    for (const [role, door] of Object.entries(doors))
      for (const statement of [`delete from ${table}`, `truncate ${table}`, `truncate ${table} cascade`]) {
        const failing = door.query(statement)
        if (role === 'app') await expect(failing, statement).rejects.toMatchObject({ code: '42501' })
        else if (statement.startsWith('truncate')) await expect(failing, statement).rejects.toThrow()
        else
          await failing.then(
            ({ rowCount }) => expect(rowCount, statement).toBe(0),
            (error) => expect(error.code).toBe('23001'),
          )
      }
    expect(await counts()).toEqual(before)
  })

  test.each(NEVER_CHANGED)('T1: %s is never changed', async (table) => {
    const [column] = await app.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position limit 1`,
      [table],
    )
    const statement = `update ${table} set ${column?.name} = ${column?.name}`
    if (doors.app) await expect(doors.app.query(statement)).rejects.toMatchObject({ code: '42501' })
    await doors.owner.query(statement).then(
      ({ rowCount }) => expect(rowCount).toBe(0),
      (error) => expect(error.code).toBe('23001'),
    )
  })

  test('the rows that the owner was kept from are there', async () => {
    for (const [table, rows] of Object.entries(await counts())) expect(rows, table).toBeGreaterThan(0)
    await expect(doors.owner.query('delete from customer')).rejects.toThrow('never deleted')
    await expect(doors.owner.query('delete from contact')).rejects.toThrow('never deleted')
    await expect(doors.owner.query('delete from touch')).rejects.toThrow('never deleted')
    await expect(doors.owner.query('delete from sales_order')).rejects.toThrow('never deleted')
    await expect(doors.owner.query(`update touch set effective = false`)).rejects.toThrow('never changed')
    await expect(doors.owner.query(`update event set type = 'other'`)).rejects.toThrow('never changed')
  })

  test('nothing cascades into them', async () => {
    const cascades = await app.query(
      `select conrelid::regclass::text as on_table from pg_constraint where contype = 'f' and confdeltype <> 'a' and connamespace = current_schema()::regnamespace`,
    )
    expect(cascades).toEqual([])
  })

  test('no foreign key takes rows along', async () => {
    const cascades = await app.query(
      `select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint
       where contype = 'f' and confdeltype in ('c', 'n', 'd') and connamespace = current_schema()::regnamespace`,
    )
    expect(cascades).toEqual([])
  })

  test('the app’s role owns nothing, so it cannot take the guards away', async () => {
    const owned = await app.query(
      `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'jinke_app' and c.relnamespace = current_schema()::regnamespace`,
    )
    expect(owned).toEqual([])
    if (!doors.app) return
    await expect(doors.app.query('alter table customer disable trigger all')).rejects.toMatchObject({ code: '42501' })
    await expect(doors.app.query(`set session_replication_role = replica`)).rejects.toMatchObject({ code: '42501' })
  })

  test('what endpoints delete is none of it: sessions, factors, keys, templates, views, and the demo as a whole', () => {
    const deleting = routes.filter((r) => r.endpoint.method === 'DELETE').map((r) => r.endpoint.id)
    expect(deleting.toSorted()).toEqual(
      [
        'dropDemo',
        'removeCalendarAccount',
        'revokeAppointmentLinks',
        'revokeFeed',
        'withdrawAbsence',
        'endSession',
        'endOtherSessions',
        'endSessionsOf',
        'forgetRemovedFactors',
        'removeFactorsOf',
        'removePasskey',
        'removeSignInProvider',
        'unlinkIdentity',
        'removeTotp',
        'removeConfidant',
        'removeCustomerMember',
        'removeTouchTemplate',
        'removeView',
        'revokeKey',
        'revokeKeyOf',
        'signOut',
      ].toSorted(),
    )
  })

  test('no command deletes', () => {
    expect(Object.keys(commands).filter((name) => /delete|remove|purge|drop|erase/.test(name))).toEqual([])
  })
})
