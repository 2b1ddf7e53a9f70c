import { read, write } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import * as gifts from './gifts/actions.ts'
import * as greetings from './greetings/actions.ts'
import { addOccasion, changeOccasion, endOccasion } from './occasions/actions.ts'
import { setCarePlan, setContactCare } from './occasions/plans.ts'
import { changeReturnVisit, listReturnVisits } from './visits/actions.ts'
import { showCareYear, showCustomerCare } from './year/actions.ts'

export const careRoutes = [
  read(contract.listGreetings, (work, { query }) => greetings.listGreetings(work, query)),
  // Their replies may hold a sealed birthday, and are kept nowhere.
  write(contract.skipGreetings, (work, { body }) => greetings.skipGreetings(work, body), { secret: true }),
  write(contract.changeGreeting, (work, { params, body }) => greetings.changeGreeting(work, params.id, body), {
    secret: true,
  }),
  write(contract.decideGreeting, (work, { params, body }) => greetings.decideGreeting(work, params.id, body), {
    secret: true,
  }),
  read(contract.listGifts, (work, { query }) => gifts.listGifts(work, query)),
  write(contract.addGift, (work, { body }) => gifts.addGift(work, body)),
  write(contract.decideGift, (work, { params, body }) => gifts.decideGift(work, params.id, body)),
  write(contract.changeGift, (work, { params, body }) => gifts.changeGift(work, params.id, body)),
  write(contract.settleGift, (work, { params, body }) => gifts.settleGift(work, params.id, body)),
  read(contract.showCustomerCare, (work, { params, query }) => showCustomerCare(work, params.id, query)),
  read(contract.showCareYear, (work, { query }) => showCareYear(work, query)),
  write(contract.setCarePlan, (work, { params, body }) => setCarePlan(work, params, body)),
  write(contract.addOccasion, (work, { params, body }) => addOccasion(work, params.id, body)),
  write(contract.changeOccasion, (work, { params, body }) => changeOccasion(work, params, body)),
  write(contract.endOccasion, async (work, { params }) => {
    await endOccasion(work, params)
    return undefined
  }),
  read(contract.listReturnVisits, (work, { query }) => listReturnVisits(work, query)),
  write(contract.changeReturnVisit, (work, { params, body }) => changeReturnVisit(work, params.id, body)),
  write(contract.setContactCare, (work, { params, body }) => setContactCare(work, params, body)),
]
