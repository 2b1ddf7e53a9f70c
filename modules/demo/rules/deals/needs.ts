import { addDays, type Day } from '../../../../shared/calendar.ts'
import { isLevel, LEVELS, type NeedStage } from '../../../deals/rules/board.ts'
import { DIAGNOSIS_FIELDS, type Diagnosis } from '../../../deals/rules/diagnosis.ts'
import type { Colleague, Story } from '../firm.ts'
import { wordOf } from '../phrasebook.ts'
import { sayQuantity } from '../values.ts'
import type { NeedFact } from './facts.ts'
import { goodsOf } from './lines.ts'
import type { Pen } from './pen.ts'

const MONEY = { currency: 'CNY' }

/** When a need came to each column, the first first. */
export type Way = readonly (readonly [stage: NeedStage, on: Day])[]

const CHANCES: Partial<Record<NeedStage, readonly [number, number]>> = {
  latent: [5, 15],
  brewing: [15, 35],
  explicit: [35, 65],
  quoted: [45, 85],
}

/** Writes down a need with the way that it went; what it is worth is told later where a quote says it better. */
export function writeNeed(pen: Pen, story: Story, way: Way): NeedFact {
  const { random, account, firm, by } = pen
  const [, openedOn] = way[0] as (typeof way)[number]
  const [stage, lastOn] = way.at(-1) as (typeof way)[number]
  const at = pen.at(openedOn)
  const isOpen = stage !== 'won' && stage !== 'lost' && stage !== 'dropped'
  const [low, high] = CHANCES[stage] ?? [0, 0]
  const grown = way.map(([to]) => to)
  const need: NeedFact = {
    id: pen.id(at),
    customerId: account.fact.id,
    ownerId: by.id,
    title: `${story.product.name} ${sayQuantity(story.quantity, story.product.unit)}`,
    level: grown.includes('quoted') ? 'explicit' : (grown.filter(isLevel).at(-1) ?? LEVELS[0]),
    quotedOn: stage === 'quoted' || !isOpen ? (way.find(([to]) => to === 'quoted')?.[1] ?? null) : null,
    outcome: isOpen ? null : stage,
    position: at.getTime() / 1000,
    fen: Math.round(story.quantity * story.price * 100),
    ...MONEY,
    quantity: story.quantity,
    unit: story.product.unit,
    wantedOn: addDays(lastOn, story.days + random.between(8, 40)),
    productId: goodsOf(pen, story).id,
    competitors: rivals(pen, story, lastOn),
    deciderId: (account.fact.contacts[1] ?? account.fact.contacts[0])?.id ?? null,
    ...(isOpen ? nextStep(pen) : { nextStep: null, nextOn: null }),
    chance: isOpen ? random.between(low / 5, high / 5) * 5 : null,
    source: random.chance(0.6) ? pen.say('wish.source', openedOn) : null,
    openedOn,
    closedOn: isOpen ? null : lastOn,
    createdBy: by.id,
    recordedAt: at,
  }
  pen.facts.needs.push(need)
  for (const [n, [toStage, onDay]] of way.entries()) {
    const recordedAt = n === 0 ? at : firm.at(onDay, 18 * 60)
    const fromStage = way[n - 1]?.[0] ?? null
    pen.facts.moves.push({
      id: pen.id(recordedAt),
      needId: need.id,
      fromStage,
      toStage,
      onDay,
      byId: by.id,
      recordedAt,
    })
  }
  join(pen, need, by, openedOn)
  if (need.fen > 15_000_000 && pen.superior !== by) join(pen, need, pen.superior, lastOn)
  return need
}

const join = ({ facts, id, at }: Pen, { id: needId }: NeedFact, person: Colleague, joinedOn: Day): void => {
  facts.people.push({ id: id(at(joinedOn)), needId, personId: person.id, joinedOn, leftOn: null })
}

function rivals(pen: Pen, story: Story, day: Day): NeedFact['competitors'] {
  const { random, firm } = pen
  const other = wordOf(firm.plan.book, 'rival', random)
  const names = [story.rival, ...(random.chance(0.35) && other !== story.rival ? [other] : [])]
  return names
    .filter(() => random.chance(0.8))
    .map((name) => ({
      name,
      price: random.chance(0.6)
        ? { fen: Math.round(story.quantity * story.price * (0.9 + random.next() * 0.14)) * 100, ...MONEY }
        : null,
      strong: pen.say('rival.strong', day),
      weak: pen.say('rival.weak', day),
    }))
}

/** What was agreed next; now and then it is late. */
function nextStep(pen: Pen): Pick<NeedFact, 'nextStep' | 'nextOn'> {
  const { random, firm } = pen
  if (random.chance(0.15)) return { nextStep: null, nextOn: null }
  const nextOn = addDays(firm.plan.today, random.chance(0.25) ? -random.between(1, 9) : random.between(0, 12))
  return { nextStep: pen.say('wish.next', firm.plan.today), nextOn }
}

/** P8: what was found before the quote; some only in part, some in two versions. */
export function diagnose(pen: Pen, need: NeedFact, day: Day): void {
  const { random, facts, by } = pen
  const whole = Object.fromEntries(DIAGNOSIS_FIELDS.map((f) => [f, pen.say(`diagnosis.${f}`, day)])) as Diagnosis
  const isPart = random.chance(0.2)
  const first = isPart || random.chance(0.25) ? { ...whole, findings: '', prescription: '' } : whole
  const versions = first === whole || isPart ? [first] : [first, whole]
  for (const [n, version] of versions.entries())
    facts.diagnoses.push({ ...version, needId: need.id, version: n + 1, byId: by.id, at: pen.at(addDays(day, n)) })
}

/** Why it was lost, to whom, at what price. */
export function lose(pen: Pen, need: NeedFact, story: Story): void {
  const { random, facts, by } = pen
  const onDay = need.closedOn as Day
  const outcome = need.outcome as 'lost' | 'dropped'
  const code =
    outcome === 'dropped'
      ? random.pick(['no_budget', 'no_need'])
      : random.weighted([
          ['price', 5],
          ['relationship', 2],
          ['delivery', 2],
          ['quality', 1],
        ])
  const recordedAt = facts.moves.findLast((move) => move.needId === need.id)?.recordedAt as Date
  facts.losses.push({
    id: pen.id(recordedAt),
    needId: need.id,
    outcome,
    code,
    reason: pen.say(`loss.${code}`, onDay),
    competitor: outcome === 'lost' ? story.rival : null,
    fen: outcome === 'lost' && code === 'price' ? Math.round((need.fen * random.between(88, 96)) / 10_000) * 100 : null,
    onDay,
    byId: by.id,
    recordedAt,
  })
}
