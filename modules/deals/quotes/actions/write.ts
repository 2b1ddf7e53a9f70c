import { publish } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { COMPANY_CURRENCY } from '../../../../shared/money.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { contactsOf, heldOf, lockedCustomer } from '../../../customers/index.ts'
import { whyNotEdit } from '../../../customers/policy.ts'
import { unknownContact } from '../../../customers/refusals.ts'
import { quoteDrafted } from '../../events.ts'
import { diagnosesOf } from '../../needs/diagnosis.repo.ts'
import { needOf } from '../../needs/reading.ts'
import { nextNumber } from '../../numbers.ts'
import { whyUndiagnosed } from '../../rules/diagnosis.ts'
import { whyNotEditQuote, whyNotRevise } from '../../rules/quote.ts'
import { totalsOf } from '../../rules/totals.ts'
import { diagnosisRule, quoteTerms, quoteTermsEn, taxIncluded, validDays } from '../../settings.ts'
import type * as contract from '../contract.ts'
import { wholeLines } from '../lines.ts'
import { editableQuote, quoteAfter } from '../reading.ts'
import { insertQuote, type NewVersion, updateQuote, type VersionRow, writeVersion } from '../repo.ts'

/** Drafts a quote. Who has not checked and diagnosed is warned, or prescribes nothing yet (P8). */
export async function draftQuote(work: Work, input: InputOf<typeof contract.draftQuote>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const need = input.needId ? await needOf(work, customer.id, input.needId) : null
  const rule = settingOf(work.settings, diagnosisRule)
  const diagnosis = need ? ((await diagnosesOf(work.tx, need.id))[0] ?? null) : null
  if (rule === 'block') demand(whyUndiagnosed(diagnosis, rule))
  await demandContact(work, customer.id, input.contactId ?? null)
  const version = versionFrom({
    contactId: input.contactId ?? need?.decider?.id ?? null,
    lines: await wholeLines(work, input.lines),
    taxIncluded: settingOf(work.settings, taxIncluded),
    currency: COMPANY_CURRENCY,
    validDays: input.validDays ?? settingOf(work.settings, validDays),
    terms: input.terms ?? settingOf(work.settings, quoteTerms),
    // Beside words of one's own the company's would contradict them: where none are written in English, those stand on both papers.
    termsEn: input.termsEn ?? (input.terms === undefined ? settingOf(work.settings, quoteTermsEn) : ''),
  })
  const id = newId()
  const number = await nextNumber(work, 'quote', customer)
  const { total: fen } = version.totals
  await insertQuote(work, {
    id,
    number,
    customerId: customer.id,
    needId: input.needId,
    fen,
    currency: COMPANY_CURRENCY,
  })
  await writeVersion(work, id, 1, version)
  await publish(work, quoteDrafted, { customerId: customer.id, subjectId: id, data: { version: 1 } })
  return quoteAfter(work, id)
}

/** Changes the version that is not sent yet; whoever approved it approved another. */
export async function changeQuote(work: Work, id: string, input: InputOf<typeof contract.changeQuote>['body']) {
  const { quote, latest, customer } = await editableQuote(work, id)
  demand(whyNotEditQuote(quote))
  await demandContact(work, customer.id, input.contactId ?? null)
  const version = versionFrom({
    ...latest,
    contactId: input.contactId === undefined ? (latest.contact?.id ?? null) : input.contactId,
    lines: input.lines ? await wholeLines(work, input.lines) : latest.lines,
    validDays: input.validDays ?? latest.validDays,
    terms: input.terms ?? latest.terms,
    termsEn: input.termsEn ?? latest.termsEn,
  })
  await writeVersion(work, id, quote.current, version)
  await updateQuote(work.tx, id, { state: 'draft', fen: version.totals.total })
  return quoteAfter(work, id)
}

/** Revises what was sent into the next version; the one before is superseded and stays as it was. */
export async function reviseQuote(work: Work, id: string) {
  const { quote, latest, customer } = await editableQuote(work, id)
  demand(whyNotRevise(quote))
  const current = quote.current + 1
  const contactId = latest.contact?.id ?? null
  await writeVersion(work, id, current, versionFrom({ ...latest, contactId }))
  await updateQuote(work.tx, id, { state: 'draft', current, validUntil: null, decidedOn: null, reason: null })
  await publish(work, quoteDrafted, { customerId: customer.id, subjectId: id, data: { version: current } })
  return quoteAfter(work, id)
}

type Written = Pick<VersionRow, 'lines' | 'taxIncluded' | 'currency' | 'validDays' | 'terms' | 'termsEn'> & {
  contactId: string | null
}

const versionFrom = (version: Written): NewVersion => ({
  ...version,
  totals: totalsOf(version.lines, version.taxIncluded),
})

async function demandContact(work: Work, customerId: string, contactId: string | null): Promise<void> {
  if (contactId && !(await contactsOf(work.tx, customerId)).some((c) => c.id === contactId))
    throw new Refused(unknownContact())
}
