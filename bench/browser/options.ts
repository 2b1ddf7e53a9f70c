import { parseArgs } from 'node:util'

/** What a look at the screens is asked for. */
export interface BrowserOptions {
  /** Beginnings of the screens' names; null: all. */
  screens: string[] | null
  /** A Jinke that runs already and has its demo; null: one is started, on a demo of today. */
  url: string | null
  /** Customers of the company in whose lists is walked; 0: none. */
  long: number
  /** Whether Lighthouse judges each screen too. */
  lighthouse: boolean
  /** How often each figure is taken; the middle one counts. */
  runs: number
  /** Also writes the result as results/browser.json, to be committed. */
  latest: boolean
}

export const usage = `npm run bench:browser -- [--screens today,customers] [--url http://127.0.0.1:3210] [--long 10000] [--runs 3]
                         [--no-lighthouse] [--latest]`

export function readOptions(args: string[]): BrowserOptions {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      screens: { type: 'string' },
      url: { type: 'string' },
      long: { type: 'string', default: '10000' },
      lighthouse: { type: 'boolean', default: true },
      runs: { type: 'string', default: '3' },
      latest: { type: 'boolean', default: false },
    },
  })
  return {
    screens: values.screens ? values.screens.split(',') : null,
    url: values.url ?? null,
    long: Number(values.long),
    lighthouse: values.lighthouse,
    runs: Math.max(1, Number(values.runs)),
    latest: values.latest,
  }
}
