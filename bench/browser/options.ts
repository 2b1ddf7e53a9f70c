import { parseArgs } from 'node:util'
import { inWords, whole } from '../options.ts'
import { screens } from './screens.ts'

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

/** Reads what stands on the command line. Throws WrongOption. */
export function readOptions(args: string[]): BrowserOptions {
  return inWords(usage, () => {
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
      screens: values.screens?.split(',').map(aScreen) ?? null,
      url: values.url ?? null,
      long: values.long === '0' ? 0 : whole(values.long),
      lighthouse: values.lighthouse,
      runs: whole(values.runs),
      latest: values.latest,
    }
  })
}

function aScreen(name: string): string {
  if (!screens.some(({ id }) => id.startsWith(name)))
    throw new Error(`There is no screen ${name}; there are ${screens.map(({ id }) => id).join(', ')}.`)
  return name
}
