import { figure } from '../../../platform/http/route.ts'
import { showCurve } from './actions.ts'
import * as contract from './contract.ts'

export const curveRoutes = [figure(contract.showCurve, (work, { query }) => showCurve(work, query))]
