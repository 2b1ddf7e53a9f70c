import { watched } from '../../watched.ts'

export interface Notice {
  text: string
  /** `wrong` is read out at once and stays until it is put away. */
  kind?: 'done' | 'wrong'
  /** Takes back what was done; offered as long as the notice stands. */
  undo?: () => void
  /** Something else to do about it. */
  action?: { label: string; act: () => void }
}

export interface StandingNotice extends Notice {
  readonly id: number
}

const SHOWN = 4000
/** Time to notice, read and decide. */
const SHOWN_WITH_CHOICE = 8000
const AT_MOST = 3

export const notices = watched<readonly StandingNotice[]>([])
let last = 0

/** Says at the screen's edge what was done. Returns how to put it away. */
export function toast(notice: Notice): () => void {
  const id = ++last
  const away = () => notices.set(notices.get().filter((other) => other.id !== id))
  notices.set([...notices.get(), { ...notice, id }].slice(-AT_MOST))
  if (notice.kind !== 'wrong') setTimeout(away, notice.undo || notice.action ? SHOWN_WITH_CHOICE : SHOWN)
  return away
}
