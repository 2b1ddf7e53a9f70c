import './narrowings.ts'
import { curveRoutes } from './curve/routes.ts'
import { funnelRoutes } from './funnel/routes.ts'
import { loadRoutes } from './load/routes.ts'
import { mixRoutes } from './mix/routes.ts'
import { newcomerRoutes } from './newcomers/routes.ts'
import { oddsRoutes } from './odds/routes.ts'
import { sourceRoutes } from './sources/routes.ts'

export const quantityRoutes = [
  ...funnelRoutes,
  ...oddsRoutes,
  ...newcomerRoutes,
  ...mixRoutes,
  ...sourceRoutes,
  ...loadRoutes,
  ...curveRoutes,
]
