/** T8: the tables of appointments that are never emptied, and of these those that are never changed. */
export const APPOINTMENTS_NEVER_CHANGED = ['appointment_move']
export const APPOINTMENTS_NEVER_DELETED = [
  ...APPOINTMENTS_NEVER_CHANGED,
  'appointment',
  'appointment_text',
  'appointment_person',
  'appointment_contact',
  'appointment_resource',
  'appointment_link',
  'appointment_move_text',
  'appointment_reminder',
  'booked_time',
  'checklist_item',
  'contact_time',
  'offer_time',
  'resource',
  'task',
]
