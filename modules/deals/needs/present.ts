import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { presentSign } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { isBigOrder } from '../rules/bigOrder.ts'
import { missingOf } from '../rules/diagnosis.ts'
import { bigOrderBy, bigOrderFen } from '../settings.ts'
import { diagnosesOf } from './diagnosis.repo.ts'
import { peopleOf } from './people.repo.ts'
import { lossOf, movesOf, type NeedRecord, type NeedRow } from './repo.ts'

export const isBig = (work: Work, need: Pick<NeedRow, 'fen' | 'currency' | 'chance'>): boolean =>
  isBigOrder(need, { threshold: settingOf(work.settings, bigOrderFen), by: settingOf(work.settings, bigOrderBy) })

/** A need as lists and the board show it, with what the reader may do. */
export function presentNeedItem(work: Work, { held, customer, fen, currency, position: _position, ...need }: NeedRow) {
  return {
    ...need,
    customer: presentSign(work, customer),
    amount: fen === null ? null : { fen, currency },
    big: isBig(work, { fen, currency, chance: need.chance }),
    can: { edit: whyNotEdit(work.by, held) === null },
  }
}

/** A need whole. */
export async function presentNeed(work: Work, record: NeedRecord) {
  const { quoteSent: _quoteSent, competitors, decider, source, ...need } = record
  const [people, moves, loss, diagnoses] = [
    await peopleOf(work.tx, need.id),
    await movesOf(work.tx, need.id),
    await lossOf(work.tx, need.id),
    await diagnosesOf(work.tx, need.id),
  ]
  const item = presentNeedItem(work, need)
  const isOpen = need.outcome === null
  return {
    ...item,
    competitors,
    decider,
    source,
    people,
    moves,
    loss: need.outcome === 'lost' || need.outcome === 'dropped' ? loss : null,
    diagnosed: missingOf(diagnoses[0] ?? null).length === 0,
    can: {
      edit: item.can.edit,
      quote: item.can.edit && isOpen,
      close: item.can.edit && isOpen,
      askForSupport: item.can.edit && isOpen,
    },
  }
}
