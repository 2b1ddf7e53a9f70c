/** T8: the tables of care that are never emptied, and of these those that are never changed. */
export const CARE_NEVER_CHANGED = ['care_choice']
export const CARE_NEVER_DELETED = [
  ...CARE_NEVER_CHANGED,
  'care_plan',
  'care_occasion',
  'care_occasion_text',
  'return_visit',
  'greeting',
  'greeting_text',
  'gift',
  'gift_text',
]
