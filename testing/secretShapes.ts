import type { Hung } from './hungKinds.ts'
import type { Ask } from './permissionRows.ts'

export interface Secret extends Hung {
  id: string
  grade: 'sealed' | 'hidden'
  pair: number
  /** Which its marks bear. */
  number: number
  team: string
  listed: Set<string>
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
export type Target = Omit<Hung, 'colleague'> & Pick<Secret, 'id' | 'name' | 'phone'>

/** How an endpoint that reads is asked. */
export interface Reading {
  /** Asked of everybody, before and after there are secrets. */
  plain?: Ask[]
  /** Asked about names and numbers: they are looked for, and not to be found. */
  seek?: (target: Target) => Ask[]
  /** Asked by id. */
  of?: (target: Target) => Ask[]
}
