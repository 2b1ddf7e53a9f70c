import type { Refusal } from '../../../shared/refusal.ts'
import { optionMissing, optionTwice, unknownOption } from '../refusals.ts'
import { repeatedAt } from './catalogue.ts'
import { RATE_PLACES, units } from './exact.ts'

/** A choice of an option group: what it adds to the price and the cost, for each unit (fen, four decimals) or once an order (fen). */
export interface Choice {
  name: string
  nameEn: string
  price: number
  cost: number
  per: 'unit' | 'order'
}

export interface OptionGroup {
  name: string
  nameEn: string
  /** Whether one must be chosen; else none may be. */
  required: boolean
  choices: Choice[]
}

export interface Break {
  /** From this quantity on. */
  from: number
  price: number
  cost: number | null
}

export interface Priced {
  price: number | null
  cost: number | null
  breaks: readonly Break[]
  options: readonly OptionGroup[]
}

export interface Chosen {
  group: string
  choice: string
}

/** Fen: `unitPrice` and `unitCost` a unit to four decimals, the others once an order. */
export interface WorkedOut {
  unitPrice: number
  unitCost: number | null
  setupFen: number
  setupCostFen: number
}

/** Why these options cannot be had, or null. */
export function whyNotChoose(options: readonly OptionGroup[], chosen: readonly Chosen[]): Refusal | null {
  for (const { group, choice } of chosen)
    if (!options.find((o) => o.name === group)?.choices.some((c) => c.name === choice))
      return unknownOption({ option: `${group}: ${choice}` })
  const [twice] = repeatedAt(chosen.map(({ group }) => group))
  if (twice !== undefined) return optionTwice({ option: chosen[twice]?.group ?? '' })
  const missing = options.find((o) => o.required && !chosen.some((c) => c.group === o.name))
  return missing ? optionMissing({ option: missing.name }) : null
}

/**
 * What a product costs made to measure: the list price, or that of the greatest break that the quantity reaches, and
 * what the choices add. Pure, so that the form and the server agree.
 */
export function priceOf(product: Priced, quantity: number, chosen: readonly Chosen[]): WorkedOut {
  const reached = product.breaks.filter((b) => quantity >= b.from).sort((a, b) => b.from - a.from)[0]
  const choices = product.options.flatMap((o) =>
    o.choices.filter((c) => chosen.some((one) => one.group === o.name && one.choice === c.name)),
  )
  const cost = reached?.cost ?? product.cost
  return {
    unitPrice: rateSum([reached?.price ?? product.price ?? 0, ...by('unit', choices).map((c) => c.price)]),
    unitCost: cost === null ? null : rateSum([cost, ...by('unit', choices).map((c) => c.cost)]),
    setupFen: Math.round(sum(by('order', choices).map((c) => c.price))),
    setupCostFen: Math.round(sum(by('order', choices).map((c) => c.cost))),
  }
}

/** The least that one of it can cost; null where the catalogue asks nothing for it. */
export const leastPrice = ({ price, breaks }: Pick<Priced, 'price' | 'breaks'>): number | null => {
  const asked = [price ?? 0, ...breaks.map((b) => b.price)].filter((each) => each > 0)
  return asked.length > 0 ? Math.round(Math.min(...asked)) : null
}

const by = (per: Choice['per'], choices: readonly Choice[]) => choices.filter((c) => c.per === per)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Of rates with four decimals, exactly. */
const rateSum = (rates: readonly number[]): number =>
  Number(rates.reduce((total, rate) => total + units(rate, RATE_PLACES), 0n)) / 10 ** RATE_PLACES
