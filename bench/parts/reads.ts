import type { Client } from '../load/client.ts'
import { demandOk } from '../load/client.ts'
import { firmOf, mobileOf, UNKNOWN_WORDS } from '../seed/names.ts'
import type { Part } from './part.ts'
import type { Stage } from './stage.ts'

const LIMIT = 50
const read = async (client: Client, path: string) => demandOk(await client.get(path))

/** Narrowed and sorted as people do it all day. */
const LISTS = [
  'tier=VVIP,A,B&sort=dueOn',
  'stage=responded,need,quoted&sort=-lastTouchAt',
  'cadence=due,overdue&sort=-orders',
  `industry=${encodeURIComponent('包装')}&sort=name`,
  `region=${encodeURIComponent('苏州')}&sort=-enteredOn`,
  'minOrders=1&sort=quietSince',
  'sort=-created',
  'size=small&sort=-effectiveTouches',
]

const ONE = [...'锦宏永华金天新瑞百德恒嘉同安启万长东海星']
const TWO = '印刷 包装 电子 服装 苏州 上海 有限 科技 宏图 东升'.split(' ')
const THREE = '有限公 苏州金 印刷有 包装厂 上海华 深圳新 股份有 东莞长'.split(' ')
const INITIALS = 'szj shh yxgs bz jx dzc whb hzt yscl'.split(' ')
const anyOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T

export function readParts(stage: Stage): Part[] {
  const any = () => 1 + Math.floor(Math.random() * stage.size)
  const search = (kind: string, title: string, word: () => string): Part => ({
    id: `search.${kind}`,
    title: `search: ${title}`,
    kind: 'read',
    who: 'all',
    goal: 'flat',
    act: async (client) => void (await read(client, `/customers?limit=${LIMIT}&q=${encodeURIComponent(word())}`)),
  })
  return [
    {
      id: 'today',
      title: 'the day’s list',
      kind: 'read',
      who: 'all',
      goal: 'flat',
      act: async (client) => void (await read(client, `/today?limit=${LIMIT}`)),
    },
    {
      id: 'list.first',
      title: 'list, filtered and sorted, 50',
      kind: 'read',
      who: 'all',
      goal: 'flat',
      act: async (client) => void (await read(client, `/customers?limit=${LIMIT}&${anyOf(LISTS)}`)),
    },
    nextPage(),
    search('one', 'one character', () => anyOf(ONE)),
    search('two', 'two characters', () => anyOf(TWO)),
    search('three', 'three characters', () => anyOf(THREE)),
    search('pinyin', 'pinyin initials', () => anyOf(INITIALS)),
    search('phone', 'digits of a number', () =>
      mobileOf(stage.seed, 2 * any()).slice(3, 8 + Math.floor(Math.random() * 4)),
    ),
    search('rare', 'a name that few bear', () => firmOf(stage.seed, any()).brand),
    search('missing', 'a name that nobody bears', () => anyOf(UNKNOWN_WORDS)),
    {
      id: 'open.record',
      title: 'a customer with its timeline',
      kind: 'read',
      who: 'all',
      goal: 'flat',
      act: async (client) => {
        const id = stage.seen(client)
        await Promise.all([read(client, `/customers/${id}`), read(client, `/customers/${id}/timeline?limit=40`)])
      },
    },
    {
      id: 'open.screen',
      title: 'its whole screen',
      kind: 'read',
      who: 'all',
      goal: 'flat',
      act: (client) => openScreen(client, stage.seen(client)),
    },
    ...figures(stage),
  ]
}

/** The page after a first one, and after that one the next; a list that has ended begins again. */
function nextPage(): Part {
  const path = (cursor: string | null) => `/customers?limit=${LIMIT}&sort=dueOn${cursor ? `&cursor=${cursor}` : ''}`
  const turn = async (client: Client) => {
    const { nextCursor } = (await read(client, path(client.cursor))).json<{ nextCursor: string | null }>()
    client.cursor = nextCursor
  }
  return {
    id: 'list.next',
    title: 'its next page',
    kind: 'read',
    who: 'all',
    goal: 'flat',
    before: async (client) => {
      if (client.cursor) return
      const { record } = client
      client.record = null
      await turn(client)
      client.record = record
    },
    act: turn,
  }
}

/** What the screen of a customer asks for, as a browser was seen to: the customer first, then the rest, six at a time. */
async function openScreen(client: Client, id: string): Promise<void> {
  await read(client, `/customers/${id}`)
  const beside = [
    `/customers/${id}/portrait`,
    `/appointments?customer=${id}&limit=30`,
    `/tasks?customer=${id}&limit=30`,
    `/outgoing-mails?limit=50&customer=${id}`,
    `/customers/${id}/assets`,
    `/receptions?customer=${id}&limit=20`,
    `/quotes?customer=${id}&limit=20`,
    `/orders?customer=${id}&limit=20`,
    `/needs?customer=${id}&stage=latent,brewing,explicit,quoted&limit=20`,
    `/customers/${id}/care?year=${new Date().getFullYear()}`,
    `/customers/${id}/timeline?limit=40`,
    `/customers/${id}/mail-addresses`,
    `/customers/${id}/importance`,
    `/insight/customers/${id}/diagnosis`,
    `/customers/${id}/secrecy`,
    `/greetings?customer=${id}&show=drafted&limit=10`,
    `/gifts?customer=${id}&limit=10`,
    `/return-visits?customer=${id}`,
  ]
  await Promise.all(beside.map((path) => read(client, path)))
}

/** Funnel, scorecard and diagnosis: of oneself, of one’s team, of the company. */
function figures({ rootTeam }: Stage): Part[] {
  const yearAgo = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10)
  const whose = [
    { level: 'own', who: 'rep', title: 'of oneself', at: ({ person }: Client) => `people/${person.id}` },
    { level: 'team', who: 'manager', title: 'of a team', at: ({ person }: Client) => `teams/${person.teamId}` },
    { level: 'company', who: 'director', title: 'of the company', at: () => `teams/${rootTeam}` },
  ] as const
  return whose.flatMap(({ level, who, title, at }) => {
    const figure = (name: 'funnel' | 'scorecard' | 'diagnosis', path: (client: Client) => string): Part => ({
      id: `${name}.${level}`,
      title: `${name} ${title}`,
      kind: 'read',
      who,
      goal: 'kept figures',
      act: async (client) => void (await read(client, path(client))),
    })
    return [
      figure('funnel', ({ person }) =>
        level === 'own'
          ? `/quantity/funnel?from=${yearAgo}&person=${person.id}`
          : level === 'team'
            ? `/quantity/funnel?from=${yearAgo}&team=${person.teamId}`
            : `/quantity/funnel?from=${yearAgo}`,
      ),
      figure('scorecard', (client) => `/scorecards/${at(client)}`),
      figure('diagnosis', (client) => `/insight/${at(client)}/diagnosis`),
    ]
  })
}
