import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  type RouterHistory,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { App } from './App.tsx'
import { Problem } from './api.ts'
import { ErrorState } from './kit/states/ErrorState.tsx'
import { late } from './screen.tsx'
import { NotFound } from './screens/not-found/NotFound.tsx'

const root = createRootRoute({ component: App, notFoundComponent: NotFound })

/** One screen: its address and the module, loaded when it is first visited, whose default export shows it. */
const screen = <const Path extends string>(path: Path, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: late(path, load) })

/** All screens: one line each. Their entries in the menu stand in nav.ts. */
const screens = root.addChildren([
  screen('/', () => import('./screens/today/Today.tsx')),
  screen('/team', () => import('./screens/team/Team.tsx')),
  screen('/customers', () => import('./screens/customers/Customers.tsx')),
  screen('/customers/$id', () => import('./screens/customer/Customer.tsx')),
  screen('/customers/$id/portrait', () => import('./screens/portrait/Portrait.tsx')),
  screen('/deals', () => import('./screens/deals/Deals.tsx')),
  screen('/deals/$id', () => import('./screens/deal/Deal.tsx')),
  screen('/quotes', () => import('./screens/quotes/Quotes.tsx')),
  screen('/quotes/new', () => import('./screens/quote/NewQuote.tsx')),
  screen('/quotes/$id', () => import('./screens/quote/Quote.tsx')),
  screen('/orders', () => import('./screens/orders/Orders.tsx')),
  screen('/orders/$id', () => import('./screens/order/Order.tsx')),
  screen('/products', () => import('./screens/products/Products.tsx')),
  screen('/pool', () => import('./screens/pool/Pool.tsx')),
  screen('/appointments', () => import('./screens/appointments/Appointments.tsx')),
  screen('/appointments/$id', () => import('./screens/appointments/Appointment.tsx')),
  screen('/appointments/$id/brief', () => import('./screens/appointments/Brief.tsx')),
  screen('/calendar', () => import('./screens/calendar/Calendar.tsx')),
  screen('/care', () => import('./screens/care/Care.tsx')),
  screen('/resources', () => import('./screens/resources/Resources.tsx')),
  screen('/services', () => import('./screens/services/Services.tsx')),
  screen('/receptions/$id', () => import('./screens/services/Reception.tsx')),
  screen('/quantity', () => import('./screens/quantity/Quantity.tsx')),
  screen('/duplicates', () => import('./screens/duplicates/Duplicates.tsx')),
  screen('/diagnosis', () => import('./screens/diagnosis/Diagnosis.tsx')),
  screen('/diagnosis/people/$id', () => import('./screens/diagnosis/Person.tsx')),
  screen('/diagnosis/teams/$id', () => import('./screens/diagnosis/Team.tsx')),
  screen('/scorecards', () => import('./screens/scorecards/Scorecards.tsx')),
  screen('/imports', () => import('./screens/imports/Imports.tsx')),
  screen('/imports/$id', () => import('./screens/imports/Import.tsx')),
  screen('/closeness', () => import('./screens/closeness/Closeness.tsx')),
  screen('/people', () => import('./screens/people/People.tsx')),
  screen('/sights', () => import('./screens/secrecy/Sights.tsx')),
  screen('/audit', () => import('./screens/audit/Audit.tsx')),
  screen('/undertakings', () => import('./screens/secrecy/Undertakings.tsx')),
  screen('/settings', () => import('./screens/settings/Settings.tsx')),
  screen('/settings/portrait', () => import('./screens/portraitSettings/PortraitSettings.tsx')),
  screen('/settings/letters', () => import('./screens/letters/Letters.tsx')),
  screen('/settings/letters/$id', () => import('./screens/letters/Letter.tsx')),
  screen('/settings/backups', () => import('./screens/backups/Backups.tsx')),
  screen('/me', () => import('./screens/me/Me.tsx')),
])

const options = {
  routeTree: screens,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Addresses are read, sent and typed by people: ?stage=need,quoted, without the quotes of JSON.
  parseSearch: (search: string) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
    return given.length > 0 ? `?${query.toString().replaceAll('%2C', ',')}` : ''
  },
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }: ErrorComponentProps) => (
    <ErrorState error={error} onRetry={error instanceof Problem ? () => location.reload() : reset} />
  ),
} as const

/** The way among the screens; the server, which draws the first one of a visit, goes by a history of its own. */
export const routerOn = (history?: RouterHistory) =>
  createRouter({ ...options, ...(history && { history, scrollRestoration: false }) })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOn>
  }
}
