import type { Picked } from '../modules/touches/ui/PickCustomer.tsx'
import { watched } from './watched.ts'

/** The sheet that logs a touch from anywhere: null is closed; without a customer it asks which. */
export const logging = watched<{ customer?: Picked } | null>(null)

/** The customer in sight, on whom the plus and L log at once; none where the screen shows many. */
export const logOn = watched<Picked | undefined>(undefined)
