import { loadSettings } from '../../../platform/settings.ts'
import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { addDays, startOfDay } from '../../../shared/calendar.ts'
import { seedAppointments, seedResources, seedTasks } from '../../appointments/index.ts'
import {
  seedCarePlans,
  seedChoices,
  seedDrafts,
  seedGifts,
  seedGreetings,
  seedOccasions,
  seedVisits,
} from '../../care/index.ts'
import { seedSetting } from '../../company/index.ts'
import {
  replayPursuits,
  seedCustomers,
  seedHoldings,
  seedMembers,
  seedProposals,
  seedPursuits,
  seedStages,
  seedTiers,
  seedViews,
} from '../../customers/index.ts'
import { recountNeeds, recountOrders, type SeededTable, seedDeals, seedQuoteEvents } from '../../deals/index.ts'
import { companyDress, quoteTerms, quoteTermsEn } from '../../deals/settings.ts'
import { score, seedMarks } from '../../importance/index.ts'
import { seedTargets } from '../../insight/index.ts'
import { seedBounces, seedMails } from '../../mail/index.ts'
import { seedPeople } from '../../people/index.ts'
import { seedClaims, seedMoves, seedPools } from '../../pool/index.ts'
import {
  recountDistances,
  seedHandovers,
  seedPortraitValues,
  seedReviews,
  seedSharePlans,
  seedShares,
  seedTrace,
  seedTrust,
} from '../../portrait/index.ts'
import { seedFairs, seedPlans, seedQuotas } from '../../quantity/index.ts'
import { seedLists, seedSights, seedSignatures } from '../../secrecy/index.ts'
import { seedAssets, seedBookings, seedReceptions, seedServices } from '../../services/index.ts'
import { recountTouches, seedPostponements, seedStepIns, seedTemplates, seedTouches } from '../../touches/index.ts'
import { arrangedOf } from '../rules/appointments.ts'
import { caredOf } from '../rules/care.ts'
import { PASSWORD, TEAMS } from '../rules/cast.ts'
import { templatesOf, viewsOf } from '../rules/desk.ts'
import { DRESS, TERMS, TERMS_EN } from '../rules/dress.ts'
import type { Facts } from '../rules/facts.ts'
import { type Disappointment, disappointmentsOf } from '../rules/falls.ts'
import type { Firm } from '../rules/firm.ts'
import { judge } from '../rules/judge.ts'
import { looksOf } from '../rules/looks.ts'
import { bouncesOf, mailsOf, touchesByMail, withAddresses } from '../rules/mails.ts'
import { fairsOf, plansOf, quotasOf } from '../rules/plans.ts'
import { drawPortraits } from '../rules/portraits.ts'
import { servedOf } from '../rules/services.ts'
import { targetsOf } from '../rules/targets.ts'
import { DAYS } from '../rules/year.ts'

const BATCH = 1000
const SIGNED_DAYS_AGO = 200
const EVENING = 17 * 3_600_000

type Step = [readonly unknown[], (batch: never) => Promise<void>]

/** Each table with its facts, in the order in which one needs the other. */
function dealsOf({ deals, orders }: Facts): [SeededTable, readonly object[]][] {
  if (!deals) return []
  return [
    ['product', deals.products],
    ['need', deals.needs],
    ['need_move', deals.moves],
    ['need_person', deals.people],
    ['need_diagnosis', deals.diagnoses],
    ['need_loss', deals.losses],
    ['quote', deals.quotes],
    ['quote_version', deals.versions],
    ['quote_approval', deals.approvals],
    ['sales_order', orders],
    ['delivery', deals.deliveries],
    ['payment', deals.payments],
    ['document_number', deals.numbers],
  ]
}

/** Writes the firm's year down through the modules' own functions, and has them count what it adds up to. */
export async function record(work: Work, firm: Firm, tell: (share: number) => void): Promise<void> {
  const { facts } = firm
  await seedPeople(work, { name: TEAMS[0]?.name ?? '', teams: facts.teams, people: facts.people, password: PASSWORD })
  await seedPools(work, facts.pools)
  const portraits = drawPortraits(firm)
  const mails = mailsOf(firm)
  const disappointments = disappointmentsOf(firm, JINKE.id)
  const arranged = arrangedOf(firm)
  const served = servedOf(firm)
  const cared = caredOf(firm)
  const steps: Step[] = [
    [withAddresses(facts.customers, mails), (batch) => seedCustomers(work, batch)],
    [facts.pursuits, (batch) => seedPursuits(work, batch)],
    [facts.holdings, (batch) => seedHoldings(work, batch)],
    [facts.stages, (batch) => seedStages(work, batch)],
    [[...facts.tiers, ...disappointments.map(({ tier }) => tier)], (batch) => seedTiers(work, batch)],
    [facts.members, (batch) => seedMembers(work, batch)],
    [facts.proposals, (batch) => seedProposals(work, batch)],
    ...dealsOf(facts).map(([table, rows]): Step => [rows, (batch) => seedDeals(work, table, batch)]),
    [facts.deals?.told ?? [], (batch) => seedQuoteEvents(work, batch)],
    [touchesByMail(facts.touches, mails), (batch) => seedTouches(work, batch)],
    [mails, (batch) => seedMails(work, batch)],
    [bouncesOf(firm), (batch) => seedBounces(work, batch)],
    [facts.moves, (batch) => seedMoves(work, batch)],
    [facts.claims, (batch) => seedClaims(work, batch)],
    [facts.postponements, (batch) => seedPostponements(work, batch)],
    [[...judge(firm), ...disappointments.flatMap(({ marks }) => marks)], (batch) => seedMarks(work, batch)],
    [viewsOf(firm), (batch) => seedViews(work, batch)],
    [templatesOf(firm), (batch) => seedTemplates(work, batch)],
    [plansOf(firm), (batch) => seedPlans(work, batch)],
    [fairsOf(firm), (batch) => seedFairs(work, batch)],
    [quotasOf(firm), (batch) => seedQuotas(work, batch)],
    [facts.customers.map((c) => c.id), (batch) => recount(work, batch)],
    [disappointments, (batch) => scoreOnTheirDays(work, batch)],
    [tiered(firm), (batch) => score(work, batch)],
    [facts.stepIns, (batch) => seedStepIns(work, batch)],
    [looksOf(firm), (batch) => seedSights(work, batch)],
    [portraits.values, (batch) => seedPortraitValues(work, batch)],
    [portraits.trust, (batch) => seedTrust(work, batch)],
    [portraits.shares, (batch) => seedShares(work, batch)],
    [portraits.sharePlans, (batch) => seedSharePlans(work, batch)],
    [portraits.reviews, (batch) => seedReviews(work, batch)],
    [portraits.handovers, (batch) => seedHandovers(work, batch)],
    [facts.customers.map((c) => c.id), (batch) => seedTrace(work, batch, addDays(work.today, -DAYS))],
    [facts.customers.map((c) => c.id), (batch) => recountDistances(work, batch)],
    [targetsOf(firm), (batch) => seedTargets(work, batch)],
    [arranged.resources, (batch) => seedResources(work, batch)],
    [arranged.appointments, (batch) => seedAppointments(work, batch)],
    [served.resources, (batch) => seedResources(work, batch)],
    [served.services, (batch) => seedServices(work, batch)],
    [served.assets, (batch) => seedAssets(work, batch)],
    [served.appointments, (batch) => seedAppointments(work, batch)],
    [served.bookings, (batch) => seedBookings(work, batch)],
    [served.tasks, (batch) => seedTasks(work, batch)],
    [served.receptions, (batch) => seedReceptions(work, batch)],
    [[...arranged.tasks, ...cared.tasks], (batch) => seedTasks(work, batch)],
    [cared.occasions, (batch) => seedOccasions(work, batch)],
    [cared.gifts, (batch) => seedGifts(work, batch)],
    [cared.choices, (batch) => seedChoices(work, batch)],
    [cared.plans, (batch) => seedCarePlans(work, batch)],
    [cared.visits, (batch) => seedVisits(work, batch)],
    [cared.greetings, (batch) => seedGreetings(work, batch)],
  ]
  const total = steps.reduce((sum, [rows]) => sum + rows.length, 0)
  let done = 0
  for (const [rows, write] of steps)
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH)
      await write(batch as never)
      done += batch.length
      tell(done / total)
    }
  await seedSetting(work, companyDress, DRESS)
  await seedSetting(work, quoteTerms, TERMS)
  await seedSetting(work, quoteTermsEn, TERMS_EN)
  await seedLists(work)
  // In the company's name, which was just set.
  await seedDrafts({ ...work, settings: await loadSettings(work.tx) })
  const sellers = facts.people.filter((p) => !p.leftOn && ['rep', 'manager', 'director'].includes(p.role))
  await seedSignatures(
    work,
    sellers.map((p) => p.id),
    startOfDay(work.zone, addDays(work.today, -SIGNED_DAYS_AGO)),
  )
}

/** I1: those with a tier, whom somebody judged. */
const tiered = ({ facts }: Firm): string[] => facts.customers.filter((c) => c.tier !== null).map((c) => c.id)

/** T5: a fall waits since the evening of the day on which somebody judged anew. */
async function scoreOnTheirDays(work: Work, disappointments: readonly Disappointment[]): Promise<void> {
  for (const { customerId, on } of disappointments)
    await score({ ...work, today: on, now: new Date(startOfDay(work.zone, on).getTime() + EVENING) }, [customerId])
}

/** Of tables just filled the database knows no statistics: it must be told that joining all with all is to be by hash. */
async function recount(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(work.tx, sql`set local enable_nestloop = off`)
  await replayPursuits(work, customerIds)
  await recountTouches(work, customerIds)
  await recountOrders(work, customerIds)
  await recountNeeds(work, customerIds)
}
