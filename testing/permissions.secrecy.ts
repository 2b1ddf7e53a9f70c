// S1, S2: what depends on being named is no matter of roles and stands in server/secrecy.test.ts; here are customers
// that are open to all who see them.

const ALL = '+ + + + + + +'
const FILES = '- - + - - + +'
const HEADS = '- - + - - - +'
const REVIEWS = '- - - - - - -'

/** As much of the matrix's world as is asked for here. */
interface World {
  still: { near: string; far: string }
  mate: { id: string }
  others: { signature: string }
}
type Asking = (world: World) => { params?: Record<string, string>; body?: unknown }

const row = (id: string, situation: string, may: string, ask: Asking = () => ({})) => ({ id, situation, may, ask })
const near = (w: World) => ({ id: w.still.near })
const far = (w: World) => ({ id: w.still.far })
const reason = { hidden: false, reason: '试试权限' }

export const SECRECY = [
  row('showUndertaking', '', ALL),
  row('signUndertaking', 'a version that is not the current one', ALL, () => ({ body: { version: 99 } })),
  row('printSignature', 'a colleague’s', '0 0 + 0 0 + +', (w) => ({ params: { id: w.others.signature } })),
  row('listUndertakings', '', FILES),
  row('listSignatures', '', FILES, () => ({ params: { version: '1' } })),
  row('listSights', 'before signing', REVIEWS),
  row('listSealed', '', ALL),
  row('showSecrecy', 'a customer of the own team', '0 + + + + + +', (w) => ({ params: near(w) })),
  row('showSecrecy', 'a customer of another team', '0 0 + + + + +', (w) => ({ params: far(w) })),
  row('nameConfidant', 'of a customer of the own team', '0 + - - - - -', (w) => ({
    params: { ...near(w), personId: w.mate.id },
  })),
  row('nameConfidant', 'of a customer of another team', '0 0 + - - - -', (w) => ({
    params: { ...far(w), personId: w.mate.id },
  })),
  row('removeConfidant', 'of a customer of the own team', '0 + - - - - -', (w) => ({
    params: { ...near(w), personId: w.mate.id },
  })),
  row('openCustomer', 'nothing of it is sealed', '0 + - - - - -', (w) => ({
    params: near(w),
    body: { reason: '不再机密' },
  })),
  row('hideCustomer', 'of the own team', '0 + + - - - -', (w) => ({ params: near(w), body: reason })),
  row('hideCustomer', 'of another team', '0 0 + - - - -', (w) => ({ params: far(w), body: reason })),
  row('publishUndertaking', '', HEADS, () => ({ body: { zh: '新的承诺', en: 'A new undertaking' } })),
]
