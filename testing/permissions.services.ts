import { addService, receive } from '../modules/services/contract.ts'
import {
  ALL,
  OWN,
  type Row,
  related,
  row,
  SEEN,
  SEES_FAR,
  TOUCHED,
  TOUCHES,
  TOUCHES_FAR,
  unique,
  type Where,
  type World,
} from './permissionRows.ts'
import { WEEK } from './services.ts'

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
const booked = (where: Where, may: string): Row[] => [
  row(
    'bookService',
    `for a customer ${where === 'own' ? 'of one’s own' : where === 'near' ? 'of the own team' : 'of another team'}`,
    may,
    async (w) => ({
      params: { id: await ofCompany(w) },
      body: { customerId: (await w.hung(where)).id, startsAt: AT },
    }),
  ),
]

export const SERVICES: readonly Row[] = [
  row('listServices', '', ALL),
  row('addService', '', KEEPS, (w) => ({ body: service(w) })),
  row('changeService', '', KEEPS, async (w) => ({ params: { id: await ofCompany(w) }, body: { buffer: 0 } })),
  row('listSlots', '', ALL, async (w) => ({ params: { id: await ofCompany(w) } })),
  row('showServiceDay', '', ALL),
  ...booked('near', TOUCHES),
  ...booked('far', TOUCHES_FAR),
  ...booked('own', OWN),
  ...related('listAssets', SEEN, ({ id }) => ({ params: { id } })),
  ...related('addAsset', TOUCHED, ({ id }) => ({ params: { id }, body: { name: '切纸机' } })),
  ...related('changeAsset', TOUCHED, ({ asset }) => ({ params: { id: asset }, body: { note: '旧' } })),
  row('listReceptions', '', ALL),
  row('listReceptions', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  ...related('showReception', SEEN, ({ reception }) => ({ params: { id: reception } })),
  ...related('receive', TOUCHED, ({ id }) => ({ body: { customerId: id, cause: '刀钝' } })),
  ...related('changeReception', TOUCHED, ({ reception }) => ({ params: { id: reception }, body: { tried: '磨过' } })),
  ...related('stepReception', TOUCHED, async ({ id }, w) => ({
    params: { id: (await w.admin.call(receive, { body: { customerId: id, cause: '刀钝' } })).id },
    body: { to: 'ready' },
  })),
  ...related('recordReturnCall', TOUCHED, ({ reception }) => ({
    params: { id: reception },
    body: { result: 'satisfied' },
  })),
]
