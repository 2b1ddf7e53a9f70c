/** T8, T1: the portrait's tables that are never emptied, and of these those that are never changed. */
export const PORTRAIT_NEVER_CHANGED = [
  'portrait_value',
  'portrait_text',
  'portrait_asked',
  'trust_event',
  'trust_note',
  'distance_move',
  'portrait_review',
  'portrait_review_text',
]
export const PORTRAIT_NEVER_DELETED = [
  ...PORTRAIT_NEVER_CHANGED,
  'wallet_share',
  'share_plan',
  'handover_plan',
  'handover_step',
]
