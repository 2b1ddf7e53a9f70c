import type { Ask } from './permissionRows.ts'

export interface Secret {
  id: string
  grade: 'sealed' | 'hidden'
  pair: number
  team: string
  listed: Set<string>
  contact: string
  touch: string
  need: string
  quote: string
  order: string
  mail: string
  outgoing: string
  appointment: string
  task: string
  asset: string
  reception: string
  occasion: string
  gift: string
  greeting: string
  visit: string
  /** Who of us works on it beside the owner. */
  colleague: string
  /** By which the customer could be found. */
  name: string
  phone: string
}

const three = (n: number) => String(n).padStart(3, '0')
export type Marks = ReturnType<typeof marks>
export const marks = (n: number) => {
  let field = 0
  const next = () => String(++field).padStart(4, '0')
  return {
    text: (what: string) => `${what}密标${three(n)}`,
    phone: () => `1399${three(n)}${next()}`,
    birthday: () => ({ month: 6, day: 1, year: 1900 + n, lunar: false }),
    mail: () => `mark${three(n)}x${next()}@example.com`,
    fen: () => Number(`77${three(n)}${next()}`),
  }
}

/** What stands for a customer and what hangs on it, in a question. */
export type Target = Pick<
  Secret,
  | 'id'
  | 'contact'
  | 'touch'
  | 'need'
  | 'quote'
  | 'order'
  | 'mail'
  | 'outgoing'
  | 'appointment'
  | 'task'
  | 'asset'
  | 'reception'
  | 'occasion'
  | 'gift'
  | 'greeting'
  | 'visit'
  | 'name'
  | 'phone'
>

/** How an endpoint that reads is asked. */
export interface Reading {
  /** Asked of everybody, before and after there are secrets. */
  plain?: Ask[]
  /** Asked about names and numbers: they are looked for, and not to be found. */
  seek?: (target: Target) => Ask[]
  /** Asked by id. */
  of?: (target: Target) => Ask[]
}
