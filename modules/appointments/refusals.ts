import { refusal } from '../../shared/refusal.ts'

export const timeTaken = refusal('time_taken', 409, {
  zh: '{who}这个时间已经有约（{from}–{to}，含前后留空）。请换一个时间',
  en: '{who} is booked then ({from}–{to}, with what is kept free around it). Choose another time',
  field: ['startsAt', 'times'],
})
export const unknownKind = refusal('unknown_appointment_kind', 422, {
  zh: '没有“{kind}”这类预约。请从设置里的种类中选',
  en: 'There is no kind of appointment "{kind}". Choose one of those in the settings',
  field: 'kind',
})
export const unknownResource = refusal('unknown_resource', 422, {
  zh: '没有这个会议室、工位或设备，或已停用',
  en: 'There is no such room, bay or device, or it is out of use',
  field: 'resourceIds',
})
export const unknownAttendee = refusal('unknown_attendee', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the colleague has left',
  field: ['personIds', 'organiserId', 'ownerId', 'responsibleId', 'workerId'],
})
export const attendeeMayNotSee = refusal('attendee_may_not_see', 422, {
  zh: '{names}还不能参加：这是保密客户，只有在保密名单上、签过保密承诺的同事看得到。请先把{names}加进客户的保密名单并签承诺，或换一位同事',
  en: '{names} cannot come yet: the customer is secret, seen only by colleagues on its list who have signed the undertaking. Add {names} to the list first, or choose somebody else',
  field: ['personIds', 'organiserId'],
})
export const inThePast = refusal('appointment_in_the_past', 422, {
  zh: '这个时间已经过去了。请选今后的时间',
  en: 'That time has passed. Choose one that lies ahead',
  field: ['startsAt', 'times'],
})
export const tooFarAhead = refusal('appointment_too_far_ahead', 422, {
  zh: '最多提前 {days} 天约',
  en: 'At most {days} days ahead can be agreed',
  field: ['startsAt', 'times'],
})
export const mealTimeCall = refusal('call_at_meal_time', 422, {
  zh: '对方那边 {time} 是饭点，不在饭点打电话。请换一个时间',
  en: 'At {time} they are at table: no calls at meal times. Choose another time',
  field: ['startsAt', 'times'],
})
export const begunAlready = refusal('appointment_begun', 409, {
  zh: '这次约见已经开始了，不能再在这里改时间或取消。请直接联系我们',
  en: 'This appointment has begun and can no longer be changed or called off here. Please get in touch with us directly',
})
export const tooLittleNotice = refusal('too_little_notice', 422, {
  zh: '“{kind}”至少提前 {hours} 小时约，最早发 {earliest} 的时间。电话里已经说好的，直接记下时间',
  en: '"{kind}" needs {hours} hours of notice: offer times from {earliest} on. What was agreed on the phone is booked instead',
  field: 'times',
})
export const nightTime = refusal('at_night', 422, {
  zh: '对方那边是夜里 {time}。确定要约这个时间，请再确认一次',
  en: 'It is {time} at night for them. If that is what was agreed, confirm it',
  field: ['startsAt', 'times'],
})
export const needsSlot = refusal('service_needs_slot', 422, {
  zh: '“{kind}”按服务的时段约，名额才不会超。请到“服务”里选一个时段',
  en: '"{kind}" is booked as a slot of a service, so that places are never exceeded. Choose a slot under Services',
  field: 'kind',
})
export const promisedPast = refusal('promise_in_the_past', 422, {
  zh: '答应的日子 {day} 已经过去了。请写今天或以后的日子',
  en: 'The day of the promise, {day}, has passed. Choose today or a later one',
  field: 'dueOn',
})
export const notOpen = refusal('appointment_not_open', 409, {
  zh: '这个预约已经是“{state}”，不能再这样操作',
  en: 'This appointment is {state} already; that can no longer be done',
})
export const notBooked = refusal('appointment_not_booked', 409, {
  zh: '这个预约还没有定下时间（现在是“{state}”）',
  en: 'No time is agreed for this appointment (it is {state})',
})
export const notYetBegun = refusal('appointment_not_begun', 409, {
  zh: '预约 {at} 才开始，那之后才能记结果',
  en: 'It begins at {at}; what became of it can be recorded after that',
})
export const notOffered = refusal('time_not_offered', 409, {
  zh: '这个时间已不在可选之列。请看最新的几个时间',
  en: 'That time is no longer among those offered. Look at the latest ones',
})
export const offeredTwice = refusal('times_overlap', 422, {
  zh: '有两个时间相同或重叠，请去掉一个',
  en: 'Two of the times are the same or overlap; take one out',
  field: 'times',
})
export const nothingOffered = refusal('nothing_offered', 409, {
  zh: '还没有发出可选的时间。请先选几个时间发给客户，再取链接',
  en: 'No times are offered yet. Offer some first, then take a link',
})
export const resourceNameTaken = refusal('resource_name_taken', 409, {
  zh: '已经有叫“{name}”的了，请换个名字',
  en: 'There is one called "{name}" already; choose another name',
  field: 'name',
})
export const checklistOver = refusal('checklist_full', 422, {
  zh: '清单最多 {most} 条',
  en: 'A checklist has at most {most} entries',
})
export const notASlot = refusal('not_a_slot', 422, {
  zh: '{at} 不是“{service}”的预约时段。可以选：{nearest}',
  en: '{at} is no slot of "{service}". Choose from: {nearest}',
  field: 'startsAt',
})
export const slotFull = refusal('slot_full', 409, {
  zh: '{at} 已经约满。最近还有空的：{nearest}',
  en: '{at} is full. The nearest that are free: {nearest}',
  field: 'startsAt',
})
export const slotKind = refusal('slot_kind', 422, {
  zh: '这是服务“{service}”的预约，种类不能改。请取消它，另约一个',
  en: 'This is a booking of the service "{service}", whose kind cannot be changed. Call it off and arrange another',
  field: 'kind',
})
export const linkLost = refusal('letter_without_link', 422, {
  zh: '信里没有链接了，客户点不了。请把“{mark}”放回去，发出时它会换成链接',
  en: 'The link is gone from the message, so they could not answer. Put "{mark}" back; it becomes the link when it goes out',
  field: 'text',
})
export const timesLost = refusal('letter_without_times', 422, {
  zh: '信里少了时间，或和选的不一样：{times}。请照这样写上',
  en: 'The message lacks a time, or has another than was chosen: {times}. Write it just so',
  field: 'text',
})
