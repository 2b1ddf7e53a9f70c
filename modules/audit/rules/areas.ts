/** What acts are about: the coarse choice of the trail. */
export const AREA_NAMES = [
  'signIns',
  'people',
  'settings',
  'secrets',
  'files',
  'customers',
  'touches',
  'deals',
  'mails',
  'meetings',
  'trail',
] as const
export type Area = (typeof AREA_NAMES)[number]
