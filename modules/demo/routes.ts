import { credentialOf } from '../../platform/http/credential.ts'
import { open, type Visit } from '../../platform/http/route.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { crossSite } from '../../shared/refusals.ts'
import { identify, isSetUp, MAIN } from '../people/index.ts'
import { dropDemo, showDemo, startDemo } from './actions/keep.ts'
import * as contract from './contract.ts'
import { whyNotKeepDemo } from './policy.ts'

export const demoRoutes = [
  open(contract.showDemo, ({ companies }) => showDemo(companies)),
  open(contract.startDemo, async (visit) => {
    await demandKeeper(visit)
    return startDemo(visit.companies, visit.traceId)
  }),
  open(contract.dropDemo, async (visit) => {
    await demandKeeper(visit)
    await dropDemo(visit.companies)
    return undefined
  }),
]

async function demandKeeper({ companies, clock, request }: Visit): Promise<void> {
  const credential = credentialOf(request)
  const main = credential?.slug === MAIN ? await companies.find(MAIN) : null
  const signedIn = main && credential ? await identify(main, credential, clock.now()) : null
  // As for every write: a page elsewhere can make a browser send the cookie, but not this header.
  if (signedIn && credential?.kind === 'session' && !request.headers['x-jinke']) throw new Refused(crossSite())
  demand(whyNotKeepDemo(await isSetUp(companies), signedIn?.actor ?? null))
}
