import { addAsset, addService, receive } from '../modules/services/contract.ts'
import { ALL, type Row, row, SEES, SEES_FAR, unique, type World } from './permissionRows.ts'
import { WEEK } from './services.ts'

const TOUCHES = '0 + + - + - +'
const TOUCHES_FAR = '0 0 + - + - +'
const KEEPS = '- + + - - - +'

const service = (w: World) => ({
  nameZh: '打样',
  nameEn: 'Proof',
  responsibleId: w.admin.id,
  minutes: 30,
  hours: WEEK,
  capacity: 50,
  slug: unique('proof').replace(' ', '-'),
})
let kept: Promise<{ id: string }> | null = null
let of: World['admin'] | null = null
/** One of the company's, for all who book. */
const ofCompany = async (w: World) => {
  if (of !== w.admin || !kept) {
    of = w.admin
    kept = w.admin.call(addService, { body: service(w) })
  }
  return (await kept).id
}
const AT = '2026-06-10T01:00:00Z'
const assetOf = async (w: World, where: 'near' | 'far') =>
  (await w.admin.call(addAsset, { params: { id: w.still[where] }, body: { name: '切纸机' } })).id
const receptionOf = async (w: World, where: 'near' | 'far') =>
  (await w.admin.call(receive, { body: { customerId: w.still[where], cause: '刀钝' } })).id

const on = (
  id: string,
  near: string,
  far: string,
  ask: (w: World, where: 'near' | 'far') => Promise<object> | object,
): Row[] =>
  (['near', 'far'] as const).map((where) =>
    row(id, `of a customer of ${where === 'near' ? 'the own' : 'another'} team`, where === 'near' ? near : far, (w) =>
      ask(w, where),
    ),
  )

export const SERVICES: readonly Row[] = [
  row('listServices', '', ALL),
  row('addService', '', KEEPS, (w) => ({ body: service(w) })),
  row('changeService', '', KEEPS, async (w) => ({ params: { id: await ofCompany(w) }, body: { buffer: 0 } })),
  row('listSlots', '', ALL, async (w) => ({ params: { id: await ofCompany(w) } })),
  row('showServiceDay', '', ALL),
  ...on('bookService', TOUCHES, TOUCHES_FAR, async (w, where) => ({
    params: { id: await ofCompany(w) },
    body: { customerId: w.still[where], startsAt: AT },
  })),
  ...on('listAssets', SEES, SEES_FAR, (w, where) => ({ params: { id: w.still[where] } })),
  ...on('addAsset', TOUCHES, TOUCHES_FAR, (w, where) => ({ params: { id: w.still[where] }, body: { name: '切纸机' } })),
  ...on('changeAsset', TOUCHES, TOUCHES_FAR, async (w, where) => ({
    params: { id: await assetOf(w, where) },
    body: { note: '旧' },
  })),
  row('listReceptions', '', ALL),
  row('listReceptions', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  ...on('showReception', SEES, SEES_FAR, async (w, where) => ({ params: { id: await receptionOf(w, where) } })),
  ...on('receive', TOUCHES, TOUCHES_FAR, (w, where) => ({ body: { customerId: w.still[where], cause: '刀钝' } })),
  ...on('changeReception', TOUCHES, TOUCHES_FAR, async (w, where) => ({
    params: { id: await receptionOf(w, where) },
    body: { tried: '磨过' },
  })),
  ...on('stepReception', TOUCHES, TOUCHES_FAR, async (w, where) => ({
    params: { id: await receptionOf(w, where) },
    body: { to: 'ready' },
  })),
  ...on('recordReturnCall', TOUCHES, TOUCHES_FAR, async (w, where) => ({
    params: { id: await receptionOf(w, where) },
    body: { result: 'satisfied' },
  })),
]
