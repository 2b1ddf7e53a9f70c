export const SHOWS = ['greetings', 'gifts', 'visits', 'year'] as const

/** What the address of the page of care holds. */
export interface CareSearch {
  show?: (typeof SHOWS)[number]
  /** Which of what is shown. */
  state?: string
  greeting?: string
}
