import { setTimeout as delay } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { type Jinke, LOGIN } from './jinke.ts'
import { Ledger } from './ledger.ts'

/** Whoever writes. */
interface Hand {
  readonly id: string
  readonly key: string
}

interface Customer {
  readonly id: string
  readonly owner: Hand
}

const REPS = 4
const CUSTOMERS_A_REP = 3
/** So many write at once. */
const HANDS = 10
const PAUSE_MS = 2
const LINES_OF_AN_IMPORT = 120
const LINES_OF_THE_FIRST = 2500
/** Few enough that people want the same. */
const SLOTS = 60

/** How often each kind of work comes up. */
const MIX = {
  touch: 8,
  make: 2,
  wait: 3,
  edit: 4,
  claim: 6,
  book: 3,
  letter: 3,
  import: 0.25,
} as const
type Kind = keyof typeof MIX

/** Mixed work on a real server, by several people at once, until it is told to end. */
export class Load {
  readonly ledger: Ledger
  readonly #jinke: Jinke
  readonly #chance: Chance
  readonly #kinds: Kind[]
  #boss: Hand = { id: '', key: '' }
  #reps: Hand[] = []
  #customers: Customer[] = []
  #waiting: string[] = []
  #isOver = false
  #working: Promise<unknown> = Promise.resolve()

  private constructor(jinke: Jinke, chance: Chance, kinds: Kind[]) {
    this.#jinke = jinke
    this.#chance = chance
    this.#kinds = kinds
    this.ledger = new Ledger(jinke)
  }

  /** Readies people, customers and settings. `smtp`: the port of a mail server that takes what is written; without one no mail is. */
  static async on(jinke: Jinke, chance: Chance, smtp: number | null): Promise<Load> {
    const kinds = (Object.keys(MIX) as Kind[]).filter((kind) => smtp !== null || kind !== 'letter')
    const load = new Load(jinke, chance, kinds)
    await load.#ready(smtp)
    return load
  }

  /** Begins with a large import, for which there is work through several kills. */
  begin(): void {
    this.#isOver = false
    this.#working = Promise.all([
      this.#import(LINES_OF_THE_FIRST),
      ...Array.from({ length: HANDS }, async () => {
        while (!this.#isOver) {
          await this.#oneOf(this.#pick())
          await delay(PAUSE_MS)
        }
      }),
    ])
  }

  /** Begins nothing more; resolves when all that was begun has been told what became of it. */
  async end(): Promise<void> {
    this.#isOver = true
    await this.#working
  }

  #pick(): Kind {
    const all = this.#kinds.reduce((sum, kind) => sum + MIX[kind], 0)
    let left = this.#chance.next() * all
    for (const kind of this.#kinds) {
      left -= MIX[kind]
      if (left < 0) return kind
    }
    return 'touch'
  }

  async #ready(smtp: number | null): Promise<void> {
    const key = await this.#jinke.signIn()
    const me = (await (await this.#jinke.fetch('/me', key)).json()) as { id: string }
    this.#boss = { id: me.id, key }
    const values = {
      'pool.claims_a_day': 1000,
      'pool.held_at_most': 100_000,
      'pool.held_by_newcomer': 100_000,
      'company.inner_hosts': '127.0.0.1',
    }
    await this.#must('PATCH', '/settings', { values })
    for (let n = 0; n < REPS; n++) {
      const person = { name: `业务 ${n}`, email: `rep${n}@example.com`, role: 'rep', password: LOGIN.password }
      const { id } = await this.#must('POST', '/people', person)
      this.#reps.push({ id, key: await this.#jinke.signIn(person.email) })
    }
    for (const owner of this.#reps)
      for (let n = 0; n < CUSTOMERS_A_REP; n++) {
        const made = await this.#must('POST', '/customers', { name: `老客户 ${n}`, force: true }, owner)
        this.#customers.push({ id: made.id, owner })
      }
    if (smtp === null) return
    const server = { host: '127.0.0.1', port: smtp, security: 'plain', user: '' }
    await this.#must('POST', '/mail/accounts', {
      kind: 'company',
      address: 'post@firm.test',
      smtp: server,
      perHour: 10_000,
    })
  }

  async #must(method: string, path: string, body: unknown, by = this.#boss): Promise<{ id: string }> {
    const answer = await this.#jinke.fetch(path, by.key, { method, body })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as Promise<{ id: string }>
  }

  async #oneOf(kind: Kind): Promise<void> {
    const { id: customerId, owner } = this.#chance.of(this.#customers)
    const { ledger } = this
    if (kind === 'touch') {
      const effective = this.#chance.below(2) === 0
      await ledger.write(kind, owner, { method: 'POST', path: '/touches' }, { customerId, effective }, (key) => ({
        customerId,
        channel: 'wechat',
        effective,
        summary: key,
      }))
    } else if (kind === 'make') {
      const named = (key: string) => ({ name: `客户 ${key}`, force: true })
      const made = await ledger.write(kind, owner, { method: 'POST', path: '/customers' }, {}, named)
      if (made.told === 'kept') this.#customers.push({ id: String(made.reply.id), owner })
    } else if (kind === 'wait') {
      const named = (key: string) => ({ name: `公海 ${key}`, force: true, ownerId: null })
      const made = await ledger.write(kind, this.#boss, { method: 'POST', path: '/customers' }, {}, named)
      if (made.told === 'kept') this.#waiting.push(String(made.reply.id))
    } else if (kind === 'edit') await this.#edit(customerId, owner)
    else if (kind === 'claim') await this.#claim()
    else if (kind === 'book') await this.#book(customerId, owner)
    else if (kind === 'letter')
      await ledger.write(kind, owner, { method: 'POST', path: '/mails' }, { customerId }, (key) => ({
        customerId,
        to: [{ address: 'wang@kehu.test' }],
        subject: key,
        text: '请看附件',
      }))
    else await this.#import(LINES_OF_AN_IMPORT)
  }

  /** Half of the edits name the version they saw: of two at once one is refused. */
  async #edit(customerId: string, by: Hand): Promise<void> {
    const seen = this.#chance.below(2) === 0 ? await this.#versionOf(customerId, by) : null
    const headers: Record<string, string> = seen === null ? {} : { 'if-match': `"${seen}"` }
    const asked = { method: 'PATCH', path: `/customers/${customerId}`, headers } as const
    await this.ledger.write('edit', by, asked, { customerId, seen }, (key) => ({ remarks: key }))
  }

  async #versionOf(customerId: string, by: Hand): Promise<number | null> {
    const shown = await this.#jinke.fetch(`/customers/${customerId}`, by.key).catch(() => null)
    return shown?.ok ? (((await shown.json().catch(() => null)) as { version: number } | null)?.version ?? null) : null
  }

  /** Two want the same, often at the same time. */
  async #claim(): Promise<void> {
    const customerId = this.#waiting[Math.max(0, this.#waiting.length - 1 - this.#chance.below(3))]
    if (!customerId) return
    const first = this.#chance.below(REPS)
    const two = [this.#reps[first], this.#reps[(first + 1) % REPS]] as [Hand, Hand]
    await Promise.all(
      two.map((by) =>
        this.ledger.write('claim', by, { method: 'POST', path: '/pool/claims' }, { customerId }, () => ({
          customerId,
        })),
      ),
    )
  }

  async #book(customerId: string, by: Hand): Promise<void> {
    const prepared = await this.ledger.write(
      'prepare',
      by,
      { method: 'POST', path: '/appointments' },
      { customerId },
      (key) => ({ customerId, kind: 'visit_in', minutes: 30, bufferBefore: 0, bufferAfter: 0, agenda: key }),
    )
    if (prepared.told !== 'kept') return
    const slot = this.#chance.below(SLOTS)
    const day = new Date(Date.now() + (3 + Math.floor(slot / 6)) * 86_400_000).toISOString().slice(0, 10)
    const startsAt = `${day}T0${6 + Math.floor((slot % 6) / 2)}:${slot % 2 ? '30' : '00'}:00Z`
    const appointmentId = String(prepared.reply.id)
    const asked = { method: 'POST', path: `/appointments/${appointmentId}/bookings` } as const
    await this.ledger.write('book', by, asked, { appointmentId, startsAt }, () => ({ startsAt, notify: false }))
  }

  async #import(rows: number): Promise<void> {
    const about = { rows }
    await this.ledger.write('import', this.#boss, { method: 'POST', path: '/imports' }, about, (key) => {
      const lines = Array.from({ length: rows }, (_, n) => `进口 ${n % 40} 厂,2026-05-01,电话,是,${key} ${n}`)
      const form = new FormData()
      form.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), `${key}.csv`)
      return form
    })
  }
}
