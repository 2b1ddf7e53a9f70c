import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealTrail } from '../modules/audit/chain/seal.ts'
import { keep } from '../modules/quantity/jobs.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import { LONG } from '../testing/long.ts'
import { type Ask, ROLES } from '../testing/permissionRows.ts'
import { SELF } from '../testing/secretPlans.later.ts'
import { READS, UNKNOWN, WRITES } from '../testing/secretPlans.ts'
import type { Secret, Target } from '../testing/secretShapes.ts'
import { PAGE, variationsOf } from '../testing/secretVariations.ts'
import {
  EACH_SIGHT,
  GRADES,
  isCleared,
  isListedPair,
  markedIn,
  OPENLY,
  type Person,
  peopleWorld,
  plantOpen,
  plantSecrets,
  RELATIONS,
  type SecretWorld,
} from '../testing/secretWorld.ts'
import { routes } from './web.ts'

// S1–S4, generated: every endpoint × every role × owner, group, team, stranger × listed or not × signed or not. Marks
// stand in every field of secret customers; none comes back where it may not.

interface Answered {
  status: number
  text: string
  trace: string
}

const AT_ONCE = 8
/** Headers that every reply has, and those of the moment. */
const SAME_EVER =
  /^(date|keep-alive|connection|content-length|content-security-policy|cross-origin|origin-agent|referrer|x-)/
const lines: string[] = []
let app: TestApp
let world: SecretWorld
/** What everybody was answered before there were secrets. */
const before = new Map<string, string>()

const reading = routes.filter((r) => r.endpoint.method === 'GET' && r.kind !== 'open').map((r) => r.endpoint)
const writing = routes.filter((r) => r.endpoint.method !== 'GET' && r.kind !== 'open').map((r) => r.endpoint)

async function ask(who: Caller, id: string, { params, query, body }: Ask): Promise<Answered> {
  const endpoint = routes.find((r) => r.endpoint.id === id)?.endpoint
  const meant = (value: unknown) => (value === SELF ? who.id : String(value))
  const path = (endpoint?.path ?? '').replace(/\{(\w+)\}/g, (_, name: string) => meant(params?.[name]))
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([key, value]) => [key, meant(value)]))
  const response = await app.fetch(`${path}?${search}`, {
    method: endpoint?.method ?? 'GET',
    headers: {
      authorization: `Bearer ${who.key}`,
      // What is packed is unpacked again, which takes longer than the way here.
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const headers = [...response.headers].filter(([name]) => !SAME_EVER.test(name)).map((header) => header.join(': '))
  const trace = response.headers.get('x-trace-id') ?? ''
  const text = [await response.text(), ...headers].join('\n')
  return { status: response.status, text: text.replaceAll(trace, 'TRACE'), trace }
}

/** The same with the pages that follow, where pages are short. */
async function askAll(who: Caller, id: string, asked: Ask): Promise<Answered> {
  const first = await ask(who, id, asked)
  if (asked.query?.limit !== PAGE || first.status !== 200) return first
  const { nextCursor } = JSON.parse(first.text.split('\n')[0] as string)
  if (!nextCursor) return first
  const next = await ask(who, id, { ...asked, query: { ...asked.query, cursor: nextCursor } })
  return { ...first, text: `${first.text}\n${next.text}` }
}

const answeredOfNobody = new Map<string, Promise<Answered>>()
/** What somebody is answered of ids that nothing has, asked once. */
function ofNobody(person: Person, id: string, asked: Ask): Promise<Answered> {
  const key = keyOf(person, id, asked)
  const answered = answeredOfNobody.get(key) ?? ask(person.caller, id, asked)
  answeredOfNobody.set(key, answered)
  return answered
}

/**
 * What differs from what is answered of ids that nothing has, or null. What the first of the same role is answered of them
 * serves for all; only who is answered something else is asked.
 */
async function unlikeNobody(person: Person, id: string, asked: Ask, told: Answered, of?: Secret) {
  const ids = (target: Target | undefined, text: string) =>
    Object.values(target ?? {}).reduce(
      (words, value) => (typeof value === 'string' ? words.replaceAll(value, 'IT') : words),
      text,
    )
  const first = world.people.find(({ role, signed }) => role === person.role && signed === person.signed) ?? person
  for (const who of new Set([first, person])) {
    const nothing = await ofNobody(who, id, asked)
    if (told.status === nothing.status && ids(of, told.text) === ids(of && UNKNOWN, nothing.text)) return null
    if (who === person) return `${nothing.status} ${nothing.text}`
  }
  return null
}

/** Does all, a few at a time. */
async function together<T>(all: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  const rest = [...all]
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Without the marks that the question itself holds. */
const withoutAsked = (text: string, { query }: Ask) =>
  Object.values(query ?? {})
    .map(String)
    .filter((value) => markedIn(value).length > 0)
    .reduce((words, value) => words.replaceAll(value, 'ASKED'), text)

const own = (person: Person): Secret[] => world.secrets.filter((secret) => secret.pair === person.pair)
const clearedOfAny = (person: Person) => world.secrets.some((secret) => isCleared(person, secret))
/** Told beforehand; that it was right, every reply that is compared proves. */
const willBeCleared = ({ signed, pair }: Person) => signed && isListedPair(pair)
const title = ({ role, relation, signed, pair }: Person) => `${role} ${relation} pair ${pair} ${signed ? 'signed' : ''}`

/** Every so many of them, beginning with another each turn; each with its number. */
const inTurns = <T>(turns: number, all: readonly T[], turn: number): [number, T][] =>
  [...all.entries()].filter(([n]) => all.length <= turns || n % turns === turn % turns)

/** Which of the cases of a role the person is: listed and signed, listed, signed. */
const caseOf = ({ pair }: Person) => pair % 4

/** Of many variations of one question each person tries some, so that in each case all are tried by somebody of each role. */
const inTurn = <T>(person: Person, asks: readonly T[]): [number, T][] =>
  inTurns(3, asks, caseOf(person) + ROLES.indexOf(person.role) + (LONG ? person.pair : 0))

/** Whoever sees the same of what is not secret: own customers and those of groups, a team's, all. */
const sightOf = ({ role }: Person) => (role === 'rep' || role === 'manager' ? role : 'all')

/**
 * Of all endpoints each person tries some, in the long form of the test all. Each endpoint is tried by a rep and a manager of every
 * case, each in another relation, and once by each of the roles that see all, in every relation and, as director, every case between
 * them; what only some roles are let in to, by those of every case.
 */
const inShare = (person: Person, endpoints: readonly Endpoint[]): Endpoint[] => {
  const [relation, at, role] = [RELATIONS.indexOf(person.relation), caseOf(person), ROLES.indexOf(person.role)]
  return endpoints.filter(({ roles }, n) => {
    if (roles || sightOf(person) !== 'all') return n % 4 === (relation + at) % 4
    const isInEachCase = LONG || EACH_SIGHT.includes(person.role)
    return isInEachCase ? n % 12 === (relation + 4 * at + 5 * role) % 12 : n % 4 === (relation + role) % 4
  })
}
const read = (person: Person): readonly Endpoint[] => (LONG ? reading : inShare(person, reading))

/** Every way to narrow and to sort a list, by who asks it: those that sort by somebody of each sight, the others by one in turn. */
const varied = new Map<Person, [string, Ask][]>()
async function vary(people: readonly Person[]): Promise<void> {
  const contracts = await (await fetch(`${app.url}/api/openapi.json`)).json()
  const firsts = ROLES.flatMap((role) => people.find((person) => person.role === role) ?? [])
  const bySight = ['rep', 'manager', 'all'].map((sight) => firsts.filter((person) => sightOf(person) === sight))
  for (const [n, { id, asked, sorts }] of variationsOf(contracts, READS, 1).entries())
    for (const [at, some] of bySight.entries()) {
      if (!LONG && !sorts && at !== n % bySight.length) continue
      const person = some[n % some.length] as Person
      varied.set(person, [...(varied.get(person) ?? []), [id, asked]])
    }
}

/** Questions without an id, and for names and numbers of the person's own pair; the marks are known beforehand. */
const plainAsks = (person: Person): [string, Ask, Secret['grade'] | null][] =>
  read(person)
    .flatMap(({ id }) => {
      const seeking = GRADES.flatMap((grade, n) => {
        const number = String(person.pair * GRADES.length + n + 1).padStart(3, '0')
        const target = { ...UNKNOWN, name: `厂密标${number}`, phone: `1399${number}0001` }
        return (READS[id]?.seek?.(target) ?? []).map((asked): [string, Ask, Secret['grade']] => [id, asked, grade])
      })
      const plain = inTurn(person, READS[id]?.plain ?? [])
      return [...plain.map(([, asked]): [string, Ask, null] => [id, asked, null]), ...seeking]
    })
    .concat((varied.get(person) ?? []).map(([id, asked]): [string, Ask, null] => [id, asked, null]))
const keyOf = (person: Person, id: string, asked: Ask) => `${person.caller.id} ${id} ${JSON.stringify(asked)}`

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  app = await openApp({ log: log as never, connections: 2 })
  const people = await peopleWorld(app)
  // Who opens the day's list is noted, once.
  await together(people.people, async ({ caller }) => void (await ask(caller, 'showToday', {})))
  // Who is to be cleared of some will see more than before, so that only the others are compared.
  const innocents = people.people.filter((person) => !willBeCleared(person))
  await vary(innocents)
  await plantOpen(app, [...varied.keys()])
  await together(innocents, async (person) => {
    for (const [id, asked] of plainAsks(person))
      before.set(keyOf(person, id, asked), (await askAll(person.caller, id, asked)).text)
  })
  world = await plantSecrets(people)
  await app.runJobs()
  // From here on figures are kept; before, they were counted.
  await app.runJob(keep)
  await app.runJob(sealTrail)
}, 600_000)
afterAll(() => app.close())

describe('S1, S2: no mark comes back where it may not', () => {
  test('every endpoint has its plan', () => {
    expect(reading.map(({ id }) => id).toSorted()).toEqual(Object.keys(READS).toSorted())
    expect(writing.map(({ id }) => id).toSorted()).toEqual(Object.keys(WRITES).toSorted())
  })

  test('asked without an id: only the cleared find marks, and for the others the world is as though there were no secrets', async () => {
    const leaks: string[] = []
    const unlogged: string[] = []
    const seen: { trace: string; person: string; customer: string; what: string }[] = []
    await together(world.people, async (person) => {
      const innocent = !clearedOfAny(person)
      for (const [id, asked, sought] of plainAsks(person)) {
        const { text: told, trace } = await askAll(person.caller, id, asked)
        // What is looked for by its name or number comes back in no reply but as a mark; what is filtered by, as it was asked.
        const text = sought ? told : withoutAsked(told, asked)
        for (const number of markedIn(text)) {
          const secret = world.secrets[number - 1] as Secret
          if (!isCleared(person, secret))
            leaks.push(`${title(person)}: ${id} ${JSON.stringify(asked)} shows ${secret.grade} ${number}`)
          else
            seen.push({ trace, person: person.caller.id, customer: secret.id, what: `${id} ${JSON.stringify(asked)}` })
        }
        // That something sealed of the same name exists may be told; of a hidden one nothing.
        const mayDiffer = id === 'checkDuplicates' && sought === 'sealed'
        if (innocent && !mayDiffer && told !== before.get(keyOf(person, id, asked)))
          leaks.push(
            `${title(person)}: ${id} ${JSON.stringify(asked)} differs:\n${told}\n${before.get(keyOf(person, id, asked))}`,
          )
      }
    })
    const logged = new Set(
      (await app.query<{ key: string }>(`select trace_id || person_id || customer_id as key from sight`)).map(
        (s) => s.key,
      ),
    )
    for (const s of seen) if (!logged.has(s.trace + s.person + s.customer)) unlogged.push(s.what)
    expect(leaks.slice(0, 20)).toEqual([])
    expect([...new Set(unlogged)]).toEqual([])
    expect(seen.length).toBeGreaterThan(100)
  }, 240_000)

  test('asked by id: who is not cleared learns of a sealed one whom to ask, of a hidden one nothing, in any words', async () => {
    const leaks: string[] = []
    const unlogged: string[] = []
    const seen: { trace: string; person: string; customer: string; what: string }[] = []
    const shown = new Set<string>()
    await together(world.people, async (person) => {
      for (const { id } of read(person))
        for (const secret of own(person)) {
          const asks = READS[id]?.of?.(secret) ?? []
          const unknown = READS[id]?.of?.(UNKNOWN) ?? []
          for (const [n, asked] of inTurn(person, asks)) {
            const told = await ask(person.caller, id, asked)
            const where = `${title(person)}: ${id} of ${secret.grade} ${told.status}`
            if (told.status >= 500) leaks.push(where)
            for (const number of markedIn(told.text)) {
              const marked = world.secrets[number - 1] as Secret
              if (!isCleared(person, marked)) leaks.push(`${where} shows ${number}: ${told.text}`)
              else seen.push({ trace: told.trace, person: person.caller.id, customer: marked.id, what: id })
            }
            if (isCleared(person, secret)) {
              if (told.status === 200) shown.add(id)
              continue
            }
            if (secret.grade === 'sealed' && id === 'showCustomer' && told.status === 403) continue
            const unlike = await unlikeNobody(person, id, unknown[n] as Ask, told)
            if (unlike) leaks.push(`${where}: ${told.text} but of an unknown id ${unlike}`)
          }
        }
    })
    const logged = new Set(
      (await app.query<{ key: string }>(`select trace_id || person_id || customer_id as key from sight`)).map(
        (s) => s.key,
      ),
    )
    for (const s of seen) if (!logged.has(s.trace + s.person + s.customer)) unlogged.push(s.what)
    expect(leaks.slice(0, 20)).toEqual([])
    expect([...new Set(unlogged)]).toEqual([])
    // Who is cleared is shown it: the test would notice if nobody saw anything.
    const byId = reading.filter(({ id }) => READS[id]?.of && id !== 'previewMerge').map(({ id }) => id)
    expect(byId.filter((id) => !shown.has(id))).toEqual([])
  }, 240_000)

  test('of a customer that everybody may see, the sealed values come back to who is named, and to nobody else', async () => {
    const leaks: string[] = []
    const target = { ...UNKNOWN, id: world.open }
    const places = reading.flatMap(({ id }) =>
      (READS[id]?.of?.(target) ?? []).map((asked): [string, Ask] => [id, asked]),
    )
    // Of the four only the stranger stands to it in another way: in another team.
    const some = world.people.filter(({ relation }) => LONG || relation === 'owner' || relation === 'stranger')
    await together(some, async (person) => {
      for (const [, [id, asked]] of inTurn(person, places)) {
        const { status, text } = await ask(person.caller, id, asked)
        if (markedIn(text).includes(OPENLY)) leaks.push(`${title(person)}: ${id} ${status}`)
      }
    })
    expect(leaks.slice(0, 20)).toEqual([])
    const keeper = world.keepers[0] as Caller
    const { text, trace } = await ask(keeper, 'showCustomer', { params: { id: world.open } })
    expect(markedIn(text)).toEqual([OPENLY])
    expect(await app.query('select what, person_id as person from sight where trace_id = $1', [trace])).toEqual([
      { what: ['birthday'], person: keeper.id },
    ])
  }, 120_000)

  test('written to: who is not cleared is refused, of a hidden one in the very words of an id that nothing has', async () => {
    const leaks: string[] = []
    const some = world.people.filter(
      (p) => own(p).every((secret) => !isCleared(p, secret)) && (p.pair % 4 === 1 || p.pair % 4 === 2),
    )
    expect(some.length).toBeGreaterThan(30)
    await together(some, async (person) => {
      for (const { id } of inShare(person, writing))
        for (const secret of own(person)) {
          const asks = WRITES[id]?.(secret) ?? []
          const unknown = WRITES[id]?.(UNKNOWN) ?? []
          for (const [n, asked] of asks.entries()) {
            const told = await ask(person.caller, id, asked)
            const where = `${title(person)}: ${id} of ${secret.grade} ${told.status}`
            if (told.status >= 500 || markedIn(told.text).length > 0) leaks.push(`${where}: ${told.text}`)
            const unlike = await unlikeNobody(person, id, unknown[n] as Ask, told, secret)
            if (unlike) leaks.push(`${where}: ${told.text} but of an unknown id ${unlike}`)
          }
        }
    })
    expect(leaks.slice(0, 20)).toEqual([])
  }, 240_000)

  test('outlines: name, tier, owner and whom to ask of what is sealed, and nothing of what is hidden', async () => {
    const found: string[] = []
    // The short form leaves some numbers out.
    const all = world.secrets.filter(Boolean)
    await together(world.people, async (person) => {
      const { text } = await ask(person.caller, 'listSealed', { query: { limit: 200 } })
      const { items } = JSON.parse(text.split('\n')[0] as string) as { items: Record<string, unknown>[] }
      for (const { name, ...item } of items) {
        const secret = all.find((s) => s.id === item.id) as Secret
        if (secret.grade !== 'sealed' || isCleared(person, secret)) found.push(`${title(person)}: ${name}`)
        if (markedIn(JSON.stringify(item)).length > 0 || Object.keys(item).sort().join() !== 'ask,id,named,owner,tier')
          found.push(`${title(person)}: ${JSON.stringify(item)}`)
      }
      const mine = own(person).find((s) => s.grade === 'sealed') as Secret
      const inPlace =
        person.relation !== 'stranger' && (person.relation !== 'colleague' || !['rep', 'manager'].includes(person.role))
      const told = items.some((item) => item.id === mine.id)
      if (told !== (inPlace || !['rep', 'manager'].includes(person.role)) && !isCleared(person, mine))
        found.push(`${title(person)}: told ${told}`)
    })
    expect(found.slice(0, 5)).toEqual([])
  })

  test('no mark stands in an event, a job, a kept reply, a sight or a log line', async () => {
    for (const [table, text] of [
      ['event', 'data::text'],
      ['graphile_worker._private_jobs', 'payload::text'],
      ['idempotency_key', 'reply::text'],
      ['sight', `place || array_to_string(what, ' ')`],
    ]) {
      const rows = await app.query<{ text: string | null }>(`select ${text} as text from ${table}`)
      expect(rows.map((row) => row.text ?? '').filter((kept) => markedIn(kept).length > 0)).toEqual([])
    }
    expect(lines.length).toBeGreaterThan(1000)
    expect(lines.filter((line) => markedIn(line).length > 0)).toEqual([])
  })
})
