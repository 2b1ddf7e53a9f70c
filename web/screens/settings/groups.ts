import { cadenceWindows } from '../../../modules/customers/settings.ts'
import type { Text } from '../../../shared/text.ts'
import { EDITED_KEYS } from '../portraitSettings/draft.ts'
import { groupTexts as words } from './settings.texts.ts'

export interface Group {
  readonly id: string
  readonly title: Text
  readonly lead?: Text
  readonly keys: readonly string[]
}

/** The settings by what they decide. What a later module declares and no group names stands in the last one. */
const GROUPS: readonly Group[] = [
  { id: 'company', title: words.company, keys: ['company.name', 'company.zone', 'company.public_url'] },
  {
    id: 'appointments',
    title: words.appointments,
    keys: [
      'appointments.kinds',
      'appointments.meals',
      'appointments.earliest_hour',
      'appointments.latest_hour',
      'appointments.step_minutes',
      'appointments.proposed_count',
      'appointments.learn_from',
      'appointments.same_city_minutes',
      'appointments.other_city_minutes',
      'appointments.offer_days',
      'appointments.hold_offered',
      'appointments.hold_hours',
      'appointments.remind_customer',
      'appointments.remind_us',
    ],
  },
  {
    id: 'services',
    title: words.services,
    keys: ['services.call_after_days', 'services.open_bookings', 'services.tell_ready'],
  },
  {
    id: 'care',
    title: words.care,
    keys: [
      'care.after_order',
      'care.after_service',
      'care.after_complaint',
      'care.quarterly',
      'care.visit_how',
      'care.visit_kind',
      'privacy.consent_first',
      'care.birthdays',
      'care.first_orders',
      'care.festivals',
      'care.festival_tiers',
      'care.draft_ahead',
      'care.greet_at',
      'care.greet_until',
      'care.gift_limit',
      'care.gift_year_limit',
      'care.gift_days_back',
    ],
  },
  {
    id: 'calendar',
    title: words.calendar,
    lead: words.calendarLead,
    keys: [
      'calendars.hours',
      'calendars.follow_china',
      'calendars.own_days',
      'calendars.feed_tells',
      'calendars.busy_ahead',
    ],
  },
  {
    id: 'mail',
    title: words.mail,
    lead: words.mailLead,
    keys: [
      'mail.first_days',
      'mail.substance_from',
      'mail.attachment_megabytes',
      'mail.largest_megabytes',
      'mail.give_up_hours',
      'company.inner_hosts',
    ],
  },
  { id: 'cadence', title: words.cadence, lead: words.cadenceLead, keys: [cadenceWindows.key, 'cadence.retries'] },
  {
    id: 'twelve',
    title: words.twelve,
    keys: ['touches.needed', 'touches.months_at_most', 'touches.effective_per_day'],
  },
  {
    id: 'suspension',
    title: words.suspension,
    keys: ['suspension.never', 'suspension.manager_early', 'suspension.look_again', 'suspension.goes_to'],
  },
  { id: 'step-in', title: words.stepIn, keys: ['step_in.at'] },
  {
    id: 'recall',
    title: words.recall,
    lead: words.recallLead,
    keys: ['recall.factor', 'recall.at_least', 'recall.warning'],
  },
  {
    id: 'pool',
    title: words.pool,
    keys: [
      'pool.claims_a_day',
      'pool.held_at_most',
      'pool.held_by_newcomer',
      'people.newcomer_months',
      'pool.cap_exempt',
      'pool.protection',
      'pool.cooling_off',
    ],
  },
  { id: 'importance', title: words.importance, lead: words.importanceLead, keys: ['importance.scorecard'] },
  {
    id: 'deals',
    title: words.deals,
    keys: ['deals.big_order', 'deals.big_order_by', 'deals.diagnosis', 'deals.board_closed_days'],
  },
  {
    id: 'quotes',
    title: words.quotes,
    keys: [
      'quotes.approval',
      'quotes.tax_included',
      'quotes.tax_rate',
      'quotes.valid_days',
      'quotes.terms',
      'quotes.terms_en',
      'quotes.dress',
    ],
  },
  { id: 'today', title: words.today, keys: ['today.holds', 'today.postpone_at_most'] },
  {
    id: 'secrecy',
    title: words.secrecy,
    lead: words.secrecyLead,
    keys: [
      'secrecy.sealed_tiers',
      'secrecy.unusual_per_hour',
      'secrecy.usual_from',
      'secrecy.usual_to',
      'secrecy.fresh_days',
    ],
  },
  {
    id: 'audit',
    title: words.audit,
    lead: words.auditLead,
    keys: [
      'audit.opened_per_hour',
      'audit.told_per_hour',
      'audit.usual_factor',
      'audit.opened_at_night',
      'audit.exported_per_day',
      'audit.handed_per_day',
      'audit.pages_kept_days',
      'people.sessions_kept_days',
      'imports.kept_days',
    ],
  },
  {
    id: 'portrait',
    title: words.portrait,
    keys: [...EDITED_KEYS, 'portrait.questions', 'portrait.ask_again_days', 'portrait.review_months'],
  },
  {
    id: 'diagnosis',
    title: words.diagnosis,
    lead: words.diagnosisLead,
    keys: [
      'insight.aim',
      'insight.weeks',
      'insight.healthy',
      'insight.near',
      'insight.standards',
      'insight.expected_rungs',
      'insight.above_worst',
      'insight.undecided_days',
      'insight.certainty',
    ],
  },
  {
    id: 'quantity',
    title: words.quantity,
    lead: words.quantityLead,
    keys: [
      'quantity.newcomer_quota',
      'quantity.experienced_quota',
      'quantity.days_a_week',
      'quantity.tell_at',
      'quantity.catch_up',
      'quantity.dormant_days',
      'quantity.pace_days',
    ],
  },
  {
    id: 'statistics',
    title: words.statistics,
    lead: words.statisticsLead,
    keys: [
      'quantity.confidence',
      'quantity.ripe_months',
      'quantity.trade_leads',
      'quantity.trade_orders',
      'quantity.trade_low',
      'quantity.trade_high',
      'quantity.trade_reps',
      'quantity.significance',
      'quantity.least_customers',
      'quantity.least_in_category',
      'quantity.least_difference',
    ],
  },
  {
    id: 'people',
    title: words.people,
    keys: [
      'people.factor_demanded_from',
      'people.session_days',
      'people.session_most_days',
      'people.proof_minutes',
      'people.failures_until_lock',
      'people.lock_minutes',
    ],
  },
]

export function groupSettings<T extends { key: string }>(settings: readonly T[]): (Group & { settings: T[] })[] {
  const byKey = new Map(settings.map((setting) => [setting.key, setting]))
  const named = new Set(GROUPS.flatMap((group) => group.keys))
  const others = settings.filter(({ key }) => !named.has(key)).map(({ key }) => key)
  return [...GROUPS, { id: 'other', title: words.other, keys: others }]
    .map((group) => ({ ...group, settings: group.keys.flatMap((key) => byKey.get(key) ?? []) }))
    .filter((group) => group.settings.length > 0)
}
