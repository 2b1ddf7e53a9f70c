import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { restoreBackup } from '../platform/backup/index.ts'
import { withClient } from '../platform/client.ts'
import { Companies } from '../platform/companies.ts'
import { checkSchemas, migrate } from '../platform/migrate.ts'
import { openApp, openBlank } from '../testing/app.ts'
import { LONG } from '../testing/long.ts'

const MIGRATIONS = 'db/migrations'
const PLATFORM = 'db/platform'
/** Data folders that were made with these exist: a change of the database is a new file. */
const RELEASED: Record<string, string> = {
  '0001_ground.sql': '48c68a2ac57425208b98e5f937a997e956e7a1d20ea3fc49d1c6a551af3724c7',
  '0002_people.sql': '49ba95fdd0ffecc93fda14f806adfa2a6fcd74e3e452399157eaf68ca52d3c34',
  '0003_customers.sql': '7af3c1947c65c8b4bea4e44a61fc8a62edcaa9498bd0445df76168cdf26986a7',
  '0004_touches.sql': 'b9de91b0625c3f4bfb62d23409b954c3abbbed8b105e8db066aba653b9d02e62',
  '0005_pool.sql': '9e996a47d000b5d89068d7f52f2cd495543281c54edaf4dee1e49c8b0b5f1d5e',
  '0006_deals.sql': '6bd08b54a61de8bd530d239256f55eae6b978bef10dc816f9ce0c2fc91eef8c9',
  '0007_today.sql': '4fc8925e125333ea800bdffc195d1547261be582fcba8de1f6da8bb4b590bcef',
  '0008_imports.sql': '1bd3f7bb01c5e007e548aa085ae59181bbc781d0ee7ff979b29c4611a61389f2',
  '0009_anonymise.sql': '13035d7fbdb5dcf8739dcb7a70cc564bbc46b2d10b80c18e85d51c4ec80c9a8d',
  '0010_open_needs.sql': '6e6baa1c1f8e1c116c9edb76a87ea464b8c1f916ae7387a45271fd1fae9f42b3',
  '0011_imports_settle.sql': '161b0a96e15d136ecd1c674acfb0b9c37fd644b34a391b2e9d509d82b783c40e',
  '0012_reasons_of_changes.sql': '7a3b99cabf0dc592b4afcfb8326c469730b2855499734e7d5a219f4b351cbabe',
  '0013_deals.sql': '11a230e6eb90bd7baf4ea07af7ce00d2248f34a429e815e515ed0009bac50da7',
  '0014_quantity.sql': '8c4f765390952e5bdabfa052b14b5dfe4a3f8e4eee0cb16f3d2a09fe3a1166c7',
  '0015_secrecy.sql': '15d12f44b2f0ddf65082a1584cf58e5abe0128dbea8b69f630fd952def85ee84',
  '0016_portrait.sql': '4f42598915824e5b295923e5d11945feeda8cecb0dbb8894563ab7bbde8cf17d',
  '0017_importance.sql': '71a300d06b3636631ddf036fd59a7e2815f2f81d0906c36f0f5da0df5a1fe153',
  '0018_insight.sql': 'd9d7790c30511c332e0eb6aa5f334e2b01ccd3ef33a977c20a7460a7f2be7074',
  '0019_deals_board.sql': '85ed64b2bdeea050d5757b87fea7b6fa304d4ab90e1a4abb7a58f065194eb0bd',
  '0020_scorecard.sql': 'ddfe01f71d00fcc9893c095af421abcfdfe6a8ea7f0854f6a87343f843592a36',
  '0021_size.sql': '94d5da5b47f77a3de0a4f5d808d85575394806cca6bb38d28ec2a4665092f0cb',
  '0022_birthdays.sql': '1a4689a4fd49a787d6e019e1c7025bbca22cb6bd1bc13a156e7cad308e439853',
  '0023_waiting_orders.sql': '0c787b45ca4c53d8d86cfde1687212809e53fc0396ed302b57c765e93e2b06a7',
  '0024_stays_sealed.sql': '7cdc5636cfe84bd58a0750916b41c4c39c6ff2f259b7daaa9681c257221513e0',
  '0025_handover_history.sql': '7e0b0838b1539a94fb749decf1f7fe6a7e2754b6947481880ba06d31ffe71ff5',
  '0026_anonymised_marks.sql': 'a8c5e9613a34ee177e72eac866636c8d797e3bd5a66fed65c0a620fe1c8a0fd7',
  '0027_sealed_again.sql': '52b45442f0cc565f3aa673a4fa19cca050b007d2d76673f9f19790dce40c8564',
  '0028_mail.sql': '2627f3f528350631e13d8841cc5f60a6a809b8164945479cec284b027ada8573',
  '0029_letters.sql': 'f5afdddecb7e65f56264306e1279a746e9505b3e66c039d7f9edddb0d1ae0ff4',
  '0030_calendars.sql': '5564b46042420c57f397e0eb9bc38c304cba6f4ffddd46bcb3c6705f79653bdb',
  '0031_appointments.sql': '113ab8913abc5949d04c9c5291d4db2f8d056b69ebd254bb9f50c545f0141256',
  '0032_care.sql': 'a809eeb0b0a818f0961f86746d7918499a5024b7a692836ea834627efa39225a',
  '0033_services.sql': 'febd470c0efe88983f6f37733212781eb71ce2eec1d47dc216c76531597e771e',
  '0034_skipped_greetings.sql': '405505f2f666b37afc8ab67e5af9084fe52abcfb78001f9b5f877542b54e41f6',
  '0035_mail_written.sql': '5c4fb67829273dfa2b2e2aab84dfbde82da8ee55c643e9ae6416357431e58a99',
  '0036_handed_over.sql': '6ce8d5e93e08a5508e0004f7085bc7899bb5c4474b461256e1f3fe39194e7284',
  '0037_imports_in_pieces.sql': 'ebd4b4308c926b6a9176cdeccaf516a972b81febdebe98afdff64377a33b297e',
  '0038_kept_figures.sql': 'f5190268c67ecb20bc166ff510acf7ed293c9e58d52500948ef386a2242fe68d',
  '0040_mail_answers.sql': 'f3c41deea630a09375123e7e94e6c2f5ec885639aff1de0e16ad0ade21afb4bf',
  '0041_fewer_indexes.sql': '5573b1c357a236e5d6961445808365680a95a992c744d36919afc55292f09e13',
  '0042_marks_by_row.sql': '4701f741a0702eb08bc8aadf34a432f182936abc3fcf31a301998bcdaec8317e',
  '0044_standing_figures.sql': '1358b80b31356e8983200ca876f59225b7824d1b8f365b574418b25bb669d6e0',
  '0048_second_factors.sql': '94f108d263fede75cf1a2299e4e84461ad9fbc7fa82db47d524ab1981c99b41f',
  '0049_sign_in_elsewhere.sql': 'b0f554c4e0826dbf6b6d45be159c179203223466ea4f83aa63e72690af7e489e',
  '0050_turned_keys.sql': 'e545e9b0101792fb7db7e7284ffb072709c07bdd6388de4100a045ab886602a4',
  '0052_trail.sql': '5dbbb609d3ffbbdb2d233af2586c21924c8bd832845c886ec57b81a4b1373886',
  '0053_alerts.sql': '14589ceb61ef142e0420bc993c442a0360c37de8d5ec20616665007ef94c66bd',
  '0054_privacy.sql': '1ff245e12704825e2234873e067046f05648bcf727bc7d3a4cdcea38172fcac4',
  '0056_imported_files.sql': '6e24f59f5b50ffe69cc5cfeeb5f086d875a27f80fcbc8af9858efb17ac5d6026',
  '0057_purposes.sql': 'e4b6f6a012f24cb97b15940f67674b1e5ba4dda364541d6cff88c7b3d6fb9fca',
  '0059_uploads.sql': '86d881d905b3e70b10a91d9af5c8586ec9377b85333b685f1955122af1d4efdd',
  '0060_growth.sql': '1bdfa7b3af80bec4d047c4d3033b8a32756dbfca4a3c85d28100ef46cf46b956',
  '0061_few_among_many.sql': '7a9becd00f85e861fa3a7058dc648e0b22a0581525a57c28fa06514353ab9192',
  '0062_secret_by_team.sql': 'a5268d86d508a784196a37803a710e3d7f11195a94e5b33e95fa4452e16b14fe',
  '0063_keys_stay.sql': '97736018d492aa5b9c953dd994116924bc9d4dde2f1a4f6928382fddff47e596',
  '0064_rare_words.sql': '130ce8fbbf3dfd9c9614ef616b4592cefed519f6abd372b70b5bcbc671852474',
}
/** The same of what all companies of a database share. */
const RELEASED_PLATFORM: Record<string, string> = {
  '0001_ground.sql': '128aa7628db16a40565281d40d59acf75a3bf6aa5f77fb1ca26309a37a6f71df',
  '0002_jobs.sql': 'f3806642fb3e10ab8799853e0b47651a5ec58473525a31965615c81acd0ec3ac',
  '0003_booking.sql': '87bfb64e14a647736e1cb315327565eab596dd6a0a77623158cb85394844ce18',
  '0004_reactions.sql': '738488bcc4942da7d1682c2c00568f3007b62a050993f22527b08463267306d5',
  '0005_held_jobs.sql': 'accef09a5e053322a263b00065e57d4e2dac5c22d81da5c89637b084f396d2e6',
}
/** How many each of the releases brought that data folders stand at. */
const FIRST_RELEASE = 9
const SECOND_RELEASE = 21

test.each([
  [MIGRATIONS, RELEASED],
  [PLATFORM, RELEASED_PLATFORM],
])('a migration of %s that was released is never edited', (folder, released) => {
  const sums = Object.keys(released).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ])
  expect(Object.fromEntries(sums)).toEqual(released)
  expect(readdirSync(folder).toSorted().slice(0, sums.length)).toEqual(Object.keys(released))
})

test('the data of the first release comes along; T3: who stands at a need is reckoned anew', async () => {
  const jinke = await openBlank()
  const first = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    for (const name of Object.keys(RELEASED).slice(0, FIRST_RELEASE))
      copyFileSync(join(MIGRATIONS, name), join(first, name))
    await migrate(jinke.owner, 'company_old', first)
    const inOld = { ...jinke.owner, options: '-c search_path=company_old,public' }
    await withClient(inOld, async (client) => {
      await client.query(`insert into hosted_company (slug, schema_name, kind) values ('old', 'company_old', 'main')`)
      await client.query(`insert into team (id, name, created_at) values (gen_random_uuid(), '公司', now())`)
      await client.query(
        `insert into customer (id, root_id, name, kind, stage, team_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on)
         select g.id, g.id, g.name, 'organisation', g.stage, t.id, current_date, t.id, now(), now(), current_date
         from team t, (values (gen_random_uuid(), '有需求的厂', 3), (gen_random_uuid(), '线索厂', 0)) g(id, name, stage)`,
      )
      await migrate(jinke.owner, 'company_old', MIGRATIONS)
      const { rows } = await client.query('select name, open_needs as needs from customer order by stage')
      expect(rows).toEqual([
        { name: '线索厂', needs: 0 },
        { name: '有需求的厂', needs: 1 },
      ])
      const jobs = await client.query(
        `select t.identifier, j.payload->>'company' as company from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
      )
      expect(jobs.rows).toEqual([{ identifier: 'customers:reckon_all', company: 'old' }])
    })
  } finally {
    rmSync(first, { recursive: true })
    await jinke.close()
  }
})

test('the data of the second release comes along; T7: orders that wait are counted out, S1: what was sealed is sealed', async () => {
  const jinke = await openBlank()
  const released = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    for (const name of Object.keys(RELEASED).slice(0, SECOND_RELEASE))
      copyFileSync(join(MIGRATIONS, name), join(released, name))
    await migrate(jinke.owner, 'company_old', released)
    await withClient({ ...jinke.owner, options: '-c search_path=company_old,public' }, async (client) => {
      await client.query(`insert into hosted_company (slug, schema_name, kind) values ('old', 'company_old', 'main')`)
      await client.query(`insert into team (id, name, created_at) values (gen_random_uuid(), '公司', now())`)
      await client.query(
        `insert into customer (id, root_id, name, kind, stage, tier, hidden, team_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on)
         select g.id, g.id, '隐名厂', 'organisation', 0, 'VVIP', true, t.id, current_date, t.id, now(), now(), current_date
         from team t, (values (gen_random_uuid())) g(id)`,
      )
      await client.query(
        `insert into sales_order (id, customer_id, number, fen, payment, ordered_on, recorded_by, recorded_at, beyond)
         select gen_random_uuid(), id, 'A-1', 900000, 'unpaid', current_date, created_by, now(), '{total}' from customer`,
      )
      await migrate(jinke.owner, 'company_old', MIGRATIONS)
      const { rows } = await client.query('select secrecy, stays_sealed as stays from customer')
      expect(rows).toEqual([{ secrecy: 2, stays: false }])
      expect((await client.query('select from live_order')).rowCount).toBe(0)
      expect((await client.query('select from written_order')).rowCount).toBe(1)
      const jobs = await client.query(
        `select t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
      )
      expect(jobs.rows).toEqual([{ identifier: 'deals:count_out_waiting' }])
    })
  } finally {
    rmSync(released, { recursive: true })
    await jinke.close()
  }
})

/** Of these each change is tried on the data of the first, which goes through every migration, and of the last; in the long form on all. */
const KEPT = ['0009', '0021', '0036', '0040', '0054', '0061']

describe.each(LONG ? KEPT : [KEPT.at(0), KEPT.at(-1)])(
  'what the program wrote that ended with migration %s',
  (release) => {
    // Made by those programs themselves, by people signed in to them and an imported file, and kept by `jinke backup`.
    const file = join(import.meta.dirname, 'upgrades', `${release}.backup`)

    test('comes along whole, and people go on with it', { timeout: 60_000 }, async () => {
      const jinke = await openBlank(undefined, { empty: true })
      try {
        const connection = () => jinke.owner
        const { header } = await restoreBackup(async () => jinke.owner, file, {
          opening: null,
          migrations: 'db',
          keep: async () => {},
        })
        jinke.clock.set(header.takenAt)
        const stoodAt = header.schemas.find(({ name }) => name === 'company_main')?.migrations.at(-1)?.name
        expect(stoodAt).toMatch(new RegExp(`^${release}_`))
        await Companies.migrateAll({ connection, migrations: 'db', clock: jinke.clock, poolSize: 1 })
        const looker = { ...jinke.owner, options: '-c search_path=company_main,public' }
        const [counts] = await rowsOf(
          looker,
          'select (select count(*)::int from customer) as customers, (select count(*)::int from live_touch) as touches, (select count(*)::int from live_order) as orders',
        )
        expect(counts).toEqual({ customers: 7, touches: 27, orders: 4 })
        const wrong = await rowsOf(
          looker,
          `select c.name from customer c where touches <> (select count(*) from live_touch t where t.customer_id = c.id)`,
        )
        expect(wrong).toEqual([])
        const chen = await signIn(jinke.url, 'chen@old.example', 'the passphrase of chen')
        const today = await chen('GET', '/today')
        expect(today.status).toBe(200)
        const page = await (await chen('GET', '/customers?limit=50')).json()
        expect(page.items.length).toBeGreaterThanOrEqual(6)
        const { id, touches } = page.items.find((item: { name: string }) => item.name === '泰和药业')
        const logged = await chen('POST', '/touches', {
          customerId: id,
          channel: 'phone',
          effective: true,
          summary: '升级之后的第一次',
        })
        expect(logged.status).toBe(201)
        expect(await (await chen('GET', `/customers/${id}`)).json()).toMatchObject({ touches: touches + 1 })
      } finally {
        await jinke.close()
      }
    })
  },
)

test('a migration that fails changes nothing, in no company, and the version before goes on', async () => {
  const app = await openApp()
  const next = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    await app.companies.create('other', 'demo')
    cpSync('db', next, { recursive: true })
    writeFileSync(join(next, 'migrations', '9998_fine.sql'), 'create table fine (id integer);')
    // It fails for one of the companies only.
    const broken = `do $$ begin if current_schema() = 'company_other' then raise exception 'no such thing'; end if; end $$;`
    writeFileSync(join(next, 'migrations', '9999_broken.sql'), broken)
    const options = { connection: () => app.owner, migrations: next, clock: app.clock, poolSize: 1 }
    await expect(Companies.migrateAll(options)).rejects.toMatchObject({
      exitCode: 65,
      text: {
        zh: expect.stringMatching(/9999_broken\.sql.*no such thing.*旧版近客仍可使用/),
        en: expect.stringMatching(/9999_broken\.sql.*no such thing.*the previous Jinke still works on it/),
      },
    })
    expect(await app.query(`select to_regclass('fine') as fine`)).toEqual([{ fine: null }])
    await Companies.migrateAll({ ...options, migrations: 'db' })
    expect((await app.fetch('/customers', { headers: { authorization: `Bearer ${app.admin.key}` } })).status).toBe(200)
  } finally {
    rmSync(next, { recursive: true })
    await app.close()
  }
})

test('what a newer program wrote is told, and nothing is changed', async () => {
  const app = await openApp()
  try {
    await checkSchemas(app.owner, '.')
    await app.query(`insert into schema_migration (name, checksum) values ('9999_future.sql', 'x')`)
    const newer = { text: { zh: expect.stringContaining('9999_future.sql') } }
    await expect(checkSchemas(app.owner, '.')).rejects.toMatchObject(newer)
    await expect(migrate(app.owner, app.company.schema, MIGRATIONS)).rejects.toMatchObject(newer)
  } finally {
    await app.close()
  }
})

const rowsOf = async (connection: pg.ClientConfig, statement: string) =>
  withClient(connection, async (client) => (await client.query(statement)).rows)

/** Signs in as a browser does; answers what asks as that person. */
async function signIn(url: string, login: string, password: string) {
  const ask = (cookie: string) => (method: string, path: string, body?: unknown) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'x-jinke': '1', cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const session = await ask('')('POST', '/sessions', { login, password })
  expect(session.status).toBe(201)
  const signedIn = ask((session.headers.get('set-cookie') ?? '').split(';')[0] as string)
  const { mustChangePassword } = (await session.json()) as { mustChangePassword: boolean }
  const own = { oldPassword: password, newPassword: `${password}, my own` }
  if (mustChangePassword) expect((await signedIn('PUT', '/me/password', own)).status).toBe(204)
  return signedIn
}
