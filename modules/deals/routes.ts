import { needRoutes } from './needs/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { productRoutes } from './products/routes.ts'
import { quoteRoutes } from './quotes/routes.ts'

export const dealRoutes = [...needRoutes, ...productRoutes, ...quoteRoutes, ...orderRoutes]
