import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { MoveKind } from './events.ts'
import { calledHere } from './kinds.ts'
import { linksUntil } from './links/links.ts'
import { type AppointmentRow, liveOffer } from './repo.ts'
import type { AnswerCode } from './rules/answers.ts'
import type { Waiting } from './rules/state.ts'

interface Item {
  id: string
  what: string
  owner: { id: string; name: string }
  dueOn: string | null
  doneAt: string | null
}

interface MoveRow {
  id: string
  at: string
  what: MoveKind
  by: { id: string; name: string } | null
  byLink: boolean
  contact: { id: string; name: string } | null
  startsAt: string | null
  endsAt: string | null
  note: string | null
  answer: AnswerCode | null
}

/** An appointment as lists show it. `mine`: the actor may arrange it. */
export function present(work: Work, a: AppointmentRow, mine: boolean) {
  const {
    secrecy: _secrecy,
    called: _called,
    origin: _origin,
    changedAt: _changedAt,
    toldSequence: _toldSequence,
    organizer: _organizer,
    contacts,
    checklistDone,
    checklistOf,
    ...shown
  } = a
  const isOpen = a.state === 'proposed' || a.state === 'booked'
  return {
    ...shown,
    kindName: calledHere(work.settings, a, work.locale),
    contacts: contacts.map(({ id, name, answer, mail, hasLeft }) => ({
      id,
      name,
      answer,
      reachable: mail !== null && !hasLeft,
    })),
    readiness: { done: checklistDone, of: checklistOf },
    can: {
      change: mine && isOpen,
      settle: mine && (a.state === 'booked' || a.state === 'no_show'),
      ask: mine && (isOpen || a.state === 'declined'),
    },
  }
}

export async function detail(work: Work, a: AppointmentRow, mine = true) {
  const [offered, checklist, moves] = [
    await liveOffer(work.tx, a.id),
    await checklistOf(work, a.id),
    await movesOf(work, a.id),
  ]
  return {
    ...present(work, a, mine),
    offered,
    offerUntil: offered.length > 0 ? await linksUntil(work, a.id) : null,
    asked: a.waiting ? (moves.findLast((move) => isAsked(move, a.waiting as Waiting)) ?? null) : null,
    checklist,
    moves,
  }
}

/** The moves by which each kind of waiting came about. */
const ASKED: Record<Waiting, readonly MoveKind[]> = {
  none_fits: ['none_fits'],
  countered: ['countered'],
  moved_elsewhere: ['moved_elsewhere'],
  mail_answer: ['answered'],
  called_off: ['cancelled', 'declined'],
  clashes: ['handed_over'],
  untold: ['handed_over'],
  unowned: ['handed_over'],
}

// Who answered that they come asks nothing.
const isAsked = ({ what, answer }: MoveRow, waiting: Waiting): boolean =>
  ASKED[waiting].includes(what) && answer !== 'accepted' && answer !== 'tentative'

const checklistOf = (work: Work, id: string) =>
  rows(
    work.tx,
    sql<Item>`select i.id, i.what, jsonb_build_object('id', p.id, 'name', p.name) as owner, i.due_on, i.done_at
      from checklist_item i join person p on p.id = i.owner_id where i.appointment_id = ${id} and i.dropped_at is null order by i.position, i.id`,
  )

const movesOf = (work: Work, id: string) =>
  rows(
    work.tx,
    sql<MoveRow>`select m.id, m.at, m.what, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by, m.link_id is not null as by_link,
        case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name) end as contact, m.starts_at, m.ends_at, t.note, case when m.what = 'answered' then m.code end as answer
      from appointment_move m left join person p on p.id = m.by_id left join contact k on k.id = m.contact_id left join appointment_move_text t on t.move_id = m.id
      where m.appointment_id = ${id} order by m.at, m.id`,
  )
