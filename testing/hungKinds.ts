/** What hangs on a customer, one of each kind. */
export interface Hung {
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
}
