import type { Item } from '../../../modules/today/ui/parts.ts'

/** T11: only one's own work is put off; what waits for the manager is decided, and who is expected today is met. */
export const mayPostpone = ({ part, customer, reasons }: Item): boolean =>
  customer.can.touch &&
  customer.owner !== null &&
  part !== 'step_in' &&
  reasons.every(({ code }) => code !== 'appointment_today')
